import { type RankingFeatures, type RankingWeights, rankingFeatures, scoreOf } from '#index/rank.ts';
import type { SearchResult } from '#index/types.ts';
import { type Choice, fitChoices } from './conditionalLogit.ts';
import { fitFolds } from './folds.ts';
import { answers, type Sample } from './samples.ts';

const PENALTY = 10;
/** Of the passages found so many are read for sentences. */
const RETRIEVED = 12;

/** What the passages are ranked by of the study that the shipped encoder has learned. */
const FEATURES = ['passage', 'sentence', 'asked', 'coverage'] as const;

/**
 * Weights of the search's ranking, and how well each half of the questions ranks for the other. What follows is to see
 * the passages so: the samples' results are put into that order, and cut.
 */
export function fitRanking(heldBack: Sample[], others: Sample[]): RankingWeights {
  const weights = rankByOthers(heldBack, others, FEATURES);
  const foundFirst = (k: number) =>
    heldBack.filter((one) => one.results.slice(0, k).some((result) => answers(one, result))).length /
    heldBack.length;
  console.log(`ranking, cross-validated by passage on ${heldBack.length} questions:`);
  console.table({
    'answering passage among the first': {
      1: foundFirst(1).toFixed(3),
      5: foundFirst(5).toFixed(3),
      10: foundFirst(10).toFixed(3),
    },
  });
  for (const one of [...heldBack, ...others]) one.results = one.results.slice(0, RETRIEVED);
  return weights;
}

/**
 * Weights fitted on these samples. Their results and those of the others are put into the order of weights that were
 * fitted without their fold.
 */
export function rankByOthers(
  samples: Sample[],
  others: Sample[],
  features: ReadonlyArray<keyof RankingFeatures>,
): RankingWeights {
  const learn = (some: Sample[]) => fitChoices(choices(some, features), PENALTY);
  const weightsFor = fitFolds(samples, learn);
  for (const one of [...samples, ...others]) one.results = ranked(one.results, weightsFor(one));
  return learn(samples);
}

export function ranked(results: readonly SearchResult[], weights: RankingWeights): SearchResult[] {
  return results
    .map((result) => ({ ...result, score: scoreOf(rankingFeatures(result.signals), weights) }))
    .sort((a, b) => b.score - a.score);
}

function choices<Name extends keyof RankingFeatures>(
  samples: Sample[],
  names: readonly Name[],
): Choice<Name>[] {
  return samples
    .map((one) => ({
      alternatives: one.results.map(({ signals }) => {
        const features = rankingFeatures(signals);
        return Object.fromEntries(names.map((name) => [name, features[name]])) as Record<Name, number>;
      }),
      right: one.results.flatMap((result, at) => (answers(one, result) ? [at] : [])),
    }))
    .filter(({ right }) => right.length);
}
