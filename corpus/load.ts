import { readFileSync } from 'node:fs';
import { parseStudy } from './parse.ts';
import type { Study } from './types.ts';

const STUDY_FILE = new URL('./studies/alliances.txt', import.meta.url);

/** The study that ships with Beleg. The corpus's only input; throws if the file is missing. */
export function loadStudy(): Study {
  return parseStudy(readFileSync(STUDY_FILE, 'utf8'));
}
