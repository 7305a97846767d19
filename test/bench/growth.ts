/**
 * `npm run bench:growth`: what the indexes cost and find as a library grows, on synthetic vectors of the encoder's width.
 * Without arguments all sizes up to a million passages, in folders (hnswlib) and, where DATABASE_URL names a server, in a
 * new database of it; or as the command line says: `npm run bench:growth -- folder 1000 10000`. Results are kept in
 * `results/growth.json`, each until it is measured again, and drawn as `growth.svg`; `plot` draws alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Growth } from './growth/measure.ts';
import { plot } from './growth/plot.ts';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const RESULTS = new URL('results/growth.json', import.meta.url);
const PLOT = new URL('growth.svg', import.meta.url);

const words = process.argv.slice(2);
if (words.includes('plot')) writeFileSync(PLOT, plot(read()));
else {
  const { grow } = await import('./growth/measure.ts');
  const { KINDS } = await import('./growth/places.ts');
  const named = words.filter((word) => word in KINDS);
  const sizes = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const kinds = named.length ? named : process.env.DATABASE_URL ? Object.keys(KINDS) : ['folder'];
  for (const passages of sizes.length ? sizes : SIZES) {
    for (const kind of kinds) keep(await grow(kind, passages));
  }
}

function keep(growth: Growth): void {
  const known = read().filter(
    ({ index, passages }) => index !== growth.index || passages !== growth.passages,
  );
  const results = [...known, growth].sort(
    (a, b) => (a.index < b.index ? -1 : Number(a.index > b.index)) || a.passages - b.passages,
  );
  const machine = `${cpus()[0]!.model}, ${cpus().length} cores`;
  writeFileSync(RESULTS, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  writeFileSync(PLOT, plot(results));
  console.log(growth);
}

function read(): Growth[] {
  try {
    return (JSON.parse(readFileSync(RESULTS, 'utf8')) as { results: Growth[] }).results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
