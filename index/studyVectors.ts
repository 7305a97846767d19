import type { Key, Similarities, VectorHit, VectorIndex } from './types.ts';
import { type HnswIndex, type Matrix, similarity } from './vector.ts';

/** The vectors of one study in memory: a graph that leads to the nearest, and a matrix that scores them exactly. */
export class StudyVectors implements VectorIndex {
  /** What each row stands for: all passages and sentences, then what is asked for. */
  readonly keys: Key[];
  readonly matrix: Matrix;
  readonly graph: HnswIndex;
  readonly #rows: Map<string, Rows>;

  constructor(keys: Key[], matrix: Matrix, graph: HnswIndex) {
    this.keys = keys;
    this.matrix = matrix;
    this.graph = graph;
    this.#rows = rowsByPassage(keys);
  }

  async search(query: Float32Array, k: number): Promise<VectorHit[]> {
    return this.graph.search(query, k).map(({ row, similarity }) => ({ key: this.keys[row]!, similarity }));
  }

  async similarities(query: Float32Array, passageIds: Iterable<string>): Promise<Map<string, Similarities>> {
    return this.#map(passageIds, (rows) => similarities(query, this.matrix, rows));
  }

  async vectorsOf(passageIds: Iterable<string>): Promise<Map<string, Float32Array>> {
    const { dimensions, values } = this.matrix;
    return this.#map(passageIds, ({ passage }) =>
      values.subarray(passage * dimensions, (passage + 1) * dimensions),
    );
  }

  #map<Value>(passageIds: Iterable<string>, take: (rows: Rows) => Value): Map<string, Value> {
    const values = new Map<string, Value>();
    for (const id of passageIds) {
      const rows = this.#rows.get(id);
      if (rows) values.set(id, take(rows));
    }
    return values;
  }
}

/** Rows of a passage's vectors in the matrix. */
interface Rows {
  passage: number;
  /** Of its sentences, in order. */
  sentences: number[];
  /** Of the questions that its sentences answer. */
  asked: Array<{ row: number; sentence: number }>;
}

function rowsByPassage(keys: readonly Key[]): Map<string, Rows> {
  const rows = new Map<string, Rows>();
  keys.forEach(({ passageId, sentence, asked }, row) => {
    if (sentence === undefined) rows.set(passageId, { passage: row, sentences: [], asked: [] });
    else if (asked) rows.get(passageId)!.asked.push({ row, sentence });
    else rows.get(passageId)!.sentences.push(row);
  });
  return rows;
}

function similarities(query: Float32Array, matrix: Matrix, rows: Rows): Similarities {
  const sentences = rows.sentences.map((row) => similarity(query, matrix, row));
  const askedSentences: number[] = new Array(sentences.length).fill(0);
  for (const { row, sentence } of rows.asked) {
    askedSentences[sentence] = Math.max(askedSentences[sentence]!, similarity(query, matrix, row));
  }
  return { passage: similarity(query, matrix, rows.passage), sentences, askedSentences };
}
