import type { FoundPassage } from '../schema.ts';
import { placeText } from './place.ts';
import type { Terminal } from './terminal.ts';
import { hang } from './text.ts';
import type { Words } from './words.ts';

/** A passage found: where it stands, and its sentence that fits best, in which the words looked for stand out. */
export function formatFound(passage: FoundPassage, lead: string, own: Words, terminal: Terminal): string {
  const { id, source, text, matched } = passage;
  const { best, words = [] } = matched;
  const { bold, dim, yellow } = terminal.colours;
  let excerpt = best.start > 0 ? '… ' : '';
  let at = best.start;
  for (const { start, end } of words) {
    if (start < at || end > best.end) continue;
    excerpt += text.slice(at, start) + bold(yellow(text.slice(start, end)));
    at = end;
  }
  excerpt += text.slice(at, best.end) + (best.end < text.length ? ' …' : '');
  const place = placeText({ ...passage, passageId: id, ...best }, own, terminal);
  const label = source === undefined ? '' : dim(` · ${own.machineRead}`);
  const indent = ' '.repeat(lead.length);
  return `${hang(lead, bold(place) + label, terminal.width)}\n${hang(indent, excerpt, terminal.width)}`;
}
