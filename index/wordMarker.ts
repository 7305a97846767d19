import type { Span } from '#corpus/types.ts';
import { Cache } from './cache.ts';
import { type Analyzer, wordSpans } from './text.ts';

/** Some times the passages of a study. */
const TEXTS_KEPT = 2_000;

/** The words of a text that have any of the terms, in order; half-open offsets in UTF-16 code units. */
export type WordMarker = (text: string, terms: Iterable<string>) => Span[];

/** For the passages of a study: each is taken apart once, and kept, since that takes longer than to search them all. */
export function createWordMarker(analyze: Analyzer): WordMarker {
  const known = new Cache<string, Array<{ span: Span; terms: string[] }>>(TEXTS_KEPT);
  return (text, terms) => {
    const words = known.of(text, () =>
      wordSpans(text).map((span) => ({ span, terms: analyze(text.slice(span.start, span.end)) })),
    );
    const wanted = new Set(terms);
    return words.filter(({ terms }) => terms.some((term) => wanted.has(term))).map(({ span }) => span);
  };
}
