import type { FoundPassage } from '#server/schema.ts';
import type { Span } from '../state/address.ts';

/** So much of the text stands around a matched word, in characters. */
const AROUND = 90;

/**
 * What a search result shows of its passage: the sentence that fits best, or the words around the first match where
 * that sentence holds none.
 */
export function resultExcerpt({ text, matched: { best, words = [] } }: FoundPassage): Span {
  const first = words[0];
  if (!first || words.some(({ start, end }) => start >= best.start && end <= best.end)) return best;
  const start = first.start <= AROUND ? 0 : text.indexOf(' ', first.start - AROUND) + 1;
  const space = text.lastIndexOf(' ', first.end + AROUND);
  const end = first.end + AROUND >= text.length || space < first.end ? text.length : space;
  return { start: start > first.start ? first.start : start, end };
}
