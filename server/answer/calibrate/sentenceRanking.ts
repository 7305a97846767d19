import type { Terms } from '#index/terms.ts';
import {
  featuresOfSentences,
  logistic,
  type RankedSentence,
  READ,
  type SentenceFeatures,
} from '../sentences.ts';
import type { Statements } from '../statements.ts';
import { type Case, fitLogistic } from './logisticRegression.ts';
import type { Sample } from './samples.ts';

const PENALTY = 1;

export interface SentenceRanking {
  weights: SentenceFeatures;
  /** Sentences of a sample's passages, likeliest first, as the other half of the questions ranks them. */
  rank(sample: Sample): RankedSentence[];
}

/** Cases are all sentences of the passages found. */
export function fitSentenceRanking(
  asking: Sample[],
  others: Sample[],
  statements: Statements,
  terms: Terms,
): SentenceRanking {
  const candidates = new Map(
    [...asking, ...others].map((one) => [
      one,
      featuresOfSentences(one.question, one.results.slice(0, READ), statements, terms),
    ]),
  );
  type Candidate = ReturnType<typeof featuresOfSentences>[number];
  const isGold = ({ places }: Sample, { statement: { passage, index } }: Pick<Candidate, 'statement'>) =>
    places.some(({ passageId, sentences }) => passageId === passage.id && sentences.includes(index));
  const casesOf = (samples: Sample[]): Case<keyof SentenceFeatures>[] =>
    samples.flatMap((one) =>
      candidates
        .get(one)!
        .map((found) => ({ features: found.features, holds: isGold(one, found), weight: 1 })),
    );
  const byFold = [0, 1].map((fold) =>
    fitLogistic(casesOf(asking.filter((one) => one.fold !== fold)), PENALTY),
  );
  const rank = (one: Sample) =>
    candidates
      .get(one)!
      .map(({ statement, features }) => ({ statement, probability: logistic(features, byFold[one.fold]!) }))
      .sort((a, b) => b.probability - a.probability);

  const places = asking.map((one) => rank(one).findIndex((found) => isGold(one, found)));
  const within = (k: number) =>
    (places.filter((place) => place >= 0 && place < k).length / places.length).toFixed(3);
  console.log(`sentence ranking, cross-validated on ${asking.length} questions:`);
  console.table({
    'answering sentence among the first': { 1: within(1), 2: within(2), 3: within(3), 5: within(5) },
  });
  return { weights: fitLogistic(casesOf(asking), PENALTY), rank };
}
