/**
 * `npm run bench:scale`: what hnswlib costs and finds as a library grows, on synthetic vectors of the encoder's width:
 * 10,000, 100,000 and 1,000,000 of them, or as many as the command line names. The last takes half an hour and 3 GB.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '#index/build.ts';
import { loadQuestions } from '#index/questions.ts';
import { createRandom, type Random, randomInteger } from '#index/train/random.ts';
import { ExactIndex, HnswIndex, type Matrix } from '#index/vector.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import { parts } from '../parts.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const EFS = [20, 50, 100, 200, 400, 800];
const QUERIES = 200;
const NEAREST = 10;
/** What the search asks of the study's index for twelve passages. */
const NEAREST_IN_STUDY = 60;
/** Length of the noise, where each of the two vectors that are mixed has length one. */
const NOISE = 0.5;
/** hnswlib adds up 32-bit numbers. */
const ROUNDING = 1e-5;

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
const index = await openIndex(parts.study, parts.encoder, { questions: loadQuestions() });
const { matrix: real } = index.vectors;

const folder = mkdtempSync(join(tmpdir(), 'beleg-scale-'));
try {
  const questions = await parts.encoder.embed(
    loadEvalQuestions().map(({ q }) => q),
    'query',
  );
  report('the study, evaluation questions', real, questions, NEAREST_IN_STUDY);
  const { values } = synthetic(QUERIES, createRandom(2));
  const { dimensions } = real;
  const queries = Array.from({ length: QUERIES }, (_, i) =>
    values.subarray(i * dimensions, (i + 1) * dimensions),
  );
  for (const size of sizes) report('synthetic', synthetic(size, createRandom(1)), queries, NEAREST);
} finally {
  rmSync(folder, { recursive: true });
}

function report(name: string, matrix: Matrix, queries: Float32Array[], nearest: number): void {
  const started = performance.now();
  const index = HnswIndex.build(matrix);
  const seconds = (performance.now() - started) / 1000;
  const file = join(folder, 'vectors.hnsw');
  index.write(file);
  // Of a copy that is read: building leaves garbage.
  const before = process.memoryUsage().rss;
  const copy = HnswIndex.read(file, matrix.dimensions);
  const memory = process.memoryUsage().rss - before;
  console.log(
    `\n${name}: ${copy.size} vectors of ${matrix.dimensions}, built in ${seconds.toFixed(1)} s, ` +
      `${megabytes(memory)} of memory, ${megabytes(statSync(file).size)} on disk`,
  );
  const exact = new ExactIndex(matrix);
  const [truth, exactTime] = timed(queries, (query) => exact.search(query, nearest));
  const rows: Record<string, Record<string, string | number>> = {};
  for (const ef of EFS.filter((candidates) => candidates >= nearest)) {
    const [found, time] = timed(queries, (query) => copy.search(query, nearest, ef));
    // By similarity, not by row: some of the study's texts occur twice.
    const shares = found.map((list, i) => {
      const last = truth[i]!.at(-1)!.similarity - ROUNDING;
      return list.filter(({ similarity }) => similarity >= last).length / nearest;
    });
    const recall = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    rows[`ef ${ef}`] = {
      [`recall@${nearest}`]: recall.toFixed(3),
      'queries a second': Math.round(1000 / time),
    };
  }
  rows.exact = { [`recall@${nearest}`]: '1.000', 'queries a second': Math.round(1000 / exactTime) };
  console.table(rows);
}

/** Results, and the median milliseconds of a query. */
function timed<Result>(queries: Float32Array[], search: (query: Float32Array) => Result): [Result[], number] {
  const times: number[] = [];
  const results = queries.map((query) => {
    const started = performance.now();
    const result = search(query);
    times.push(performance.now() - started);
    return result;
  });
  return [results, times.sort((a, b) => a - b)[times.length >> 1]!];
}

/** Unit vectors, each from two of the study's at random and noise: as near to one another as texts on one subject are. */
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
