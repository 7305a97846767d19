import { isNoteMark, type Piece, raised } from '../markedText.ts';
import type { Region } from './columns.ts';
import { type Fragment, fragmentsOf } from './rows.ts';
import type { Run } from './runs.ts';

/** Gap that parts the cells of a table, by the size of the text; in a line that fills its column, words may stand so. */
const CELL_GAP = 1.5;
const CELL_GAP_OF_FULL = 3;
/** A raised figure is smaller than the line and stands higher, both by the line's size. */
const RAISED_SIZE = 0.88;
const RAISED_HEIGHT = 0.15;
/** Gap, by the size of the text, from which words are apart. */
const WORD_GAP = 0.15;

/** A printed line, or the part of it that stands in one column. */
export interface Line {
  page: number;
  /** Of the region on all pages, counted. */
  region: number;
  left: number;
  right: number;
  x: number;
  end: number;
  y: number;
  size: number;
  /** That of most of its characters. */
  font: string;
  pieces: Piece[];
  /** Without the marks of notes. */
  text: string;
  cells: Fragment[];
  /** The mark of the note that it begins, where it begins with a raised one. */
  noteMark?: string;
}

export function linesOf({ left, right, lines }: Region, page: number, region: number): Line[] {
  return lines.map((fragments) => {
    const runs = fragments.flatMap((fragment) => fragment.runs).sort((a, b) => a.x - b.x);
    const { size, font } = dominant(runs);
    const y = runs.find((run) => run.size === size)?.y ?? runs[0]!.y;
    const pieces = piecesOf(runs, size, y);
    const [first] = pieces;
    const end = Math.max(...runs.map((run) => run.x + run.width));
    const isFull = runs[0]!.x - left < size && right - end < size;
    const isNote = typeof first === 'object';
    if (isNote) pieces.shift();
    return {
      page,
      region,
      left,
      right,
      x: runs[0]!.x,
      end,
      y,
      size,
      font,
      pieces,
      text: textOf(pieces),
      cells: fragmentsOf(runs, isFull ? CELL_GAP_OF_FULL : CELL_GAP),
      ...(isNote && { noteMark: first.mark }),
    };
  });
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .filter((piece) => typeof piece === 'string')
    .join('')
    .trim();

/** The runs of a line as text, with spaces between them and raised figures told apart. */
export function piecesOf(runs: readonly Run[], size: number, y: number): Piece[] {
  const pieces: Piece[] = [];
  let before = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const apart = before !== '' && (run.spaced || run.x - end > WORD_GAP * size);
    const isRaised = run.size <= RAISED_SIZE * size && y - run.y >= RAISED_HEIGHT * size;
    const figures = isRaised && /^[[(]?\d{1,4}(?:[,;]\s?\d{1,4})*[\])]?$/.test(run.text);
    if ((figures && (before === '' || isNoteMark(before))) || (isRaised && /^[*†‡§]{1,3}$/u.test(run.text))) {
      pieces.push({ mark: run.text });
    } else {
      const text = (apart ? ' ' : '') + (figures ? raised(run.text) : run.text);
      pieces.push(text);
      before = (before + text).slice(-8);
    }
    end = Math.max(end, run.x + run.width);
  }
  return merged(pieces);
}

/** Texts side by side as one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}

function dominant(runs: readonly Run[]): { size: number; font: string } {
  const counts = new Map<string, { run: Run; length: number }>();
  for (const run of runs) {
    const key = `${run.font} ${run.size}`;
    const count = counts.get(key) ?? { run, length: 0 };
    count.length += run.text.length;
    counts.set(key, count);
  }
  const [first] = [...counts.values()].sort((a, b) => b.length - a.length);
  return first!.run;
}
