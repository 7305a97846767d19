/** Fills a place with a library, in a process of its own: `fill.ts KIND ADDRESS PASSAGES`. Says how many seconds it took. */
import { embedderOf, libraryOf, STUDIES, studyIds, studyOf } from './library.ts';
import { secondsSince } from './measure.ts';
import { KINDS } from './places.ts';

const [kind, address, count] = process.argv.slice(2) as [string, string, string];
const passages = Number(count);
const embedder = embedderOf(libraryOf(passages));
const started = performance.now();
await KINDS[kind]!.fill(address, embedder, async (store) => {
  for (const id of studyIds()) {
    await store.add(studyOf(id, passages / STUDIES), `${id}.txt`);
    console.error(`${id} added after ${secondsSince(started).toFixed(1)} s`);
  }
});
console.log(secondsSince(started));
