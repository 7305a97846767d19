import type { Language } from '../requests.ts';
import { mentionsIn, type PartyId, partyLabel } from './parties.ts';

/** Someone whose view a text may report, in the words of an answer. */
export interface Actor {
  label: Record<Language, string>;
  /** Those it speaks for; none where it is no party's. */
  parties: PartyId[];
}

/** Where a text names an actor. */
export interface ActorMention extends Actor {
  start: number;
  end: number;
  /** `Seouls`, `des Pentagons`: named, but not the subject of anything. */
  genitive: boolean;
  /** `alle drei Länder`: several already. */
  several: boolean;
}

type Entry = [pattern: RegExp, label: string | Record<Language, string>, ...parties: PartyId[]];

/** Those who have their say in the study beside the parties themselves; the more particular before the more general. */
const NAMED: Entry[] = [
  [/Trump-(Administration|Regierung)/, { de: 'Trump-Administration', en: 'Trump administration' }, 'usa'],
  [/Biden-Administration/, { de: 'Biden-Administration', en: 'Biden administration' }, 'usa'],
  [/Obama-Administration/, { de: 'Obama-Administration', en: 'Obama administration' }, 'usa'],
  [/Moon-Regierung/, { de: 'Moon-Regierung', en: 'Moon government' }, 'southKorea'],
  [/Abe-Regierung/, { de: 'Abe-Regierung', en: 'Abe government' }, 'japan'],
  [/(Donald )?Trumps?(?![\p{L}»-])/u, 'Donald Trump', 'usa'],
  [/((Joe|Joseph) )?Bidens?(?![\p{L}-])/u, 'Joe Biden', 'usa'],
  [/(Barack )?Obamas?(?![\p{L}-])/u, 'Barack Obama', 'usa'],
  [/Moon Chung-in/, 'Moon Chung-in', 'southKorea'],
  [/Moon( Jae-in)?s?(?![\p{L}-])/u, 'Moon Jae-in', 'southKorea'],
  [/(Shinzo )?Abes?(?![\p{L}-])/u, 'Shinzo Abe', 'japan'],
  [/(Yoshihide )?Sugas?(?![\p{L}-])/u, 'Yoshihide Suga', 'japan'],
  [/Kang Kyung-wha/, 'Kang Kyung-wha', 'southKorea'],
  [/Lee Jong-seok/, 'Lee Jong-seok', 'southKorea'],
  [/Lee( In-young)?(?![\p{L}-])/u, 'Lee In-young', 'southKorea'],
  [/Ahn Sung Kyoo/, 'Ahn Sung Kyoo', 'southKorea'],
  [/Boo Seung-chang/, 'Boo Seung-chang', 'southKorea'],
  [/Tomohito Shinoda/, 'Tomohito Shinoda', 'japan'],
  [/(Ichiro )?Ozawa/, 'Ichiro Ozawa', 'japan'],
  [/(John )?Bolton/, 'John Bolton', 'usa'],
  [/(Michael )?Pompeo/, 'Michael Pompeo', 'usa'],
  [/(Mark )?Esper/, 'Mark Esper', 'usa'],
  [/(Stephen )?Biegun/, 'Stephen Biegun', 'usa'],
  [/(Philip (S\. )?)?Davidson/, 'Philip Davidson', 'usa'],
  [/(Robert B\. )?Abrams/, 'Robert B. Abrams', 'usa'],
  [/(Robert )?Menendez/, 'Robert Menendez', 'usa'],
  [/(Cory )?Gardner/, 'Cory Gardner', 'usa'],
  [/(Jack )?Reed/, 'Jack Reed', 'usa'],
  [
    /japanische[mnrs]? Verteidigungsministeri\p{L}+|Verteidigungsrichtlinien Japans/u,
    { de: 'japanisches Verteidigungsministerium', en: 'Japanese defence ministry' },
    'japan',
  ],
  [/japanische[nr]? Regierung/, { de: 'japanische Regierung', en: 'Japanese government' }, 'japan'],
  [
    /südkoreanische[nr]? (Regierung|Regierungsvertreter)/,
    { de: 'südkoreanische Regierung', en: 'South Korean government' },
    'southKorea',
  ],
  [
    /US-Verteidigungsministeri\p{L}+|amerikanische[ns]? Verteidigungsministeri\p{L}+|Pentagons?/u,
    { de: 'Pentagon', en: 'Pentagon' },
    'usa',
  ],
  [/US-Außenministeri\p{L}+/u, { de: 'US-Außenministerium', en: 'US State Department' }, 'usa'],
  [
    /Strategiedokument zur Nationalen Sicherheit/,
    { de: 'Biden-Administration', en: 'Biden administration' },
    'usa',
  ],
  [/Vertreter seiner Administration/, { de: 'Vertreter der US-Regierung', en: 'US officials' }, 'usa'],
  [/US-Regierung|US-Administration/, { de: 'US-Regierung', en: 'US government' }, 'usa'],
  [
    /Nationale[rn]? (Sicherheits|Verteidigungs)strategie( der USA)?/,
    { de: 'US-Strategiedokumente', en: 'US strategy documents' },
    'usa',
  ],
  [/(US-)?Kongress(es)?(?![\p{L}-])/u, { de: 'US-Kongress', en: 'US Congress' }, 'usa'],
  [/US-Militärs?(?![\p{L}-])/u, { de: 'US-Militär', en: 'US military' }, 'usa'],
  [/Allianztheorie/, { de: 'Allianztheorie', en: 'alliance theory' }],
  [/(US-amerikanische )?Medien(berichten?)?(?![\p{L}-])/u, { de: 'Medienberichte', en: 'media reports' }],
  [/Berichten(?= zufolge)/, { de: 'Berichte', en: 'reports' }],
  [/offiziellen Angaben/, { de: 'amtliche Angaben', en: 'official figures' }],
  [/[Kk]ritische Stimmen|Kritiker(?![\p{L}-])/u, { de: 'Kritiker', en: 'critics' }],
  [
    /(südkoreanische|koreanische)[rn]? (Verteidigungsexperten|Politiker)/,
    { de: 'südkoreanische Experten', en: 'South Korean experts' },
    'southKorea',
  ],
  [
    /Außenpolitik-Experten|Sicherheitsexperten|sicherheitspolitische Experten/,
    { de: 'Experten', en: 'experts' },
  ],
  [
    /(sogenannten? )?[Pp]rogressive[ns]? (Lagers?|Kräfte)|Progressiven/,
    { de: 'Südkoreas Progressive', en: 'South Korea’s progressives' },
    'southKorea',
  ],
  [
    /[Kk]onservative[ns]? (Opposition|Lagers?)|United Futures Party|Konservativen/,
    { de: 'Südkoreas Konservative', en: 'South Korea’s conservatives' },
    'southKorea',
  ],
  [/Korea International Trade Association/, 'Korea International Trade Association', 'southKorea'],
  [/Komeito/, 'Komeito', 'japan'],
  [/LDP(?![\p{L}-])/u, 'LDP', 'japan'],
  [/DPJ(?![\p{L}])/u, 'DPJ', 'japan'],
  [
    /(alle|die) drei (Länder|Bündnispartner|Allianzpartner|Partner)|[Aa]lle drei (Länder|Bündnispartner|Allianzpartner)/,
    { de: 'USA, Japan und Südkorea', en: 'USA, Japan and South Korea' },
    'usa',
    'japan',
    'southKorea',
  ],
  [
    /(beiden )?asiatischen (Verbündeten|Bündnispartner)/,
    { de: 'Japan und Südkorea', en: 'Japan and South Korea' },
    'japan',
    'southKorea',
  ],
];

/** All of them at once, with a group for each. */
const ANY_NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${NAMED.map(([{ source }]) => `(${source.replace(/\((?!\?)/g, '(?:')})`).join('|')})`,
  'gu',
);

/** Actors that a text names, in order; where two names overlap, the more particular. */
export function actorsIn(text: string): ActorMention[] {
  const found: ActorMention[] = [];
  const add = (mention: ActorMention) => {
    if (!found.some(({ start, end }) => mention.start < end && start < mention.end)) found.push(mention);
  };
  for (const { 0: words, index, ...match } of text.matchAll(ANY_NAMED)) {
    const at = NAMED.findIndex((_, i) => (match as string[])[i + 1] !== undefined);
    const [, label, ...parties] = NAMED[at]!;
    add({
      label: typeof label === 'string' ? { de: label, en: label } : label,
      parties,
      start: index,
      end: index + words.length,
      genitive: isGenitive(words) && !(typeof label === 'string' ? label : label.de).endsWith(words),
      several: parties.length > 1,
    });
  }
  for (const { party, kind, start, end } of mentionsIn(text)) {
    // `amerikanische Positionen` names no one who speaks, and no `US-Truppen` do.
    if (kind === 'adjectives' || /^[-‑]/.test(text.slice(end))) continue;
    const words = text.slice(start, end);
    const own = kind === 'capitals' ? words.replace(/s$/, '') : partyLabel(party, 'de');
    const en = kind === 'capitals' ? (ENGLISH_CAPITALS[own] ?? own) : partyLabel(party, 'en');
    const genitive = isGenitive(words);
    add({ label: { de: own, en }, parties: [party], start, end, genitive, several: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

const ENGLISH_CAPITALS: Record<string, string> = {
  Tokio: 'Tokyo',
  Pjöngjang: 'Pyongyang',
  Peking: 'Beijing',
  Moskau: 'Moscow',
  Kreml: 'Kremlin',
};

function isGenitive(name: string): boolean {
  return /[^s]s$/.test(name);
}
