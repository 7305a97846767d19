import { assemble } from '../assemble.ts';
import { type Beleg, createBeleg } from '../beleg.ts';
import { readOrigin, readSettings } from '../env.ts';
import type { Library } from '../library.ts';
import { type Terminal, terminalOf } from './terminal.ts';

/** What a command works with, opened in this process. */
export async function open(): Promise<{ beleg: Beleg; library: Library; terminal: Terminal }> {
  const parts = await assemble(readSettings(process.env), { say: (line) => console.error(`index: ${line}`) });
  return {
    beleg: createBeleg(parts),
    library: parts.library,
    terminal: terminalOf(process.stdout, process.env, readOrigin(process.env)),
  };
}

/** Files that end in a line end already are given as they are. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
