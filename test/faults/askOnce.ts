/** Puts Beleg together by the settings and asks it once: fails where the index has to be built. */
import { assemble } from '#server/assemble.ts';
import { readSettings } from '#server/env.ts';

const { search } = await assemble(readSettings(process.env), { say: (line) => console.error(line) });
console.log((await search('Was ist die Quad?', 1))[0]!.passage.id);
