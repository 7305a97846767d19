import shipped from './ranking.json' with { type: 'json' };
import unseen from './rankingUnseen.json' with { type: 'json' };
import type { Signals } from './types.ts';

type RankingSignals = Pick<Signals, 'passage' | 'sentence' | 'asked' | 'coverage'>;

/** What a ranking may look at. */
export type RankingFeatures = ReturnType<typeof rankingFeatures>;

/** By the features' names; a feature without a weight does not count. */
export type RankingWeights = Partial<Record<keyof RankingFeatures, number>>;

/** For the study that the shipped encoder has learned, with the questions known of it; `npm run calibrate` fits them. */
export const RANKING: RankingWeights = shipped;
/** For any other text: nothing is known of what is asked of it, and words count for more. `npm run unseen` fits them. */
export const RANKING_UNSEEN: RankingWeights = unseen;

/**
 * Where the encoder knows the text, coverage is squared: a few words in common are an accident, all of them are what
 * the reader looks for. Where it does not, each word counts. BM25 has no say beyond naming candidates: on the study it
 * is wrong much more often than the encoder (`npm run ablation`), and beside the words it does harm where a text is
 * searched alone (`npm run unseen`).
 */
export function rankingFeatures({ passage, sentence, asked, coverage }: RankingSignals) {
  return { passage, sentence, asked, coverage: coverage ** 2, words: coverage };
}

/** One score from a passage's signals; higher is better. */
export function scoreOf(features: RankingFeatures, by: RankingWeights = RANKING): number {
  let score = 0;
  for (const name in by) {
    const feature = name as keyof RankingFeatures;
    score += by[feature]! * features[feature];
  }
  return score;
}
