export interface FootnoteMark {
  number: number;
  offset: number;
}

/** A run of the text, or a footnote mark between two runs. */
export type Piece = { text: string; start: number } | { footnote: number };

export interface SplitText {
  before: Piece[];
  marked: Piece[];
  after: Piece[];
}

/**
 * Cuts a passage's text at its footnote marks and around the cited words. The runs, put together, are the text.
 * Footnote marks at either edge of the cited words stand outside them. A span beyond the text marks nothing.
 */
export function splitText(
  text: string,
  footnotes: FootnoteMark[],
  span?: { start: number; end: number },
): SplitText {
  const inOrder = footnotes.toSorted((a, b) => a.offset - b.offset || a.number - b.number);
  const end = Math.min(span?.end ?? 0, text.length);
  if (!span || span.start >= end) {
    return { before: cut(text, inOrder, 0, text.length), marked: [], after: [] };
  }
  const { start } = span;
  const before = inOrder.filter(({ offset }) => offset <= start);
  const within = inOrder.filter(({ offset }) => offset > start && offset < end);
  const after = inOrder.filter(({ offset }) => offset >= end);
  return {
    before: cut(text, before, 0, start),
    marked: cut(text, within, start, end),
    after: cut(text, after, end, text.length),
  };
}

function cut(text: string, footnotes: FootnoteMark[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const { number, offset } of footnotes) {
    const upTo = Math.min(Math.max(offset, at), end);
    if (upTo > at) pieces.push({ text: text.slice(at, upTo), start: at });
    pieces.push({ footnote: number });
    at = upTo;
  }
  if (end > at) pieces.push({ text: text.slice(at, end), start: at });
  return pieces;
}
