import weights from './ranking.json' with { type: 'json' };
import type { Signals } from './types.ts';

type RankingSignals = Pick<Signals, 'passage' | 'sentence' | 'asked' | 'coverage'>;

/** What the ranking looks at; the names are those of `ranking.json`. */
export type RankingFeatures = Record<keyof typeof weights, number>;

/**
 * Coverage is squared: a few words in common are an accident, all of them are what the reader looks for. BM25 has no
 * say beyond naming candidates: it is wrong much more often than the encoder (`npm run ablation`).
 */
export function rankingFeatures({ passage, sentence, asked, coverage }: RankingSignals): RankingFeatures {
  return { passage, sentence, asked, coverage: coverage ** 2 };
}

/** One score from a passage's signals; higher is better. `npm run calibrate` fits the weights. */
export function scoreOf(features: RankingFeatures, by: RankingFeatures = weights): number {
  return (
    by.passage * features.passage +
    by.sentence * features.sentence +
    by.asked * features.asked +
    by.coverage * features.coverage
  );
}
