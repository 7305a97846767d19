import { Citations } from '../cite.ts';
import { foreignIn, frame, frameOf } from '../compose.ts';
import type { Question } from '../question.ts';
import { isRefused } from '../refuse.ts';
import { type Budget, selectSentences } from '../select.ts';
import { READ, rankSentences } from '../sentences.ts';
import type { Statement } from '../statements.ts';
import { type Compared, type Sources, tableOf } from './compare.ts';

/** Words that stand for the studies themselves. */
const STUDIES =
  /(?<!\p{L})(studien|texte|berichte|dokumente|papiere|quellen|studies|texts|reports|documents|papers|sources)(?!\p{L})/giu;
const COMPARING =
  /(?<!\p{L})(vergleich\p{L}*|unterscheide\p{L}*|unterschiede?|gegenüber(stell\p{L}*)?|stelle|jeweils|beiden?|compare|comparison|differ\p{L}*|both|two)(?!\p{L})/giu;
const SAYING = /(?<!\p{L})(was|wie|worin|sag(t|en)|schreib(t|en)|what|how|do|does|says?|write)(?!\p{L})/giu;

const SMALL_WORD =
  '(?:zu[mr]?|über|bei|beim|in|im|mit|von|vom|der|die|das|den|dem|des|sich|zwischen|the|of|about|on|to|for|between|regarding|and|und)';
const LEADING = new RegExp(`^(?:${SMALL_WORD}\\s+)+`, 'iu');
const TRAILING = new RegExp(`(?:\\s+${SMALL_WORD})+$`, 'iu');

/** Passages asked of each study: so many are looked through for every cell. */
const PASSAGES = 12;
/** Words of a cell: the same share for each study. */
const CELL: Budget = { atLeast: 25, atMost: 80 };

/** Whether a question sets the studies themselves side by side, and not parties within them. */
export function comparesStudies({ text, parties }: Question, { members }: Sources): boolean {
  if (members.length < 2) return false;
  const named = text.search(STUDIES) >= 0;
  if (text.search(COMPARING) < 0) return named && text.search(SAYING) >= 0;
  return named || parties.filter((party) => party !== 'usa').length < 2;
}

/** What each study says, side by side; undefined where none of them answers. */
export async function compareStudies(question: Question, sources: Sources): Promise<Compared | undefined> {
  const { language } = question;
  const topic = topicOf(question.text);
  const asked: Question = { ...question, text: topic, compares: 'no' };
  const answers = await Promise.all(sources.members.map(({ search }) => answerOf(asked, search, sources)));
  const cells = answers.map(({ sentences }) => sentences);
  if (!topic || cells.every(({ length }) => !length)) return undefined;
  const citations = new Citations(language);
  const { studies } = frameOf(language);
  return {
    sentences: [frame(studies[foreignIn(cells.flat(), language)])],
    comparison: tableOf(
      [{ aspect: topic, cells }],
      sources.members.map(({ title }) => title),
      answers.map(({ checked }) => checked),
      citations,
    ),
    citations,
  };
}

/** Sentences with which one study answers, none where it does not; and how many passages were looked through. */
async function answerOf(
  question: Question,
  search: Sources['search'],
  { statements, terms, match, weights }: Sources,
): Promise<{ sentences: Statement[]; checked: number }> {
  const results = await search(question.text, PASSAGES);
  const ranked = rankSentences(question, results.slice(0, READ), statements, terms, weights.sentence);
  const isSilent = await isRefused(question, results, ranked, terms, match, weights.refusal);
  const chosen = isSilent ? [] : selectSentences(question, ranked, CELL, statements);
  return { sentences: chosen.map(({ statement }) => statement), checked: results.length };
}

/** What they are compared in: the question without the asking, the studies, and what led to either. */
function topicOf(text: string): string {
  return text
    .replace(COMPARING, ' ')
    .replace(SAYING, ' ')
    .replace(STUDIES, ' ')
    .replace(/[?!.:,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEADING, '')
    .replace(TRAILING, '');
}
