import type { Sample } from './samples.ts';

/** For each fold of the samples what is fitted on all the others: each is measured by what has not seen it. */
export function fitFolds<Fitted>(
  samples: readonly Sample[],
  learn: (others: Sample[]) => Fitted,
): (sample: Pick<Sample, 'fold'>) => Fitted {
  const folds = [...new Set(samples.map(({ fold }) => fold))];
  const fitted = new Map(folds.map((fold) => [fold, learn(samples.filter((one) => one.fold !== fold))]));
  return ({ fold }) => fitted.get(fold)!;
}
