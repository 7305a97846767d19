import type { Language } from '../requests.ts';
import { languageOf } from './language.ts';
import { coordinated, type PartyId, partiesIn } from './parties.ts';

/** What kind of thing a question asks for; `statement` where it is no more particular. */
export type Want =
  | 'figure'
  | 'date'
  | 'person'
  | 'place'
  | 'reason'
  | 'position'
  | 'list'
  | 'definition'
  | 'yesNo'
  | 'statement';

export interface Question {
  /** Standing alone: a follow-up already rewritten. */
  text: string;
  language: Language;
  want: Want;
  parties: PartyId[];
  /** Whose view it asks for. */
  holder?: PartyId;
  /** The abbreviation or name that it asks to explain. */
  term?: string;
  /** Years it names. */
  years: string[];
  /** Whether it asks to set parties side by side; `perhaps` where one sentence on all may do. */
  compares: 'surely' | 'perhaps' | 'no';
}

/** Tried in order: `seit wie vielen Jahren` asks for a figure, `in welchem Jahr` for a date. */
const WANTS: Array<[Want, RegExp]> = [
  [
    'reason',
    /\b(warum|weshalb|wieso|weswegen|aus welche[mn] gr[uü]nd|wozu|why|what (made|led|drove)|how come|gr[uü]nde?|ursachen?|reasons?)\b/i,
  ],
  [
    'date',
    /\b(wann|in welche[mn] (jahr|monat)|seit welche[mn] (jahr|monat)|welche[sn]? (jahr|monat|datum)|aus welchem jahr|ab wann|bis wann|when|(what|which) (year|month|date)|since when)\b/i,
  ],
  [
    'figure',
    /\b(wie\s?(viele?[nr]?|hoch|gro(ß|ss)|stark|weit|teuer|lange?|oft|breit)|wieviele?|um wie viel|welche[rnms]? (anteil|summe|betrag|prozentsatz|höhe|anzahl|zahl)|prozent|anteil|kostet|kosten|summe|how (many|much|large|big|far|high|strong|often|long)|what (share|percentage|sum|amount|number|proportion)|percent(age)?)\b/i,
  ],
  [
    'person',
    /\b(wer|wem|wen|wessen|welche[rnms]? (\w+\s)?(pr[aä]sident\w*|minister\w*|general\w*|admiral\w*|senator\w*|politiker\w*|experte\w*|berater\w*|milit[aä]r|regierungschef\w*)|who|whom|whose|which (\w+\s)?(president|minister|general|admiral|senator|politician|expert|adviser|advisor))\b/i,
  ],
  [
    'place',
    /\b(wo|wohin|woher|an welchem ort|von welchem ort|in welche[rnm] (stadt|pr[aä]fektur|region|land|gegend)|where|(which|what) (city|town|place|country|base|island|prefecture))\b/i,
  ],
  [
    'position',
    /\b((wie|was) (steht|stehen|stand|sieht|sehen|sah|denkt|denken|dachte|h[aä]lt|halten|hielt|bewertet\w*|beurteil\w*|betrachtet\w*|reagier\w*|sagt|sagen|sagte|meint|empfindet|findet)|haltung|position|sicht(weise)?|ansicht|meinung|einstellung|aus sicht|(what|how) (do|does|did) [\w ]{2,30} (think|say|see|view|regard|feel|react|respond|perceive)|stance|attitude|opinion|reaction|view of|views on)\b/i,
  ],
  [
    'definition',
    /\b(was (ist|sind|war|bedeutet|heisst|heißt|versteht)|wof[uü]r steht|was verbirgt sich|abk[uü]rzung|definition|definier\w*|what (is|are|was) (the |a |an )?[\w-]+( [\w-]+){0,3}\?*$|what does [\w -]+ (mean|stand for)|stand for|meaning of)/i,
  ],
  [
    'list',
    /\b(welche (?!rolle|bedeutung|haltung|position|strategie|folge\b|sicht|art)\p{L}+|nenne|z[aä]hle|liste|aufz[aä]hl\w*|which (\w+s|countries|people)\b|what are the|list|name the|what kinds?)/iu,
  ],
  [
    'yesNo',
    /^\W*(ist|sind|hat|haben|hatte|wird|werden|wurde|kann|k[oö]nnen|gibt es|gab es|war|waren|darf|soll|muss|will|wollen|does|do|did|is|are|was|were|has|have|had|can|could|will|would|should)\b/i,
  ],
];

/** Abbreviations and names such as `OPCON`, `THAAD`, `F-35`. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}-])(?=[\p{L}\d-]*\p{Lu}[\p{L}\d-]*\p{Lu})[\p{Lu}\d][\p{L}\d-]+(?![\p{L}\p{N}])/gu;

const COMPARES =
  /\b(vergleich\w*|verglichen|unterscheide\w*|unterschied\w*|gegen[uü]berstell\w*|gegensatz|im unterschied|differenz\w*|gemeinsamkeit\w*|wer (von beiden )?(zahlt|gibt|tr[aä]gt|leistet|hat|ist|steht) (\w+ )?mehr|compar\w+|differ\w*|versus|vs|contrast\w*|which of the two|(pays?|spends?|contributes?) more)\b/i;

/** What a comparison may be of where it names no parties: the two alliances, and those who are in them. */
const ALLIANCES =
  /(allianz|b[uü]ndnis|verb[uü]ndete|partner|l[aä]nder|staaten|alliance|\ball(y|ies)\b|partner|countries)/i;

/** Both at once, or one and the other. */
const BOTH =
  /\b(beide[nr]? (b[uü]ndniss?\w*|allianz\w*|l[aä]nder\w*|partner\w*|verb[uü]ndete\w*)|both (alliances|countries|allies|partners)|(beim|der|die|den|das) anderen?|the other( one)?)\b/i;

/** What two parties have with one another is no comparison of them. */
const BETWEEN =
  /\b(zwischen|between|untereinander|streit|verh[aä]ltnis|beziehung\w*|gemeinsam\w*|trilateral\w*|zusammenarbeit\w*|kooperation\w*|vers[oö]hn\w*|relation\w*|cooperat\w*|dispute|joint|together|each other|abkommen|agreement)\b/i;

/** Words of degree that set two parties against each other when a question names both. */
const DEGREES =
  /\b(mehr|weniger|st[aä]rker|enger|gr[oö](ß|ss)er|h[oö]her|kleiner|geringer|besser|eher|anders|ebenso|jeweils|more|less|fewer|larger|stronger|closer|higher|better|rather|respectively|each)\b/i;

/** Whether, and how surely, a question asks to set parties side by side. */
function comparesIn(text: string, parties: PartyId[], want: Want): Question['compares'] {
  const sides = parties.filter((party) => party !== 'usa').length > 1 || coordinated(text).length > 1;
  if (COMPARES.test(text) && (parties.length > 1 || ALLIANCES.test(text))) return 'surely';
  if (BOTH.test(text) && DEGREES.test(text)) return 'perhaps';
  if (BETWEEN.test(text)) return 'no';
  if (BOTH.test(text) && ALLIANCES.test(text)) return 'perhaps';
  if (DEGREES.test(text) && coordinated(text).length > 1) return 'perhaps';
  const isEach = want === 'figure' || want === 'position' || want === 'date';
  const isTwofold = /(\b(und|and)|,) (welche[nrsm]?|wie|was|which|what|how)\b/i.test(text);
  return sides && (isTwofold || (isEach && coordinated(text).length > 1)) ? 'perhaps' : 'no';
}

/**
 * @param text the question standing alone.
 * @param asked its last part, where it was put together from a conversation: that says what is wanted.
 */
export function analyze(text: string, language: Language = languageOf(text), asked = text): Question {
  const parties = partiesIn(text);
  const wantIn = (part: string) => WANTS.find(([, pattern]) => pattern.test(part))?.[0];
  const want = wantIn(asked) ?? wantIn(text) ?? 'statement';
  const term = text.match(ABBREVIATION)?.find((word) => !partiesIn(word).length);
  return {
    text,
    language,
    want,
    parties,
    ...(want === 'position' && parties[0] && { holder: parties[0] }),
    ...((want === 'definition' || text.trim() === term) && term && { term }),
    years: text.match(/\b(19|20)\d\d\b/g) ?? [],
    compares: comparesIn(text, parties, want),
  };
}

const MONTHS = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
const MONTHS_EN =
  'January|February|March|April|(in|of|on|until|since|by|from) May|June|July|August|September|October|November|December';

/** What a sentence must hold to be the kind of answer that is wanted, in its language; the others can be answered by any. */
const OFFERS: Record<Language, Partial<Record<Want, RegExp>>> = {
  de: {
    figure:
      /\d|\b(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig) (Prozent|Drittel|Milliarden?|Millionen?|Jahre?n?)|Drittel|Hälfte|Viertel|\w+fachung|doppelt/,
    date: new RegExp(`\\b(19|20)\\d\\d\\b|\\b(${MONTHS})\\b|\\b(19|20)?\\d0er Jahre`),
    person:
      /\b(Präsident\w*|Premierminister\w*|Außenminister\w*|Verteidigungsminister\w*|General|Admiral|Senator\w*|Berater\w*|Politikwissenschaftler\w*|Vorsitzende\w*|Generalsekretär|Sonderbeauftragte\w*|[A-Z]\w+minister\w*)\b|\b[A-Z][a-z]+ ([A-Z]\. )?[A-Z][a-z]+\b/,
    place: /\b(in|bei|auf|nach|im|an der|am|um) (der |den |dem )?[A-ZÄÖÜ]\w+/,
    reason:
      /\b(weil|da|denn|daher|deshalb|deswegen|darum|aufgrund|wegen|angesichts|Grund|Gründe|Ursache\w*|hängt|damit|um|infolge\w*|ausschlaggebend|verantwortlich|bedingt|dadurch|zumal|fürchte\w*|befürchte\w*|Sorge\w*)\b/i,
    list: /\p{L}, [^.]*\b(und|oder|sowie|bzw\.)\b|\b(erstens|zweitens|drittens|darunter|unter anderem|zum einen|zum anderen|beispielsweise)\b|[–:] .*,/iu,
  },
  en: {
    figure:
      /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|half|thirds?|quarters?|doubled?|twice|dozens?)\b/i,
    date: new RegExp(`\\b(1[5-9]|20)\\d\\d\\b|\\b(${MONTHS_EN})\\b`),
    person:
      /\b(President|Chancellor|\w*[Mm]inister|General|Admiral|Senator|[Dd]irector|[Cc]hair\w*|[Mm]ayor|[Ss]ecretary|Professor)\b|\b[A-Z][a-z]+ ([A-Z]\. )?[A-Z][a-z]+\b/,
    place: /\b(in|at|on|near|to|from|off|around) (the )?[A-Z]\w+/,
    reason:
      /\b(because|since|so that|due to|owing to|thanks to|therefore|hence|reasons?|caused?|in order to|to avoid|out of fear|for fear)\b/i,
    list: /\p{L}, [^.]*\b(and|or|as well as)\b|\b(firstly|secondly|such as|including|among them|for example)\b|[–:] .*,/iu,
  },
};

/**
 * Whether a sentence holds the kind of thing that is wanted: a figure, a date, a name, a place, a reason, a list.
 * Undefined where any sentence may be an answer.
 */
export function offers(
  { text, language }: { text: string; language: Language },
  want: Want,
): boolean | undefined {
  return OFFERS[language][want]?.test(text);
}

/** Tells whether a sentence explains a term: `Combined Forces Command (CFC)`, `die sogenannte Sonnenschein-Politik`. */
export function definitionOf(term: string): (sentence: string) => boolean {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-‑]/g, '[-‑]');
  const definition = new RegExp(
    `\\((?:[^()]*, )?${escaped}[,)]|${escaped} \\(|»${escaped}«|genannte\\w* ${escaped}`,
    'i',
  );
  return (sentence) => definition.test(sentence);
}
