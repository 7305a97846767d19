import { placePath } from '../placePath.ts';
import type { Terminal } from './terminal.ts';

interface Place {
  passageId: string;
  section: string[];
  /** Of the words meant, in the passage's text. */
  start: number;
  end: number;
}

/** Where words stand, in words: `Section › Section (nordkorea-07)`, the id a link to the page. */
export function placeText(place: Place, terminal: Terminal): string {
  const id = terminal.link(place.passageId, placePath(place.passageId, place));
  return `${place.section.join(' › ')} (${id})`;
}
