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
  const rows = cases.map(({ features }) => names.map((name) => features[name]));
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = names.map((name, i) => (name === 'bias' ? 0 : -penalty * weights[i]!));
    const hessian = names.map((name, i) =>
      names.map((_, j) => (i === j ? (name === 'bias' ? 1e-9 : penalty) : 0)),
    );
    rows.forEach((row, at) => {
      const { holds, weight } = cases[at]!;
      const probability = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      const curvature = weight * probability * (1 - probability);
      for (let i = 0; i < row.length; i++) {
        gradient[i]! += weight * (Number(holds) - probability) * row[i]!;
        for (let j = 0; j < row.length; j++) hessian[i]![j]! += curvature * row[i]! * row[j]!;
      }
    });
    const change = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + change[i]!);
  }
  return Object.fromEntries(names.map((name, i) => [name, Number(weights[i]!.toFixed(3))])) as Record<
    Name,
    number
  >;
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < size; column++) {
    const below = rows.slice(column).map((row) => Math.abs(row[column]!));
    const pivot = column + below.indexOf(Math.max(...below));
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let i = column; i <= size; i++) rows[row]![i]! -= factor * rows[column]![i]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
