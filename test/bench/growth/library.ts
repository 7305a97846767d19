import type { Study } from '#corpus/types.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { loadQuestions } from '#index/questions.ts';
import { createRandom, type Random, randomInteger } from '#index/train/random.ts';
import type { Embedder } from '#index/types.ts';
import { ExactIndex, type Matrix } from '#index/vector.ts';
import { parts } from '../../parts.ts';

/** Studies of equal size that a library is made of: to search in one is to search in a tenth. */
export const STUDIES = 10;
const QUERIES = 200;
/** Neighbours looked for. */
export const NEAREST = 10;
/** Length of the noise, where each of the two vectors that are mixed has length one. */
const NOISE = 0.5;
/** Indexes add up 32-bit numbers, each in its own order. */
export const ROUNDING = 1e-5;

export const encoder = await loadEmbedder(SHIPPED_ENCODER);
/** The vectors of the shipped study. */
export const real = (await openIndex(parts.study, encoder, { questions: loadQuestions() })).vectors.matrix;

/** The vectors of a library, those of one study after those of another. */
export function libraryOf(passages: number): Matrix {
  return synthetic(passages, createRandom(1));
}

/** Of the same kind, and none of the library's. */
export function queries(): Float32Array[] {
  const matrix = synthetic(QUERIES, createRandom(2));
  return Array.from({ length: QUERIES }, (_, i) => part(matrix, i, i + 1).values);
}

/** For each query the similarity that a hit must reach to be one of the nearest: some vectors are as near as others. */
export function thresholds(matrix: Matrix): number[] {
  const exact = new ExactIndex(matrix);
  return queries().map((query) => exact.search(query, NEAREST).at(-1)!.similarity - ROUNDING);
}

export function part({ dimensions, values }: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, dimensions, values: values.subarray(from * dimensions, to * dimensions) };
}

export function studyIds(): string[] {
  return Array.from({ length: STUDIES }, (_, i) => `growth-${i}`);
}

/** A study of so many passages without words: each has one vector. */
export function studyOf(id: string, passages: number): Study {
  const section = { id: `${id}.all`, title: '', path: [], level: 1 as const };
  return {
    id,
    title: id,
    sections: [section],
    passages: Array.from({ length: passages }, (_, i) => ({
      id: `${section.id}-${i}`,
      kind: 'body',
      sectionId: section.id,
      path: [],
      text: '',
      sentences: [],
      footnotes: [],
    })),
    placeholders: [],
    order: [],
  };
}

/** Gives the vectors of a matrix, one after the other, and takes no time for it. */
export function embedderOf(matrix: Matrix): Embedder {
  let row = 0;
  return {
    id: encoder.id,
    dimensions: encoder.dimensions,
    embed: async (texts) => texts.map(() => part(matrix, row, ++row).values),
  };
}

/**
 * Unit vectors, each from two of the study's at random and noise: as near to one another as texts on one subject are.
 * Vectors at random would all be equally far from one another, which no index can do anything with.
 */
function synthetic(rows: number, random: Random): Matrix {
  const { dimensions } = real;
  const values = new Float32Array(rows * dimensions);
  const reach = NOISE * Math.sqrt(3 / dimensions);
  for (let row = 0; row < rows; row++) {
    const [a, b] = [randomInteger(random, real.rows), randomInteger(random, real.rows)];
    let square = 0;
    for (let i = 0; i < dimensions; i++) {
      const noise = (2 * random() - 1) * reach;
      const value = real.values[a * dimensions + i]! + real.values[b * dimensions + i]! + noise;
      values[row * dimensions + i] = value;
      square += value * value;
    }
    const length = Math.sqrt(square);
    for (let i = 0; i < dimensions; i++) values[row * dimensions + i]! /= length;
  }
  return { rows, dimensions, values };
}
