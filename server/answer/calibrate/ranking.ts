import { type RankingFeatures, rankingFeatures, scoreOf } from '#index/rank.ts';
import type { SearchResult } from '#index/types.ts';
import { type Choice, fitChoices } from './conditionalLogit.ts';
import { answers, type Sample } from './samples.ts';

const PENALTY = 10;
/** Of the passages found so many are read for sentences. */
const RETRIEVED = 12;

/**
 * Weights of the search's ranking, and how well each half of the questions ranks for the other. What follows is to see
 * the passages so: the samples' results are put into that order, and cut.
 */
export function fitRanking(heldBack: Sample[], others: Sample[]): RankingFeatures {
  const byFold = [0, 1].map((fold) =>
    fitChoices(choices(heldBack.filter((one) => one.fold !== fold)), PENALTY),
  );
  for (const one of [...heldBack, ...others]) one.results = ranked(one, byFold[one.fold]!);
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
  const weights = fitChoices(choices(heldBack), PENALTY);
  for (const one of [...heldBack, ...others]) one.results = one.results.slice(0, RETRIEVED);
  return weights;
}

function choices(samples: Sample[]): Choice<keyof RankingFeatures>[] {
  return samples
    .map((one) => ({
      alternatives: one.results.map(({ signals }) => rankingFeatures(signals)),
      right: one.results.flatMap((result, at) => (answers(one, result) ? [at] : [])),
    }))
    .filter(({ right }) => right.length);
}

function ranked({ results }: Sample, weights: RankingFeatures): SearchResult[] {
  return results
    .map((result) => ({ ...result, score: scoreOf(rankingFeatures(result.signals), weights) }))
    .sort((a, b) => b.score - a.score);
}
