/**
 * `npm run bench:scale`: what hnswlib costs and finds as a library grows, on synthetic vectors of the encoder's width:
 * 10,000, 100,000 and 1,000,000 of them, or as many as the command line names. The last takes half an hour and 3 GB.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExactIndex, HnswIndex, type Matrix } from '#index/vector.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import { encoder, libraryOf, NEAREST, queries, ROUNDING, real } from './growth/library.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const EFS = [20, 50, 100, 200, 400, 800];
/** What the search asks of the study's index for twelve passages. */
const NEAREST_IN_STUDY = 60;

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;

const folder = mkdtempSync(join(tmpdir(), 'beleg-scale-'));
try {
  const questions = await encoder.embed(
    loadEvalQuestions().map(({ q }) => q),
    'query',
  );
  report('the study, evaluation questions', real, questions, NEAREST_IN_STUDY);
  for (const size of sizes) report('synthetic', libraryOf(size), queries(), NEAREST);
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
