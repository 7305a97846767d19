import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { VectorIndex } from '#index/types.ts';
import { parts } from '../../parts.ts';
import { encoder, libraryOf, NEAREST, part, queries, STUDIES, studyIds, thresholds } from './library.ts';
import { KINDS, type Place } from './places.ts';

/** Rounds over all queries; the first warms up and is not counted. */
const ROUNDS = 6;

/** What one index of one size costs and finds. */
export interface Growth {
  index: string;
  /** A vector each, in ten studies. */
  passages: number;
  dimensions: number;
  /** From vectors at hand to an index that is kept: hnswlib on one core, PostgreSQL on those that it was given. */
  buildSeconds: number;
  /** From what is kept to the first search. */
  openSeconds: number;
  memoryBytes: number;
  diskBytes: number;
  all: Found;
  /** Within one study, a tenth of the library. */
  one: Found;
  /** The shipped study added to those that are there, its embedding included. */
  addSeconds: number;
}

interface Found {
  /** Milliseconds of a search, one after the other. */
  p50: number;
  p99: number;
  /** Share of the 10 nearest, as exact search gives them, that are found. */
  recall: number;
}

export async function grow(kind: string, passages: number): Promise<Growth> {
  const place = await KINDS[kind]!.make();
  try {
    const buildSeconds = await fill(kind, place.address, passages);
    return { ...(await search(kind, place, passages)), buildSeconds };
  } finally {
    await place.remove();
  }
}

async function search(kind: string, place: Place, passages: number): Promise<Omit<Growth, 'buildSeconds'>> {
  const { name, open } = KINDS[kind]!;
  const library = libraryOf(passages);
  // Before it is opened: what this takes is no memory of the index.
  const oneOf = part(library, 0, passages / STUDIES);
  const wanted = { all: thresholds(library), one: thresholds(oneOf) };

  const started = performance.now();
  const before = process.memoryUsage().rss;
  const store = await open(place.address, encoder);
  const ids = studyIds();
  const { vectors } = await store.index(ids);
  await vectors.search(queries()[0]!, NEAREST);
  const openSeconds = secondsSince(started);
  const memoryBytes = await place.memory(process.memoryUsage().rss - before);

  const all = await measure(vectors, wanted.all);
  const one = await measure((await store.index(ids.slice(0, 1))).vectors, wanted.one);
  const diskBytes = await place.disk();
  const added = performance.now();
  await store.add(parts.study, 'study.txt');
  const addSeconds = secondsSince(added);
  await store.close();
  const { dimensions } = library;
  return { index: name, passages, dimensions, openSeconds, memoryBytes, diskBytes, all, one, addSeconds };
}

/** In another process: the memory of this one is to be that of the index alone. */
async function fill(kind: string, address: string, passages: number): Promise<number> {
  const script = fileURLToPath(new URL('fill.ts', import.meta.url));
  const words = ['--max-old-space-size=8192', '--import', 'tsx', script, kind, address, String(passages)];
  const filling = promisify(execFile)(process.execPath, words);
  filling.child.stderr?.pipe(process.stderr);
  return Number((await filling).stdout);
}

async function measure(vectors: VectorIndex, wanted: number[]): Promise<Found> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, query] of queries().entries()) {
      const started = performance.now();
      const hits = await vectors.search(query, NEAREST);
      if (round) times.push(performance.now() - started);
      else found += hits.filter(({ similarity }) => similarity >= wanted[i]!).length;
    }
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(share * times.length)]!;
  return { p50: quantile(0.5), p99: quantile(0.99), recall: found / (NEAREST * wanted.length) };
}

export function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
