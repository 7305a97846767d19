import { dotProducts, transpose } from '../matrix.ts';

/** What a key is to a query. */
export const RIGHT = 1;
export const WRONG = 0;
/** Not compared: it may be right, and nobody said so. */
export const UNCOMPARED = -1;

/** Similarities of `rows` queries with `columns` keys, row by row, and the relation of each pair. */
export interface Comparison {
  rows: number;
  columns: number;
  scores: Float32Array;
  relation: Int8Array;
}

/**
 * InfoNCE (van den Oord et al. 2018) with several right keys (MIL-NCE, Miech et al. 2020):
 * −log(Σ right e^(s/τ) / Σ compared e^(s/τ)), the mean over the queries that have a right key.
 * Adds `weight` × d loss / d score to `slopes` and returns the loss. `by: 'key'` asks the other way round:
 * which of the queries belongs to the key?
 */
export function infoNce(
  { rows, columns, scores, relation }: Comparison,
  temperature: number,
  weight: number,
  slopes: Float32Array,
  by: 'query' | 'key' = 'query',
): number {
  const [lines, length] = by === 'query' ? [rows, columns] : [columns, rows];
  const [lineStep, step] = by === 'query' ? [columns, 1] : [1, columns];
  let loss = 0;
  let asked = 0;
  for (let line = 0; line < lines; line++) asked += hasRight(relation, line * lineStep, length, step) ? 1 : 0;
  for (let line = 0; line < lines; line++) {
    const from = line * lineStep;
    if (!hasRight(relation, from, length, step)) continue;
    let highest = -Infinity;
    for (let i = 0, at = from; i < length; i++, at += step) {
      if (relation[at] !== UNCOMPARED && scores[at]! > highest) highest = scores[at]!;
    }
    let all = 0;
    let right = 0;
    for (let i = 0, at = from; i < length; i++, at += step) {
      if (relation[at] === UNCOMPARED) continue;
      const power = Math.exp((scores[at]! - highest) / temperature);
      all += power;
      if (relation[at] === RIGHT) right += power;
    }
    loss -= Math.log(right / all);
    const scale = weight / (temperature * asked);
    for (let i = 0, at = from; i < length; i++, at += step) {
      if (relation[at] === UNCOMPARED) continue;
      const power = Math.exp((scores[at]! - highest) / temperature);
      const slope = power / all - (relation[at] === RIGHT ? power / right : 0);
      slopes[at] = slopes[at]! + scale * slope;
    }
  }
  return asked ? loss / asked : 0;
}

function hasRight(relation: Int8Array, from: number, length: number, step: number): boolean {
  for (let i = 0, at = from; i < length; i++, at += step) if (relation[at] === RIGHT) return true;
  return false;
}

/** From slopes of the scores a · b to those of the vectors: slopes × b, and slopes transposed × a. */
export function backThroughDotProducts(
  slopes: Float32Array,
  a: Float32Array,
  rows: number,
  b: Float32Array,
  columns: number,
  width: number,
): { aSlopes: Float32Array; bSlopes: Float32Array } {
  const aSlopes = new Float32Array(rows * width);
  const bSlopes = new Float32Array(columns * width);
  dotProducts(slopes, rows, transpose(b, columns, width), width, columns, aSlopes);
  dotProducts(transpose(slopes, rows, columns), columns, transpose(a, rows, width), width, rows, bSlopes);
  return { aSlopes, bSlopes };
}
