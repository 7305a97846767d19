import type { Search } from '#index/search.ts';
import { isStopWord, words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import type { Chosen } from './select.ts';
import type { Statements } from './statements.ts';

/** Ways of asking what the study says as a whole, rather than on anything in it. */
const WHOLE =
  /\b(worum (geht|dreht)|wovon handelt|was steht in|fasse?(?=.*\bzusammen)|zusammenfass\w*|[uü]berblick|(kern|haupt)(aussage|these|ergebnis|punkt)\w*|wichtigste\w* (aussage|these|ergebnis|punkt)\w*|summar\w+|overview|(main|key) (points?|findings?|arguments?|messages?)|what('s| is) (the|this) (study|paper|text|report) about)\b/i;

/** Words of such questions that name no subject of their own. */
const NAMELESS = new Set(
  'zusammen studie text papier geht dreht handelt steht inhalt kurz bitte gib nenne zeig satzen study paper report text about give short please brief'.split(
    ' ',
  ),
);

/** The summary's own title. Every passage is wanted, to pick the summary's from: where they rank does not matter. */
const SUMMARY = 'Zusammenfassung';
const ALL_RESULTS = 1000;

/** Whether a question asks for the study as a whole: `Worum geht es?`, but not `Worum geht es im Streit um Okinawa?` */
export function asksForWhole(question: string): boolean {
  const asked = question.match(new RegExp(WHOLE, 'gi'));
  if (!asked) return false;
  const ways = new Set(words(asked.join(' ')));
  return words(question).every((word) => isStopWord(word) || ways.has(word) || NAMELESS.has(word));
}

/** The passages of the study's summary, in reading order. */
export async function summaryOf(search: Search): Promise<SearchResult[]> {
  const found = await search(SUMMARY, ALL_RESULTS);
  return found
    .filter(({ passage }) => passage.kind === 'summary')
    .sort((a, b) => (a.passage.id < b.passage.id ? -1 : 1));
}

/** The sentences that the paragraphs of the summary open with. */
export function openings(summary: SearchResult[], statements: Statements): Chosen[] {
  return summary.map(({ passage }) => ({ statement: statements.of(passage)[0]!, places: [] }));
}
