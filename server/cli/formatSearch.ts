import type { SearchResponse } from '../schema.ts';
import { formatFound } from './formatFound.ts';
import type { Terminal } from './terminal.ts';
import { printable } from './text.ts';
import type { Words } from './words.ts';

/** Passages found, best first. */
export function formatSearch(response: SearchResponse, own: Words, terminal: Terminal): string {
  const { passages } = printable(response);
  const digits = String(passages.length).length;
  return passages
    .map((passage, at) => formatFound(passage, `${String(at + 1).padStart(digits)}  `, own, terminal))
    .join('\n\n');
}
