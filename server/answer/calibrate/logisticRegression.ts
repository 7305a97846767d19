import { named, solve } from './solve.ts';

/** Steps of Newton's method; it settles within a dozen on these few features. */
const STEPS = 25;

/** A case to learn from: its features by name, whether it holds, and how much it counts. */
export interface Case<Name extends string> {
  features: Record<Name, number>;
  holds: boolean;
  weight: number;
}

/**
 * Weights of a logistic regression by iteratively reweighted least squares (Hastie et al. 2009, 4.4.1), with an L2
 * penalty on all but the bias.
 */
export function fitLogistic<Name extends string>(cases: Case<Name>[], penalty: number): Record<Name, number> {
  const names = Object.keys(cases[0]!.features) as Name[];
  const rows = cases.map(({ features }) => Float64Array.from(names, (name) => features[name]));
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = names.map((name, i) => (name === 'bias' ? 0 : -penalty * weights[i]!));
    const hessian = names.map((name, i) =>
      Float64Array.from(names, (_, j) => (i === j ? (name === 'bias' ? 1e-9 : penalty) : 0)),
    );
    rows.forEach((row, at) => {
      const { holds, weight } = cases[at]!;
      const probability = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      const curvature = weight * probability * (1 - probability);
      for (let i = 0; i < row.length; i++) {
        // Most features of a case do not apply, and add nothing.
        if (row[i] === 0) continue;
        gradient[i]! += weight * (Number(holds) - probability) * row[i]!;
        const slopes = hessian[i]!;
        const curved = curvature * row[i]!;
        for (let j = 0; j < row.length; j++) slopes[j]! += curved * row[j]!;
      }
    });
    const change = solve(
      hessian.map((slopes) => [...slopes]),
      gradient,
    );
    weights = weights.map((weight, i) => weight + change[i]!);
  }
  return named(names, weights);
}
