/**
 * Plain loops over row-major matrices. Eight sums are kept in registers at a time: without that the loads take
 * longer than the arithmetic. The order of additions is fixed, so every machine gets the same bits.
 */

/** Scores `out[i][j] = a[i] · b[j]` of `rows` × `columns` rows of `width` values. */
export function dotProducts(
  a: Float32Array,
  rows: number,
  b: Float32Array,
  columns: number,
  width: number,
  out: Float32Array | Float64Array,
): void {
  const evenRows = rows - (rows % 2);
  const quadColumns = columns - (columns % 4);
  for (let i = 0; i < evenRows; i += 2) {
    const a0 = i * width;
    const a1 = a0 + width;
    for (let j = 0; j < quadColumns; j += 4) {
      const b0 = j * width;
      const b1 = b0 + width;
      const b2 = b1 + width;
      const b3 = b2 + width;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let k = 0; k < width; k++) {
        const x = a[a0 + k]!;
        const y = a[a1 + k]!;
        const p = b[b0 + k]!;
        const q = b[b1 + k]!;
        const r = b[b2 + k]!;
        const s = b[b3 + k]!;
        s00 += x * p;
        s01 += x * q;
        s02 += x * r;
        s03 += x * s;
        s10 += y * p;
        s11 += y * q;
        s12 += y * r;
        s13 += y * s;
      }
      const o0 = i * columns + j;
      const o1 = o0 + columns;
      out[o0] = s00;
      out[o0 + 1] = s01;
      out[o0 + 2] = s02;
      out[o0 + 3] = s03;
      out[o1] = s10;
      out[o1 + 1] = s11;
      out[o1 + 2] = s12;
      out[o1 + 3] = s13;
    }
    for (let j = quadColumns; j < columns; j++) {
      out[i * columns + j] = dot(a, a0, b, j * width, width);
      out[(i + 1) * columns + j] = dot(a, a1, b, j * width, width);
    }
  }
  for (let i = evenRows; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[i * columns + j] = dot(a, i * width, b, j * width, width);
  }
}

export function dot(a: Float32Array, aFrom: number, b: Float32Array, bFrom: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += a[aFrom + k]! * b[bFrom + k]!;
  return sum;
}

/** `to[toFrom…] += factor × from[fromFrom…]` */
export function addScaled(
  to: Float32Array,
  toFrom: number,
  factor: number,
  from: Float32Array,
  fromFrom: number,
  width: number,
): void {
  for (let k = 0; k < width; k++) to[toFrom + k] = to[toFrom + k]! + factor * from[fromFrom + k]!;
}

/** The vector at length one; undefined where it has no direction. */
export function unit(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
  return length > 0 ? vector.map((value) => value / length) : undefined;
}

export function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j]!;
  }
  return result;
}
