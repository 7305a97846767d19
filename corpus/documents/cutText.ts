import { splitSentences } from '../sentences.ts';
import type { MarkedText } from './types.ts';

/** Longest passage, in characters: some 300 words, longer than nearly all paragraphs that people write. */
const LONGEST = 2_000;

/** Characters that are looked at to find where a sentence ends. */
const WINDOW = 2 * LONGEST;

/** A text in parts of about the longest length, cut where sentences end, or else between words. */
export function cutText({ text, footnotes }: MarkedText): MarkedText[] {
  const parts: MarkedText[] = [];
  let start = 0;
  while (start < text.length) {
    const end =
      text.length - start <= LONGEST ? text.length : start + partLength(text.slice(start, start + WINDOW));
    const part = text.slice(start, end);
    const from = start + (part.length - part.trimStart().length);
    const content = part.trim();
    // A mark behind a part's last character is that part's.
    const own = footnotes.filter(({ offset }) => offset <= end && (offset > start || start === 0));
    if (content !== '') {
      parts.push({
        text: content,
        footnotes: own.map(({ number, offset }) => ({
          number,
          offset: Math.min(Math.max(0, offset - from), content.length),
        })),
      });
    }
    start = end;
  }
  return parts;
}

function partLength(window: string): number {
  const ends = splitSentences(window).map(({ end }) => end);
  const lastFitting = ends.filter((end) => end <= LONGEST).at(-1);
  // The last sentence of the window may go on behind it.
  const length = lastFitting ?? (ends.length > 1 ? ends[0] : undefined) ?? betweenWords(window);
  return length;
}

function betweenWords(window: string): number {
  const space = window.slice(0, LONGEST).lastIndexOf(' ');
  if (space > 0) return space;
  return /[\ud800-\udbff]/.test(window[LONGEST - 1]!) ? LONGEST - 1 : LONGEST;
}

/** Lines in as few texts as hold them, a newline between; a line that is too long by itself is cut as any text. */
export function cutLines(lines: readonly MarkedText[]): MarkedText[] {
  const parts: MarkedText[] = [];
  let open: MarkedText | undefined;
  for (const line of lines.flatMap(cutText)) {
    if (!open || open.text.length + 1 + line.text.length > LONGEST) {
      open = { text: '', footnotes: [] };
      parts.push(open);
    }
    const start = open.text === '' ? '' : `${open.text}\n`;
    for (const { number, offset } of line.footnotes)
      open.footnotes.push({ number, offset: offset + start.length });
    open.text = start + line.text;
  }
  return parts;
}
