import { named, solve } from './solve.ts';

/** Steps of Newton's method, and how far one may go: far from the optimum the second order misleads. */
const STEPS = 50;
const LONGEST_STEP = 3;

/** Alternatives by their features, and the positions of those that are right. */
export interface Choice<Name extends string> {
  alternatives: Array<Record<Name, number>>;
  right: number[];
}

/**
 * Weights of a conditional logit (McFadden 1974): the probability that an alternative is chosen goes with e^(w·x). Each
 * right one counts alike. An L2 penalty keeps features that say nothing near zero.
 * @param choices at least one, all with the same features.
 */
export function fitChoices<Name extends string>(
  choices: Choice<Name>[],
  penalty: number,
): Record<Name, number> {
  const names = Object.keys(choices[0]!.alternatives[0]!) as Name[];
  const cases = choices.map(({ alternatives, right }) => ({
    rows: alternatives.map((features) => names.map((name) => features[name])),
    right,
  }));
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight) => -penalty * weight);
    const hessian = names.map((_, i) => names.map((_, j) => (i === j ? penalty : 0)));
    for (const { rows, right } of cases) {
      const sums = rows.map((row) => row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const highest = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - highest));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const mean = names.map((_, i) => rows.reduce((sum, row, at) => sum + (row[i]! * powers[at]!) / all, 0));
      names.forEach((_, i) => {
        gradient[i]! += right.reduce((sum, at) => sum + rows[at]![i]!, 0) / right.length - mean[i]!;
        names.forEach((_, j) => {
          const product = rows.reduce((sum, row, at) => sum + (row[i]! * row[j]! * powers[at]!) / all, 0);
          hessian[i]![j]! += product - mean[i]! * mean[j]!;
        });
      });
    }
    const change = solve(hessian, gradient);
    const scale = Math.min(1, LONGEST_STEP / Math.hypot(...change));
    weights = weights.map((weight, i) => weight + scale * change[i]!);
  }
  return named(names, weights);
}
