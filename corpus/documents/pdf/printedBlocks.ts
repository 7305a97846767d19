import { endsSentence, itemStart } from '../bullets.ts';
import type { Line } from './lines.ts';
import { INDENT, indentOf, isHeadingByFont, levelBySize, type Measure, rounded } from './measure.ts';
import { areRows } from './tables.ts';

export type PrintedBlock = { page: number } & (
  | { kind: 'heading'; level: number; lines: Line[] }
  | { kind: 'paragraph' | 'table'; lines: Line[] }
  /** `x`: where the sign or number of the first item stands. */
  | { kind: 'list'; items: Line[][]; x: number }
);

/** Lines are a paragraph's where they are no further apart than this, by the pitch of the text. */
const NEAR = 1.35;
/** Headings of two lines are set tighter than paragraphs follow each other, by their size. */
const HEADING_NEAR = 1.7;
/** Share of a column that a line leaves free only where it was ended on purpose. */
const LEFT_FREE = 0.3;

/** The dots that lead to a page's number. */
const LEADERS = /(?:\s?[.…·]){4,}\s*(\d{1,4}|[ivxlc]{1,7})\s*$/;

/** Makes blocks of lines as they come, page by page. */
export class PrintedBlocks {
  readonly blocks: PrintedBlock[] = [];
  readonly #measure: Measure;

  constructor(measured: Measure) {
    this.#measure = measured;
  }

  addLines(lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      if (line.text !== '' || line.noteMark) this.#add(line, lines[index - 1], lines[index + 1]);
    }
  }

  #add(line: Line, before: Line | undefined, next: Line | undefined): void {
    const open = this.blocks.at(-1);
    const level = this.#levelOf(line, before, next);
    if (LEADERS.test(line.text)) this.#addEntry(line, open);
    else if (this.#isRow(line, before, next, open)) this.#addRow(line, open);
    else if (level !== undefined) this.#addHeading(line, level, open);
    else this.#addText(line, open);
  }

  #addText(line: Line, open: PrintedBlock | undefined): void {
    const last = lastLineOf(open);
    const isBreak = last === undefined || this.#breaksBetween(last, line, open!);
    if (this.#startsItem(line, open, isBreak)) this.#addItem(line, open);
    else if (isBreak) this.blocks.push({ kind: 'paragraph', page: line.page, lines: [line] });
    else if (open?.kind === 'list') open.items.at(-1)!.push(line);
    else if (open?.kind === 'paragraph') open.lines.push(line);
  }

  /** An entry of a table of contents is an item, whatever its size. */
  #addEntry(line: Line, open: PrintedBlock | undefined): void {
    const pieces = line.pieces.map((piece) =>
      typeof piece === 'string' ? piece.replace(LEADERS, ' … $1') : piece,
    );
    const entry = { ...line, pieces };
    const last = open?.kind === 'list' ? lastLineOf(open) : undefined;
    if (open?.kind === 'list' && last?.region === line.region) open.items.push([entry]);
    else this.blocks.push({ kind: 'list', page: line.page, items: [[entry]], x: line.x });
  }

  #isRow(
    line: Line,
    before: Line | undefined,
    next: Line | undefined,
    open: PrintedBlock | undefined,
  ): boolean {
    if (line.cells.length < 2 || itemStart(line.text)) return false;
    if (before && open?.kind === 'table' && open.lines.at(-1) === before && areRows(before, line))
      return true;
    return next !== undefined && !itemStart(next.text) && areRows(line, next);
  }

  #addRow(line: Line, open: PrintedBlock | undefined): void {
    const last = open?.kind === 'table' ? open.lines.at(-1) : undefined;
    if (open?.kind === 'table' && last && areRows(last, line)) open.lines.push(line);
    else this.blocks.push({ kind: 'table', page: line.page, lines: [line] });
  }

  #levelOf(line: Line, before: Line | undefined, next: Line | undefined): number | undefined {
    const bySize = levelBySize(line, this.#measure);
    if (bySize !== undefined) return bySize;
    const isApart = !this.#isNear(before, line) && next !== undefined && next.region === line.region;
    const opens = isApart && next.font === this.#measure.font && rounded(next.size) === this.#measure.body;
    return opens && isHeadingByFont(line, this.#measure)
      ? Math.min(6, this.#measure.headings.length + 1)
      : undefined;
  }

  #addHeading(line: Line, level: number, open: PrintedBlock | undefined): void {
    const last = open?.kind === 'heading' ? open.lines.at(-1) : undefined;
    const goesOn =
      open?.kind === 'heading' &&
      last?.region === line.region &&
      rounded(last.size) === rounded(line.size) &&
      line.y - last.y <= HEADING_NEAR * line.size;
    if (goesOn) open.lines.push(line);
    else this.blocks.push({ kind: 'heading', level, page: line.page, lines: [line] });
  }

  #startsItem(line: Line, open: PrintedBlock | undefined, isBreak: boolean): boolean {
    const start = itemStart(line.text);
    if (!start) return false;
    const isNext = open?.kind === 'list' && Math.abs(open.x - line.x) <= 2 * this.#measure.body;
    // A dash or a figure at the beginning of a line may also go on with a sentence.
    if (start.kind === 'bullet' && !/^[-–*]/.test(line.text)) return true;
    if (start.kind === 'number' && isNext) return isBreak || follows(open.items.at(-1)?.[0]?.text, line.text);
    return isBreak || isNext;
  }

  #addItem(line: Line, open: PrintedBlock | undefined): void {
    const item = withoutBullet(line);
    if (open?.kind === 'list') open.items.push([item]);
    else this.blocks.push({ kind: 'list', page: line.page, items: [[item]], x: line.x });
  }

  #breaksBetween(last: Line, line: Line, open: PrintedBlock): boolean {
    if (open.kind === 'heading' || open.kind === 'table') return true;
    if (Math.abs(last.size - line.size) > 0.1 * this.#measure.body) return true;
    if (last.region !== line.region) return !this.#goesOnElsewhere(last, line, open);
    if (!this.#isNear(last, line)) return true;
    const first = open.kind === 'list' ? open.items.at(-1)![0]! : open.lines[0]!;
    if (open.kind === 'list' && line.x <= first.x + 1 && last !== first) return !/^\p{Ll}/u.test(line.text);
    const ended = /[.!?…][»«"“”’)\]]*$/u.test(last.text);
    const [inText, inLast] = [indentOf(line) > INDENT, indentOf(last) > INDENT];
    // A paragraph of one line is indented as the next is.
    const isFirst = last === first && this.#measure.isIndented;
    if (inText && (!inLast || isFirst) && (ended || isShort(last, line))) return true;
    // A hanging indent: the first line of each stands out.
    if (open.kind === 'paragraph' && open.lines.length > 1 && !inText && inLast && ended) return true;
    return isShort(last, line, ended);
  }

  /** Whether a paragraph goes on in the next column or on the next page. */
  #goesOnElsewhere(last: Line, line: Line, open: PrintedBlock): boolean {
    if (/^\p{Ll}/u.test(line.text)) return true;
    if (itemStart(line.text)) return false;
    if (!endsSentence(last.text) || /,$/.test(last.text)) return true;
    const isFull = last.right - last.end < 2 * last.size;
    return this.#measure.isIndented && open.kind === 'paragraph' && isFull && indentOf(line) < INDENT / 2;
  }

  #isNear(above: Line | undefined, below: Line): boolean {
    if (above?.region !== below.region) return false;
    const pitch = (this.#measure.pitch * Math.max(above.size, below.size)) / this.#measure.body;
    return below.y - above.y <= NEAR * pitch;
  }
}

function lastLineOf(block: PrintedBlock | undefined): Line | undefined {
  return block?.kind === 'list' ? block.items.at(-1)?.at(-1) : block?.lines.at(-1);
}

/** Whether the next line's first word had fitted: then the line was ended on purpose, surely so behind a sentence. */
function isShort(last: Line, line: Line, ended = false): boolean {
  const free = line.right - last.end;
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  const wordWidth = (word + 1) * ((line.end - line.x) / Math.max(1, line.text.length));
  if (free <= wordWidth + 0.3 * line.size) return false;
  return ended || free > LEFT_FREE * (line.right - line.left);
}

/** `2.` behind `1.` */
function follows(before: string | undefined, text: string): boolean {
  const [last, next] = [before, text].map((each) =>
    Number(/^\(?(\d{1,3})[.)]/.exec(each ?? '')?.[1] ?? Number.NaN),
  );
  return next === last! + 1;
}

function withoutBullet(line: Line): Line {
  const length = itemStart(line.text)!.length;
  const [first, ...rest] = line.pieces;
  if (length === 0 || typeof first !== 'string') return line;
  return { ...line, pieces: [first.trimStart().slice(length), ...rest], text: line.text.slice(length) };
}
