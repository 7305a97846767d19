import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import { mentions } from './parties.ts';
import type { Question } from './question.ts';
import { logistic, type RankedSentence, shareOf } from './sentences.ts';
import weights from './weights.json' with { type: 'json' };

/** Passages among which the question's words are looked for. */
const NEAR = 3;

/**
 * Refuses above this probability. The trade-off is in the README: a lower one denies readers more answers, a higher
 * one lets more questions through that the study does not answer.
 */
const THRESHOLD = 0.75;

/** What the decision looks at; the names are those of `weights.json`. */
export type RefusalFeatures = Record<keyof typeof weights.refusal, number>;

/** Whether the study does not answer. */
export function isRefused(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
): boolean {
  if (!results.length) return true;
  return logistic(refusalFeatures(question, results, sentences, terms), weights.refusal) > THRESHOLD;
}

export function refusalFeatures(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
): RefusalFeatures {
  const near = results.slice(0, NEAR).map(({ passage }) => `${passage.path.join(' ')} ${passage.text}`);
  const content = words(question.text).filter((word) => !isStopWord(word) && word.length > 1);
  const unknown = content.filter((word) => !terms.knows(word));
  const isNear = (holds: (text: string) => boolean) => near.some(holds);
  return {
    bias: 1,
    passage: Math.max(...results.slice(0, NEAR).map(({ signals }) => signals.passage)),
    asked: Math.max(...results.slice(0, NEAR).map(({ signals }) => signals.asked)),
    probability: sentences[0]?.probability ?? 0,
    // A question of no content words names nothing that the study could know; a figure alone names nothing.
    nothingKnown: Number(!content.some((word) => terms.knows(word) && !/\d/.test(word))),
    unknownWords: content.length ? unknown.length / content.length : 1,
    unknownYears: Number(question.years.some((year) => !isNear((text) => text.includes(year)))),
    unknownNumbers: Number(unknown.some((word) => /\d/.test(word))),
    missedParties: shareOf(question.parties, (party) => !isNear((text) => mentions(text, party))),
  };
}
