import { lineJoint } from '../lines.ts';
import { markedText, type Piece } from './markedText.ts';
import type { MarkedText } from './types.ts';

/** A hyphen that is printed or may be: at the end of a line both break a word. */
const BREAKING_HYPHEN = /[\u00ad\u2010]\s*$/u;

/** Letters at the end of a line and at the beginning of the next that a hyphen may hold together. */
const WORD_END = /\p{L}{1,40}-$/u;
const WORD_START = /^\p{L}{1,40}/u;

/** Lower-case compounds such as `long-term` that a document sets within a line. */
export function hyphenatedWords(lines: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.matchAll(/(?<!\p{L})\p{L}{1,40}-\p{Ll}{1,40}/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/**
 * One line from printed ones. A word broken at a line's end is joined as everywhere in Beleg, except that one which the
 * document elsewhere sets with its hyphen keeps it.
 */
export function joinPrinted(lines: readonly Piece[][], hyphenated: ReadonlySet<string>): MarkedText {
  const joined: Piece[] = [];
  for (const line of lines) {
    const next = trimmedLine(line);
    if (next.length === 0) continue;
    const before = joined.at(-1);
    const [after] = next;
    if (before !== undefined) {
      const broken = typeof before === 'string' && typeof after === 'string';
      const end = broken ? before.slice(-60) : '';
      const { keepsHyphen, gap } = broken ? lineJoint(end, after) : { keepsHyphen: true, gap: ' ' };
      if (!keepsHyphen && !hyphenated.has(wordAcross(end, after as string))) {
        joined[joined.length - 1] = (before as string).slice(0, -1);
      }
      if (gap !== '') joined.push(gap);
    }
    for (const piece of next) joined.push(piece);
  }
  return markedText(joined);
}

const wordAcross = (before: string, after: string): string =>
  `${WORD_END.exec(before)?.[0] ?? ''}${WORD_START.exec(after)?.[0] ?? ''}`.toLowerCase();

function trimmedLine(line: readonly Piece[]): Piece[] {
  const pieces = line.filter((piece) => piece !== '');
  const [first] = pieces;
  if (typeof first === 'string') pieces[0] = first.trimStart();
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last.replace(BREAKING_HYPHEN, '-').trimEnd();
  return pieces.filter((piece) => piece !== '');
}
