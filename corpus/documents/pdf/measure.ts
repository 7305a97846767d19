import { endsSentence } from '../bullets.ts';
import type { Line } from './lines.ts';

/** The sizes of a document, by which its lines are told apart. Points. */
export interface Measure {
  /** Size and font of most of the text. */
  body: number;
  font: string;
  /** From baseline to baseline of running text. */
  pitch: number;
  /** Whether paragraphs are told by the indentation of their first line, so that one without it goes on. */
  isIndented: boolean;
  /** Sizes of headings, the largest first. */
  headings: number[];
}

/** A heading is larger than the text by this, or set apart in another font. */
const LARGER = 1.1;
/** Characters and words of the longest heading. */
const LONGEST = 160;
/** Different levels that are told apart by size. */
const MOST_LEVELS = 5;

/** Share of the lines that open a paragraph, at the least, where all that do are indented. */
const INDENTED_LINES = 0.05;

/** Indentation of a paragraph's first line, by the size of the text. */
export const INDENT = 0.8;

export const indentOf = ({ x, left, size }: Line): number => (x - left) / size;

export const rounded = (size: number): number => Math.round(size * 2) / 2;

export function measure(lines: readonly Line[]): Measure {
  const body = Number(commonest(lines, ({ size }) => String(rounded(size))) ?? 10);
  const inBody = lines.filter(({ size }) => rounded(size) === body);
  const font = commonest(inBody, (line) => line.font) ?? '';
  const pitches: number[] = [];
  let indented = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next?.region !== line.region || rounded(line.size) !== body || rounded(next.size) !== body) continue;
    if (next.y > line.y) pitches.push(next.y - line.y);
    if (indentOf(next) > INDENT && indentOf(next) < 4 && indentOf(line) < INDENT / 2) indented++;
  }
  pitches.sort((a, b) => a - b);
  // Most steps are within paragraphs; the lower half of all is surely so.
  const pitch = pitches[Math.floor(pitches.length * 0.4)] ?? body * 1.2;
  const sizes = new Set(lines.filter((line) => isLarger(line, body)).map(({ size }) => rounded(size)));
  return {
    body,
    font,
    pitch,
    isIndented: indented > pitches.length * INDENTED_LINES,
    headings: [...sizes].sort((a, b) => b - a),
  };
}

/** How deep a heading a line is by its size; `undefined` where it is no larger than the text, or reads as text. */
export function levelBySize(line: Line, { body, headings }: Measure): number | undefined {
  if (!isLarger(line, body)) return undefined;
  return Math.min(MOST_LEVELS, headings.indexOf(rounded(line.size)) + 1);
}

function isLarger({ size, text }: Line, body: number): boolean {
  return rounded(size) >= body * LARGER && text.length <= LONGEST && /\p{L}/u.test(text);
}

/** Whether a line that stands apart is a heading by its font alone: a short title that no sentence ends. */
export function isHeadingByFont(line: Line, { body, font }: Measure): boolean {
  return (
    line.font !== font &&
    rounded(line.size) >= body - 0.5 &&
    line.text.length <= LONGEST / 2 &&
    line.cells.length === 1 &&
    /^[\p{Lu}\p{N}»„“"]/u.test(line.text) &&
    /\p{L}{2}/u.test(line.text) &&
    !endsSentence(line.text)
  );
}

/** What most characters have. */
function commonest(lines: readonly Line[], of: (line: Line) => string): string | undefined {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + line.text.length);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
