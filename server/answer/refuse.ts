import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import type { Language } from '../schema.ts';
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
const THRESHOLD = 0.6;

/** What the decision looks at; the names are those of `weights.json`. */
export type RefusalFeatures = Record<keyof typeof weights.refusal, number>;

/** Why the study does not answer, or undefined where it does. */
export function refusalOf(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
): string | undefined {
  const probability = results.length
    ? logistic(refusalFeatures(question, results, sentences, terms), weights.refusal)
    : 1;
  return probability > THRESHOLD ? reasonFor(question, results, terms) : undefined;
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
    probability: sentences[0]!.probability,
    // A question of no content words names nothing that the study could know; a figure alone names nothing.
    nothingKnown: Number(!content.some((word) => terms.knows(word) && !/\d/.test(word))),
    unknownWords: content.length ? unknown.length / content.length : 1,
    unknownYears: Number(question.years.some((year) => !isNear((text) => text.includes(year)))),
    unknownNumbers: Number(unknown.some((word) => /\d/.test(word))),
    missedParties: shareOf(question.parties, (party) => !isNear((text) => mentions(text, party))),
  };
}

function reasonFor(question: Question, results: SearchResult[], terms: Terms): string {
  const near = results.slice(0, NEAR).map(({ passage }) => passage.text);
  const year = question.years.find((candidate) => !near.some((text) => text.includes(candidate)));
  const unknown = [...question.text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]{2,}/gu)]
    .map(([word]) => word)
    .filter(
      (word) => /^\p{Lu}/u.test(word) && words(word).every((part) => !isStopWord(part) && !terms.knows(part)),
    );
  return REASONS[question.language](question, unknown, year);
}

const REASONS: Record<Language, (question: Question, unknown: string[], year?: string) => string> = {
  de: ({ want }, unknown, year) => {
    if (unknown.length) return `Von ${list(unknown, 'und', '„', '“')} ist in der Studie nicht die Rede.`;
    if (year) return `Für ${year} macht die Studie hierzu keine Angabe.`;
    return {
      figure: 'Die Studie nennt dazu keine Zahl.',
      date: 'Die Studie nennt dazu keinen Zeitpunkt.',
      person: 'Die Studie nennt dazu keine Person.',
      place: 'Die Studie nennt dazu keinen Ort.',
      reason: 'Die Studie nennt dazu keinen Grund.',
      statement: 'Die Studie macht dazu keine Angaben.',
    }[want];
  },
  en: ({ want }, unknown, year) => {
    if (unknown.length) return `The study makes no mention of ${list(unknown, 'and', '“', '”')}.`;
    if (year) return `The study gives nothing on this for ${year}.`;
    return {
      figure: 'The study gives no figure for this.',
      date: 'The study gives no date for this.',
      person: 'The study names no person here.',
      place: 'The study names no place here.',
      reason: 'The study gives no reason for this.',
      statement: 'The study says nothing about this.',
    }[want];
  },
};

function list(items: string[], and: string, open: string, close: string): string {
  const quoted = [...new Set(items)].slice(0, 3).map((item) => open + item + close);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}` : quoted[0]!;
}
