/** Gaussian elimination with partial pivoting. */
export function solve(matrix: number[][], right: number[]): number[] {
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

/** Weights by their names, to three digits: enough to rank by, and short to read. */
export function named<Name extends string>(names: Name[], weights: number[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, Number(weights[i]!.toFixed(3))])) as Record<
    Name,
    number
  >;
}
