import type { PassageResponse } from '../schema.ts';
import { placeText } from './place.ts';
import type { Terminal } from './terminal.ts';
import { printable, wrap } from './text.ts';
import type { Words } from './words.ts';

/** One passage in full, and the ids of its neighbours. */
export function formatPassage(response: PassageResponse, own: Words, terminal: Terminal): string {
  const passage = printable(response);
  const { id, text, source, repeats, previous, next } = passage;
  const { bold, dim } = terminal.colours;
  const place = placeText({ ...passage, passageId: id, start: 0, end: text.length }, own, terminal);
  const neighbours = [previous && own.before(previous), next && own.after(next)].filter(Boolean).join(' · ');
  const notes = [
    source !== undefined && source !== text && own.asRead(source),
    repeats && own.repeats(repeats),
    neighbours,
  ].filter((note) => typeof note === 'string');
  return [bold(place) + (source === undefined ? '' : dim(` · ${own.machineRead}`)), text, ...notes.map(dim)]
    .map((paragraph) => wrap(paragraph, terminal.width).join('\n'))
    .join('\n\n');
}
