import type { Language } from '../requests.ts';

/**
 * An actor of the study, with patterns of the words that name it. The first of each list is a plain word, and stands
 * for the actor in a rewritten question.
 */
interface Party {
  label: Record<Language, string>;
  names: Record<Language, string[]>;
  adjectives: Record<Language, string[]>;
  /** Capitals, and other places that stand for a government. */
  capitals: Record<Language, string[]>;
}

const PARTIES = {
  usa: {
    label: { de: 'USA', en: 'USA' },
    names: {
      de: ['USA', 'Vereinigten? Staaten', 'Amerika', 'Amerikaner', 'US(?=[-‑])'],
      en: ['United States', 'America', 'Americans', 'U.S.', '(?<=the )US'],
    },
    adjectives: { de: ['amerikanisch', 'US-amerikanisch'], en: ['American'] },
    capitals: {
      de: ['Washington', 'Pentagon', 'Weißes Haus', 'Weiße Haus', 'Weißen Haus'],
      en: ['Washington', 'White House'],
    },
  },
  japan: {
    label: { de: 'Japan', en: 'Japan' },
    names: { de: ['Japan', 'Japaner', 'Japanern'], en: ['Japan'] },
    adjectives: { de: ['japanisch'], en: ['Japanese'] },
    capitals: { de: ['Tokio'], en: ['Tokyo'] },
  },
  southKorea: {
    label: { de: 'Südkorea', en: 'South Korea' },
    names: {
      // Korea alone is the ally, but for its war and its halves.
      de: [
        'Südkorea',
        'Südkoreaner',
        'Südkoreanern',
        'Republik Korea',
        '(?<!North )Korea(?![-‑ ]Krieg|n? War|s\\b)',
      ],
      en: ['South Korea', 'South Koreans', 'Republic of Korea', 'ROK'],
    },
    adjectives: { de: ['südkoreanisch'], en: ['South Korean'] },
    capitals: { de: ['Seoul'], en: ['Seoul'] },
  },
  northKorea: {
    label: { de: 'Nordkorea', en: 'North Korea' },
    names: { de: ['Nordkorea', 'DVRK'], en: ['North Korea', 'DPRK'] },
    adjectives: { de: ['nordkoreanisch'], en: ['North Korean'] },
    capitals: { de: ['Pjöngjang'], en: ['Pyongyang'] },
  },
  china: {
    label: { de: 'China', en: 'China' },
    names: { de: ['China', 'Volksrepublik'], en: ['China', 'PRC'] },
    adjectives: { de: ['chinesisch', 'sino'], en: ['Chinese'] },
    capitals: { de: ['Peking'], en: ['Beijing'] },
  },
  russia: {
    label: { de: 'Russland', en: 'Russia' },
    names: { de: ['Russland'], en: ['Russia'] },
    adjectives: { de: ['russisch'], en: ['Russian'] },
    capitals: { de: ['Moskau', 'Kreml'], en: ['Moscow', 'Kremlin'] },
  },
  nato: {
    label: { de: 'Nato', en: 'Nato' },
    names: { de: ['Nato', 'Atlantische Allianz', 'Atlantischen Allianz'], en: ['Nato'] },
    adjectives: { de: [], en: [] },
    capitals: { de: [], en: [] },
  },
  australia: simple('Australien', 'Australia', 'australisch', 'Australian'),
  philippines: simple('Philippinen', 'Philippines', 'philippinisch', 'Philippine', 'Manila'),
  thailand: simple('Thailand', 'Thailand', 'thailändisch', 'Thai'),
  singapore: simple('Singapur', 'Singapore', 'singapurisch', 'Singaporean'),
  taiwan: simple('Taiwan', 'Taiwan', 'taiwanisch', 'Taiwanese'),
  india: simple('Indien', 'India', 'indisch', 'Indian'),
  germany: simple('Deutschland', 'Germany', 'deutsch', 'German', 'Berlin'),
  quad: simple('Quad', 'Quad'),
  guam: simple('Guam', 'Guam'),
  okinawa: simple('Okinawa', 'Okinawa'),
} satisfies Record<string, Party>;

export type PartyId = keyof typeof PARTIES;

const parties = Object.entries(PARTIES) as Array<[PartyId, Party]>;

/** Ways of naming a party, each with how it is recognised; `Südkoreas`, `japanischen` and `US-Truppen` count. */
const KINDS = ['names', 'adjectives', 'capitals'] as const;
const ENDINGS = {
  names: "(s|['’]s)?",
  adjectives: '(e[mnrs]?|s)?',
  capitals: "(s|['’]s)?",
};

/** Every way of naming every party, the longest first, and one pattern with a group for each. */
const namings = parties
  .flatMap(([party, { names, adjectives, capitals }]) => [
    ...wordsOf(names).map((word) => ({ party, kind: 'names' as const, word })),
    ...wordsOf(adjectives).map((word) => ({ party, kind: 'adjectives' as const, word })),
    ...wordsOf(capitals).map((word) => ({ party, kind: 'capitals' as const, word })),
  ])
  .sort((a, b) => b.word.length - a.word.length);
const anyMention = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${namings.map(({ word, kind }) => `(${spaced(word)}${ENDINGS[kind].replaceAll('(', '(?:')})`).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

const patterns = new Map(
  parties.map(([id, party]) => [id, KINDS.map((kind) => patternOf(party[kind], kind))] as const),
);

export function partyLabel(id: PartyId, language: Language): string {
  return PARTIES[id].label[language];
}

/** Parties that a text names, in the order of their first mention. */
export function partiesIn(text: string): PartyId[] {
  return [...new Set(mentionsIn(text).map(({ party }) => party))];
}

export function mentions(text: string, id: PartyId): boolean {
  return patterns.get(id)!.some((pattern) => text.search(pattern) >= 0);
}

export function mentionCount(text: string, id: PartyId): number {
  return patterns.get(id)!.reduce((count, pattern) => count + (text.match(pattern)?.length ?? 0), 0);
}

/** What may stand between parties that are set side by side: `Japan und Südkorea`, `Tokio im Vergleich zu Seoul`. */
const SIDE_BY_SIDE =
  /^\s*(,|,?\s*(und|oder|and|or|vs\.?|versus|bzw\.?|sowie|(anders |[aä]hnlich |mehr |weniger |besser |h[oö]her |gr[oö](?:ß|ss)er )?(als|wie)|(more |less |better |higher )?than|im (vergleich|gegensatz|unterschied) zu|compared (to|with)))\s*(die|der|den|the|in|bei|mit|with|von|of)?\s*$/i;

/** `Japan gegenüber Südkorea` sets two side by side; in `Japan und Südkorea gegenüber China` it is how they are to a third. */
const AGAINST = /^\s*gegenüber\s*(der|den)?\s*$/i;

/** Parties that a text names side by side, as a comparison does; the longest such chain. */
export function coordinated(text: string): PartyId[] {
  let longest: PartyId[] = [];
  let chain: PartyId[] = [];
  let end = 0;
  for (const mention of mentionsIn(text)) {
    const between = text.slice(end, mention.start);
    const joined =
      chain.length > 0 && (SIDE_BY_SIDE.test(between) || (chain.length === 1 && AGAINST.test(between)));
    chain = joined ? [...chain, mention.party] : [mention.party];
    end = mention.end;
    if (new Set(chain).size > longest.length) longest = [...new Set(chain)];
  }
  return longest.length > 1 ? longest : [];
}

interface PartyMention {
  party: PartyId;
  kind: (typeof KINDS)[number];
  start: number;
  end: number;
}

/** Where a text names parties, and how, in order. */
export function mentionsIn(text: string): PartyMention[] {
  return [...text.matchAll(anyMention)].map((match) => {
    const { party, kind } = namings[match.findIndex((words, i) => i > 0 && words !== undefined) - 1]!;
    return { party, kind, start: match.index, end: match.index + match[0].length };
  });
}

/** The text with one party in the other's place: `Was zahlt Tokio?` → `Was zahlt Seoul?` */
export function replaceParty(text: string, from: PartyId, to: PartyId, language: Language): string {
  return KINDS.reduce((changed, kind, i) => {
    const word = PARTIES[to][kind][language][0] ?? PARTIES[to].names[language][0]!;
    return changed.replace(patterns.get(from)![i]!, (_, ending: string | undefined) => word + (ending ?? ''));
  }, text);
}

/** The text without any mention of these parties. */
export function withoutParties(text: string, ids: PartyId[]): string {
  return ids.reduce(
    (rest, id) => patterns.get(id)!.reduce((r, pattern) => r.replace(pattern, ' '), rest),
    text,
  );
}

function patternOf(words: Record<Language, string[]>, kind: (typeof KINDS)[number]): RegExp {
  const all = wordsOf(words).sort((a, b) => b.length - a.length);
  if (!all.length) return /(?!)/g;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${all.map(spaced).join('|')})${ENDINGS[kind]}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

function wordsOf({ de, en }: Record<Language, string[]>): string[] {
  return [...new Set([...de, ...en])];
}

function spaced(word: string): string {
  return word.replaceAll(' ', '\\s');
}

function simple(de: string, en: string, adjectiveDe?: string, adjectiveEn?: string, capital?: string): Party {
  const listed = (word?: string) => (word ? [word] : []);
  return {
    label: { de, en },
    names: { de: [de], en: [en] },
    adjectives: { de: listed(adjectiveDe), en: listed(adjectiveEn) },
    capitals: { de: listed(capital), en: listed(capital) },
  };
}
