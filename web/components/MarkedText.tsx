import type { Span } from '../state/address.ts';

interface MarkedTextProps {
  text: string;
  /** The stretch of the text that is shown, and whether it may begin or end within a sentence. */
  within: Span;
  isCut: boolean;
  /** In order; they may lie outside the stretch. */
  words: Span[];
}

/** A stretch of a text with some of its words marked. */
export function MarkedText({ text, within, isCut, words }: MarkedTextProps) {
  const inside = words.filter(({ start, end }) => start >= within.start && end <= within.end);
  const ends = [within.start, ...inside.map(({ end }) => end)];
  return (
    <>
      {isCut && within.start > 0 && '… '}
      {inside.map(({ start, end }, position) => (
        <span key={start}>
          {text.slice(ends[position], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1), within.end)}
      {isCut && within.end < text.length && ' …'}
    </>
  );
}
