import { loadQuestions } from '#index/questions.ts';
import { words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import type { Question } from './question.ts';
import { READ } from './sentences.ts';
import type { WordMatcher } from './wordMatch.ts';

/** Similarity up to which two words are no nearer than any two are, and that from which they say the same. */
const UNRELATED = 0.3;
const SAME = 0.8;

/** A word that stands in so many questions tells nothing of what one is about; but a word counts this much at least. */
const COMMON = 300;
const LEAST_WEIGHT = 1;

/**
 * Share of the question's words, by how much they tell, that is met by the passages which search finds nearest: 0 … 1.
 * On a text that nothing has learned this tells best whether the question is on its matters.
 */
export async function metNear(
  { text }: Question,
  results: SearchResult[],
  match: WordMatcher,
): Promise<number> {
  const near = results.slice(0, READ).map(({ passage }) => `${passage.path.join(' ')} ${passage.text}`);
  const matches = await match(text, near);
  let all = 0;
  let met = 0;
  for (const [i, { word }] of (matches[0]?.words ?? []).entries()) {
    const similarity = Math.max(...matches.map(({ words }) => words[i]!.similarity));
    const weight = tellingOf(word);
    all += weight;
    met += weight * Math.min(1, Math.max(0, (similarity - UNRELATED) / (SAME - UNRELATED)));
  }
  return all ? met / all : 0;
}

let counts: Map<string, number> | undefined;

/**
 * How much a word tells of what a question is about: `kostet` and `Jahr` are asked of any text, `Schaffner` of few. Which
 * words are common in questions is known from those that are known of the shipped study, whatever the text is about.
 */
function tellingOf(word: string): number {
  counts ??= countWords(loadQuestions().map(({ text }) => text));
  return Math.max(LEAST_WEIGHT, Math.log(COMMON / (1 + (counts.get(word) ?? 0))));
}

/** In how many of the texts each word stands. */
function countWords(texts: string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(words(text))) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return found;
}
