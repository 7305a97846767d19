import type { Terms } from '#index/terms.ts';
import { featuresOfSentences, logistic, type RankedSentence, READ } from '../sentences.ts';
import type { Statements } from '../statements.ts';
import type { SentenceFeatures } from '../weights.ts';
import { fitFolds } from './folds.ts';
import { type Case, fitLogistic } from './logisticRegression.ts';
import type { Sample } from './samples.ts';

const PENALTY = 1;

export interface SentenceRanking {
  weights: SentenceFeatures;
  /** Sentences of a sample's passages, likeliest first, as the questions of the other folds rank them. */
  rank(sample: Sample): RankedSentence[];
  /** Weights that were fitted on the other folds. */
  weightsFor(sample: Sample): SentenceFeatures;
  /** Place of the first that answers, from 0 on; -1 where none of them does. */
  placeOf(sample: Sample, ranked: RankedSentence[]): number;
}

/** Cases are all sentences of the passages found. */
export function fitSentenceRanking(
  asking: Sample[],
  others: Sample[],
  textOf: (sample: Sample) => { statements: Statements; terms: Terms },
): SentenceRanking {
  const candidates = new Map(
    [...asking, ...others].map((one) => {
      const { statements, terms } = textOf(one);
      return [one, featuresOfSentences(one.question, one.results.slice(0, READ), statements, terms)];
    }),
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
  const weightsFor = fitFolds(asking, (some) => fitLogistic(casesOf(some), PENALTY));
  const rank = (one: Sample) =>
    candidates
      .get(one)!
      .map(({ statement, features }) => ({ statement, probability: logistic(features, weightsFor(one)) }))
      .sort((a, b) => b.probability - a.probability);

  const placeOf = (one: Sample, ranked: RankedSentence[]) => ranked.findIndex((found) => isGold(one, found));
  const places = asking.map((one) => placeOf(one, rank(one)));
  const within = (k: number) =>
    (places.filter((place) => place >= 0 && place < k).length / places.length).toFixed(3);
  console.log(`sentence ranking, cross-validated on ${asking.length} questions:`);
  console.table({
    'answering sentence among the first': { 1: within(1), 2: within(2), 3: within(3), 5: within(5) },
  });
  return { weights: fitLogistic(casesOf(asking), PENALTY), rank, weightsFor, placeOf };
}
