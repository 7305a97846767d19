import type { Span } from '../state/address.ts';

/** A stretch of a text with some of its words marked. Spans are in order, and may lie outside the stretch. */
export function MarkedText({ text, within, words }: { text: string; within: Span; words: Span[] }) {
  const inside = words.filter(({ start, end }) => start >= within.start && end <= within.end);
  const ends = [within.start, ...inside.map(({ end }) => end)];
  return (
    <>
      {inside.map(({ start, end }, position) => (
        <span key={start}>
          {text.slice(ends[position], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1), within.end)}
    </>
  );
}
