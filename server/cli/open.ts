import { assemble } from '../assemble.ts';
import { type Beleg, createBeleg } from '../beleg.ts';
import { originOf, readEnv } from '../env.ts';
import type { Library } from '../library.ts';
import { type Terminal, terminalOf } from './terminal.ts';

/** What a command works with, opened in this process. */
export async function open(): Promise<{ beleg: Beleg; library: Library; terminal: Terminal }> {
  const { host, port, ...settings } = readEnv(process.env);
  const parts = await assemble(settings, { say: (line) => console.error(`index: ${line}`) });
  return {
    beleg: createBeleg(parts),
    library: parts.library,
    terminal: terminalOf(process.stdout, process.env, originOf(host, port)),
  };
}

/** Files that end in a line end already are given as they are. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
