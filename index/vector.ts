import { basename } from 'node:path';
import hnswlib from 'hnswlib-node';

/** Neighbours kept for each vector; 16 is hnswlib's default and enough for a library of this size. */
const NEIGHBOURS = 16;
/** Candidates looked at while building. */
const EF_CONSTRUCTION = 200;
/**
 * Candidates looked at while searching, at least, and for each neighbour wanted: with fewer than 200, one of sixty is missed
 * on the study now and then, with so many none is.
 */
const EF_SEARCH = 400;
const EF_A_NEIGHBOUR = 2;
/** Levels are drawn at random: a fixed seed builds the same graph every time. */
const SEED = 100;

export interface RowHit {
  /** Row of the vector in the matrix that the index was built from. */
  row: number;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** Vectors of a list in one array, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly dimensions: number;
  readonly values: Float32Array;
}

export function matrixOf(vectors: Float32Array[], dimensions: number): Matrix {
  const values = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, row) => {
    values.set(vector, row * dimensions);
  });
  return { rows: vectors.length, dimensions, values };
}

/**
 * Dot product of a query with one row: the cosine, since all are unit vectors. Four sums at a time: one alone would wait
 * for itself.
 */
export function similarity(query: Float32Array, { dimensions, values }: Matrix, row: number): number {
  const from = row * dimensions;
  const even = dimensions - (dimensions % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < even; i += 4) {
    a += query[i]! * values[from + i]!;
    b += query[i + 1]! * values[from + i + 1]!;
    c += query[i + 2]! * values[from + i + 2]!;
    d += query[i + 3]! * values[from + i + 3]!;
  }
  for (let i = even; i < dimensions; i++) a += query[i]! * values[from + i]!;
  return a + b + c + d;
}

/** Compares with every vector: exact, and the oracle for the approximate index. */
export class ExactIndex {
  readonly #matrix: Matrix;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
  }

  get size(): number {
    return this.#matrix.rows;
  }

  search(query: Float32Array, k: number): RowHit[] {
    const best: RowHit[] = [];
    for (let row = 0; row < this.size; row++) {
      const hit = { row, similarity: similarity(query, this.#matrix, row) };
      if (best.length === k && hit.similarity <= best[k - 1]!.similarity) continue;
      const place = best.findIndex((other) => other.similarity < hit.similarity);
      best.splice(place < 0 ? best.length : place, 0, hit);
      if (best.length > k) best.pop();
    }
    return best;
  }
}

/** Hierarchical navigable small worlds (Malkov & Yashunin 2016) by hnswlib. */
export class HnswIndex {
  readonly #graph: hnswlib.HierarchicalNSW;

  private constructor(graph: hnswlib.HierarchicalNSW) {
    this.#graph = graph;
  }

  static build(matrix: Matrix): HnswIndex {
    const graph = new hnswlib.HierarchicalNSW('ip', matrix.dimensions);
    graph.initIndex({
      maxElements: Math.max(1, matrix.rows),
      m: NEIGHBOURS,
      efConstruction: EF_CONSTRUCTION,
      randomSeed: SEED,
    });
    for (let row = 0; row < matrix.rows; row++) {
      const from = row * matrix.dimensions;
      graph.addPoint(Array.from(matrix.values.subarray(from, from + matrix.dimensions)), row);
    }
    return new HnswIndex(graph);
  }

  /** Reads what `write` wrote. The file must be checked beforehand: hnswlib loads flipped bytes silently. */
  static read(file: string, dimensions: number): HnswIndex {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    graph.readIndexSync(file);
    return new HnswIndex(graph);
  }

  /** @throws where not all of it could be written: hnswlib itself says nothing of a full disk. */
  write(file: string): void {
    this.#graph.writeIndexSync(file);
    try {
      HnswIndex.read(file, this.#graph.getNumDimensions());
    } catch {
      throw new Error(`${basename(file)} was cut short as it was written; the disk may be full`);
    }
  }

  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /** `ef`: candidates looked at; more of them find more of the true neighbours and take longer. */
  search(query: Float32Array, k: number, ef = Math.max(EF_SEARCH, EF_A_NEIGHBOUR * k)): RowHit[] {
    this.#graph.setEf(ef);
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(query), Math.min(k, this.size));
    return neighbors.map((row, i) => ({ row, similarity: 1 - distances[i]! }));
  }
}
