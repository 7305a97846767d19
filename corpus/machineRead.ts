import type { Passage, Span } from './types.ts';

/**
 * The study's own characters for a span of a passage's text. In machine-read passages that is the source of every word
 * that the span touches, with whatever the map has printed between them; elsewhere text and source are the same.
 */
export function sourceOf(passage: Pick<Passage, 'text' | 'machineRead'>, span: Span): string {
  if (!passage.machineRead) return passage.text.slice(span.start, span.end);
  const { source, alignment } = passage.machineRead;
  const touched = alignment.filter(({ text }) => text.start < span.end && span.start < text.end);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? source.slice(first.source.start, last.source.end) : '';
}
