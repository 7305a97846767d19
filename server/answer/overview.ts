import { studyIdOf } from '#corpus/studyId.ts';
import type { Study } from '#corpus/types.ts';
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

/** Where a study that marks no summary says what it is about. */
const SUMMARY_TITLE = /zusammenfassung|kurzfassung|überblick|summary|abstract|key (points|findings)/i;
/** Paragraphs of such a section, or chapters of which the first paragraph is taken. */
const PARAGRAPHS = 5;

/** Whether a question asks for the study as a whole: `Worum geht es?`, but not `Worum geht es im Streit um Okinawa?` */
export function asksForWhole(question: string): boolean {
  const asked = question.match(new RegExp(WHOLE, 'gi'));
  if (!asked) return false;
  const ways = new Set(words(asked.join(' ')));
  return words(question).every((word) => isStopWord(word) || ways.has(word) || NAMELESS.has(word));
}

/** The passages of each study's summary, in reading order. */
export async function summaryOf(study: Study, search: Search): Promise<SearchResult[]> {
  const ids = [...new Set(study.passages.map(({ id }) => studyIdOf(id)))].flatMap((of) =>
    summaryIds(study, of),
  );
  const found = await search(SUMMARY, ALL_RESULTS);
  return found
    .filter(({ passage }) => ids.includes(passage.id))
    .sort((a, b) => ids.indexOf(a.passage.id) - ids.indexOf(b.passage.id));
}

/** The passages that sum up one of the studies: its summary, the section that is called so, or how its chapters begin. */
function summaryIds(study: Study, of: string): string[] {
  const passages = study.passages.filter(({ id }) => studyIdOf(id) === of);
  const summary = passages.filter(({ kind }) => kind === 'summary');
  if (summary.length) return summary.map(({ id }) => id);
  const prose = passages.filter(({ kind }) => kind === 'body');
  const titled = prose.filter(({ path }) => path.some((title) => SUMMARY_TITLE.test(title)));
  const openings = prose.filter(({ path }, at) => path[0] !== prose[at - 1]?.path[0]);
  return (titled.length ? titled : openings).slice(0, PARAGRAPHS).map(({ id }) => id);
}

/** The sentences that the paragraphs of the summary open with. */
export function openings(summary: SearchResult[], statements: Statements): Chosen[] {
  return summary.map(({ passage }) => ({ statement: statements.of(passage)[0]!, places: [] }));
}
