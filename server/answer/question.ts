import type { Language } from '../schema.ts';
import { languageOf } from './language.ts';
import { coordinated, type PartyId, partiesIn } from './parties.ts';

/** What kind of thing a question asks for; `statement` where it is no more particular. */
export type Want = 'figure' | 'date' | 'person' | 'place' | 'reason' | 'statement';

export interface Question {
  /** Standing alone: a follow-up already rewritten. */
  text: string;
  language: Language;
  want: Want;
  parties: PartyId[];
  /** Years it names. */
  years: string[];
  /** Whether it asks to set parties side by side. */
  compares: boolean;
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
];

const COMPARES =
  /\b(vergleich\w*|verglichen|unterscheide\w*|unterschied\w*|gegen[uü]berstell\w*|gegensatz|im unterschied|(gemeinsamkeit|differenz)\w*|beide[nr]? (b[uü]ndniss?\w*|allianz\w*|l[aä]nder\w*|partner\w*|verb[uü]ndete\w*)|wer (von beiden )?(zahlt|gibt|tr[aä]gt|leistet|hat|ist|steht) (\w+ )?mehr|compar\w+|differ\w*|versus|vs|both (alliances|countries|allies|partners)|contrast\w*|which of the two|(pays?|spends?|contributes?) more)\b/i;

/** What a comparison may be of where it names no parties: the two alliances, and those who are in them. */
const ALLIANCES =
  /(allianz|b[uü]ndnis|verb[uü]ndete|partner|l[aä]nder|staaten|alliance|\ball(y|ies)\b|partner|countries)/i;

/** Words of degree that set two parties against each other when a question names both. */
const DEGREES =
  /\b(mehr|weniger|st[aä]rker|enger|gr[oö](ß|ss)er|h[oö]her|kleiner|geringer|eher|anders|ebenso|jeweils|more|less|fewer|larger|stronger|closer|higher|rather|respectively|each)\b/i;

/**
 * @param text the question standing alone.
 * @param asked its last part, where it was put together from a conversation: that says what is wanted.
 */
export function analyze(text: string, language: Language = languageOf(text), asked = text): Question {
  const parties = partiesIn(text);
  const wantIn = (part: string) => WANTS.find(([, pattern]) => pattern.test(part))?.[0];
  return {
    text,
    language,
    want: wantIn(asked) ?? wantIn(text) ?? 'statement',
    parties,
    years: text.match(/\b(19|20)\d\d\b/g) ?? [],
    compares:
      (COMPARES.test(text) && (parties.length > 1 || ALLIANCES.test(text))) ||
      (DEGREES.test(text) && coordinated(text).length > 1),
  };
}

const MONTHS = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';

/** What a sentence must hold to be the kind of answer that is wanted. */
const OFFERS: Record<Exclude<Want, 'statement'>, RegExp> = {
  figure:
    /\d|\b(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig) (Prozent|Drittel|Milliarden?|Millionen?|Jahre?n?)|Drittel|Hälfte|Viertel|\w+fachung|doppelt/,
  date: new RegExp(`\\b(19|20)\\d\\d\\b|\\b(${MONTHS})\\b|\\b(19|20)?\\d0er Jahre`),
  person:
    /\b(Präsident\w*|Premierminister\w*|Außenminister\w*|Verteidigungsminister\w*|General|Admiral|Senator\w*|Berater\w*|Politikwissenschaftler\w*|Vorsitzende\w*|Generalsekretär|Sonderbeauftragte\w*|[A-Z]\w+minister\w*)\b|\b[A-Z][a-z]+ ([A-Z]\. )?[A-Z][a-z]+\b/,
  place: /\b(in|bei|auf|nach|im|an der|am|um) (der |den |dem )?[A-ZÄÖÜ]\w+/,
  reason:
    /\b(weil|da|denn|daher|deshalb|deswegen|darum|aufgrund|wegen|angesichts|Grund|Gründe|Ursache\w*|hängt|damit|um|infolge\w*|ausschlaggebend|verantwortlich|bedingt|dadurch|zumal|fürchte\w*|befürchte\w*|Sorge\w*)\b/i,
};

/** Whether a sentence holds the kind of thing that is wanted: a figure, a date, a name, a place, a reason. */
export function offers(sentence: string, want: Want): boolean {
  return want === 'statement' || OFFERS[want].test(sentence);
}
