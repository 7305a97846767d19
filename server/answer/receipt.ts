import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../schema.ts';
import type { Answer } from './answerer.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** All code and data from which an answer is made, beside the encoder and the index, which have names of their own. */
const SOURCES = ['corpus', 'index', 'server/answer'];
const SOURCE_FILE = /\.(ts|json|jsonl|txt)$/;
/** Training, calibrating and what they made change no answer; indexes and added studies are named by their fingerprint. */
const ASIDE = /^(index[/\\](train|built|encoder|studies)|server[/\\]answer[/\\]calibrate)[/\\]/;

/** Names the answerer by a hash of all that it consists of: equal names, equal answers. */
export function answererId(name: string): string {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  ).filter((file) => SOURCE_FILE.test(file) && !ASIDE.test(file));
  const hash = createHash('sha256');
  for (const file of files.map((each) => each.replaceAll('\\', '/')).sort()) {
    // A checkout may have changed the line ends.
    hash.update(`${file}\n${readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n')}`);
  }
  return `${name}@${hash.digest('hex').slice(0, 12)}`;
}

/** What an answer depends on, and a hash of the answer itself: a later run with the same names must give the same hash. */
export function receiptOf(answer: Answer, dependsOn: Omit<Receipt, 'answer'>): Receipt {
  const { nearest, ...said } = answer;
  const content = JSON.stringify({ ...said, nearest: nearest?.map(({ id }) => id) });
  return { ...dependsOn, answer: createHash('sha256').update(content).digest('hex').slice(0, 16) };
}
