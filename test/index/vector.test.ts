import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chunksOf } from '#index/chunk.ts';
import { ExactIndex, HnswIndex, matrixOf } from '#index/vector.ts';
import { parts } from '../parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'beleg-vector-'));
afterAll(() => rmSync(folder, { recursive: true }));

const chunks = chunksOf(parts.study);
const vectors = await parts.encoder.embed(
  chunks.map(({ text }) => text),
  'passage',
);
const matrix = matrixOf(vectors, parts.encoder.dimensions);
const exact = new ExactIndex(matrix);
const approximate = HnswIndex.build(matrix);
const queries = await parts.encoder.embed(
  [
    'Wie viele Soldaten stehen in Japan?',
    'Who pays for the bases?',
    'Sanktionen gegen Pjöngjang',
    'THAAD',
    'Okinawa Protest',
  ],
  'query',
);

/** Chunks of equal text have equal vectors: what counts is how near the hits are, not which twin is named. */
function similarities(index: ExactIndex | HnswIndex, query: Float32Array): number[] {
  return index.search(query, 50).map(({ similarity }) => Number(similarity.toFixed(4)));
}

describe('ExactIndex', () => {
  it('finds a vector nearest to itself, and orders by similarity', () => {
    const hits = exact.search(vectors[17]!, 5);
    expect(hits[0]!.similarity).toBeCloseTo(1, 5);
    expect(hits.map(({ similarity }) => similarity)).toEqual(
      hits.map(({ similarity }) => similarity).sort((a, b) => b - a),
    );
  });
});

describe('HnswIndex', () => {
  it('finds what the exact search finds', () => {
    for (const query of queries) expect(similarities(approximate, query)).toEqual(similarities(exact, query));
  });

  it('is the same after being written and read', () => {
    const file = join(folder, 'graph');
    approximate.write(file);
    const read = HnswIndex.read(file, matrix.dimensions);
    expect(read.size).toBe(chunks.length);
    for (const query of queries) expect(read.search(query, 20)).toEqual(approximate.search(query, 20));
  });

  it('gives all it has where more is asked for', () => {
    const few = HnswIndex.build(matrixOf(vectors.slice(0, 3), matrix.dimensions));
    expect(few.search(queries[0]!, 10)).toHaveLength(3);
  });
});
