import type { Span } from '#corpus/types.ts';
import { type Analyzer, wordSpans } from './text.ts';

/** The words of a text that have any of the terms, in order; half-open offsets in UTF-16 code units. */
export type WordMarker = (text: string, terms: Iterable<string>) => Span[];

/** For the passages of a study: each is taken apart once, and kept, since that takes longer than to search them all. */
export function createWordMarker(analyze: Analyzer): WordMarker {
  const known = new Map<string, Array<{ span: Span; terms: string[] }>>();
  return (text, terms) => {
    let words = known.get(text);
    if (!words) {
      words = wordSpans(text).map((span) => ({ span, terms: analyze(text.slice(span.start, span.end)) }));
      known.set(text, words);
    }
    const wanted = new Set(terms);
    return words.filter(({ terms }) => terms.some((term) => wanted.has(term))).map(({ span }) => span);
  };
}
