import { describe, expect, it } from 'vitest';
import { fitFolds } from '#server/answer/calibrate/folds.ts';
import type { Sample } from '#server/answer/calibrate/samples.ts';

describe('fitFolds', () => {
  it('gives each fold what was learned from all others', () => {
    const samples = [0, 1, 1, 4].map((fold) => ({ fold }) as Sample);
    const learnedFrom = fitFolds(samples, (others) => others.map(({ fold }) => fold));
    expect(samples.map(learnedFrom)).toEqual([
      [1, 1, 4],
      [0, 4],
      [0, 4],
      [0, 1, 1],
    ]);
  });
});
