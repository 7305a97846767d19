import { assemble } from './assemble.ts';
import { type Beleg, createBeleg } from './beleg.ts';
import { readSettings, type Settings } from './env.ts';

type OpenBeleg = Awaited<ReturnType<typeof assemble>> & { beleg: Beleg };

const opened = new Map<string, Promise<OpenBeleg>>();

/**
 * Beleg within this process, by the settings in the environment: all who open it with the same settings share one, and
 * it keeps no process alive.
 * @throws with one clear line where the encoder cannot be loaded or the index cannot be written.
 */
export function openBeleg(): Promise<OpenBeleg> {
  const settings = readSettings(process.env);
  const name = JSON.stringify(settings);
  const known = opened.get(name);
  if (known) return known;
  const opening = open(settings);
  opened.set(name, opening);
  // What kept it from opening may be put right.
  opening.catch(() => opened.delete(name));
  return opening;
}

async function open(settings: Settings): Promise<OpenBeleg> {
  const parts = await assemble(settings);
  return { ...parts, beleg: createBeleg(parts) };
}
