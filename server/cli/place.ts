import { placePath } from '../placePath.ts';
import type { WirePassage } from '../schema.ts';
import type { Terminal } from './terminal.ts';
import type { Words } from './words.ts';

interface Place extends Pick<WirePassage, 'study' | 'section' | 'page'> {
  passageId: string;
  /** Of the words meant, in the passage's text. */
  start: number;
  end: number;
}

/** Where words stand, in words: `Section › Section (nordkorea-07)`, the id a link to the page. */
export function placeText(place: Place, own: Words, terminal: Terminal): string {
  const id = terminal.link(place.passageId, placePath(place.passageId, place));
  return `${own.titles(place)} (${id})`;
}
