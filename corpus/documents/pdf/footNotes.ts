import type { Piece } from '../markedText.ts';
import type { Line } from './lines.ts';
import type { Measure } from './measure.ts';

/** Notes are set smaller than the text by this. */
const SMALLER = 0.93;

/** The text of a note at the foot of a page, line by line. */
export interface FootNote {
  mark: string;
  page: number;
  lines: Piece[][];
}

/** `12 Text`, where the figure was not raised. */
const PLAIN_MARK = /^[[(]?(\d{1,4}|[*†‡§]{1,3})[\])]?[.:]?\s+(?=\S)/u;

/**
 * Parts a page's lines into its text and the notes at its foot: smaller lines with no larger below them, from the first
 * that begins with a mark on.
 * @param goesOn whether the page before ended with a note, which may go on here without a mark.
 */
export function takeFootNotes(
  lines: readonly Line[],
  { body }: Measure,
  goesOn: boolean,
): { text: Line[]; notes: FootNote[]; continued: Piece[][] } {
  const isSmall = ({ size }: Line) => size <= body * SMALLER;
  const atFoot = new Set(
    lines.filter(
      (line) =>
        isSmall(line) && !lines.some((other) => other.y > line.y && !isSmall(other) && overlaps(line, other)),
    ),
  );
  const notes: FootNote[] = [];
  const continued: Piece[][] = [];
  const text: Line[] = [];
  let expected: number | undefined;
  for (const line of lines) {
    const mark = atFoot.has(line) ? markOf(line, expected) : undefined;
    if (mark !== undefined) {
      notes.push({ mark: mark.mark, page: line.page, lines: [mark.pieces] });
      expected = /^\d+$/.test(mark.mark) ? Number(mark.mark) + 1 : expected;
    } else if (atFoot.has(line) && notes.length > 0) {
      notes.at(-1)!.lines.push(line.pieces);
    } else if (atFoot.has(line) && goesOn && beginsFoot(line, lines, atFoot)) {
      continued.push(line.pieces);
    } else {
      text.push(line);
    }
  }
  return { text, notes, continued };
}

/** The mark that a line begins with: raised, or a plain figure that is the next in turn or the first. */
function markOf(
  { noteMark, pieces }: Line,
  expected: number | undefined,
): { mark: string; pieces: Piece[] } | undefined {
  if (noteMark !== undefined) return { mark: noteMark.replace(/[^\d*†‡§]/gu, ''), pieces: [...pieces] };
  const [first, ...rest] = pieces;
  if (typeof first !== 'string') return undefined;
  const plain = PLAIN_MARK.exec(first.trimStart());
  if (!plain?.[1] || (expected !== undefined && plain[1] !== String(expected))) return undefined;
  return { mark: plain[1], pieces: [first.trimStart().slice(plain[0].length), ...rest] };
}

/** Whether only lines at the foot stand from here on; a caption amid the page goes on no note. */
function beginsFoot(line: Line, lines: readonly Line[], atFoot: ReadonlySet<Line>): boolean {
  return lines.slice(lines.indexOf(line)).every((each) => atFoot.has(each)) && line !== lines[0];
}

const overlaps = (a: Line, b: Line): boolean => a.x < b.end && b.x < a.end;
