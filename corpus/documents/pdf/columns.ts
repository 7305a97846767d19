import { type Fragment, fragmentsOf, type Row } from './rows.ts';

/** Gap between fragments, by the size of the text: narrower than between columns, wider than between words. */
const FRAGMENT_GAP = 0.9;
/** Lines that a column must have, and characters of theirs on average: cells of a table are shorter. */
const LEAST_LINES = 5;
const LEAST_LENGTH = 15;
/** Share of a column's width that half of its lines must fill with print: tables are emptier. */
const FILLED = 0.6;
/** Share of the lines that may run across a gap between columns: titles and wide tables. */
const MOST_ACROSS = 0.25;
/** Columns within columns. */
const MOST_CUTS = 2;

/** Rows in the order in which they are read, and whether a column begins with them. */
export interface Region {
  left: number;
  right: number;
  /** Each the fragments of one line. */
  lines: Fragment[][];
}

/** The regions of a page in reading order: where it surely has columns, one after the other between what spans them. */
export function regionsOf(rows: readonly Row[]): Region[] {
  return cut(
    rows.flatMap(({ runs }) => fragmentsOf(runs, FRAGMENT_GAP)),
    MOST_CUTS,
  );
}

function cut(fragments: readonly Fragment[], cuts: number): Region[] {
  const gutter = cuts > 0 ? gutterOf(fragments) : undefined;
  if (gutter === undefined) return fragments.length > 0 ? [regionOf(fragments)] : [];
  const regions: Region[] = [];
  let sides: [Fragment[], Fragment[]] = [[], []];
  let across: Fragment[] = [];
  const closeSides = () => {
    regions.push(...sides.flatMap((side) => cut(side, cuts - 1)));
    sides = [[], []];
  };
  const closeAcross = () => {
    if (across.length > 0) regions.push(regionOf(across));
    across = [];
  };
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    if (fragment.x < gutter && fragment.end > gutter) {
      closeSides();
      across.push(fragment);
    } else {
      closeAcross();
      sides[fragment.end <= gutter ? 0 : 1].push(fragment);
    }
  }
  closeAcross();
  closeSides();
  return regions;
}

/** The middle of the gap between two columns. */
function gutterOf(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < 2 * LEAST_LINES) return undefined;
  const from = Math.min(...fragments.map(({ x }) => x));
  const width = Math.min(5_000, Math.ceil(Math.max(...fragments.map(({ end }) => end)) - from) + 1);
  const covering = new Array<number>(width).fill(0);
  for (const { x, end } of fragments) {
    for (let at = Math.max(0, Math.ceil(x - from)); at < Math.min(width, end - from); at++) covering[at]!++;
  }
  let best: { at: number; count: number; length: number } | undefined;
  for (let at = Math.floor(width * 0.15); at < width * 0.85; at++) {
    const count = covering[at]!;
    let length = 1;
    while (at + length < width && covering[at + length] === count) length++;
    if (!best || count < best.count || (count === best.count && length > best.length))
      best = { at, count, length };
    at += length - 1;
  }
  if (!best) return undefined;
  const gutter = from + best.at + best.length / 2;
  const left = fragments.filter(({ end }) => end <= gutter);
  const right = fragments.filter(({ x }) => x >= gutter);
  const across = fragments.filter(({ x, end }) => x < gutter && end > gutter);
  const isCertain =
    across.length <= MOST_ACROSS * linesIn(fragments).length && isColumn(left) && isColumn(right);
  return isCertain && overlap(left, right) ? gutter : undefined;
}

function isColumn(fragments: readonly Fragment[]): boolean {
  const lines = linesIn(fragments);
  if (lines.length < LEAST_LINES) return false;
  const { left, right } = edgesOf(fragments);
  const print = (line: readonly Fragment[]) => line.reduce((sum, { x, end }) => sum + end - x, 0);
  const full = lines.filter((line) => print(line) >= FILLED * (right - left));
  const length = fragments.reduce((sum, fragment) => sum + fragment.length, 0) / lines.length;
  return full.length >= lines.length / 2 && length >= LEAST_LENGTH;
}

/** Columns stand beside each other. */
function overlap(left: readonly Fragment[], right: readonly Fragment[]): boolean {
  const [a, b] = [left, right].map((side) => side.map(({ y }) => y));
  return Math.max(...a!) > Math.min(...b!) && Math.max(...b!) > Math.min(...a!);
}

function edgesOf(fragments: readonly Fragment[]): { left: number; right: number } {
  return {
    left: Math.min(...fragments.map(({ x }) => x)),
    right: Math.max(...fragments.map(({ end }) => end)),
  };
}

function regionOf(fragments: readonly Fragment[]): Region {
  return { ...edgesOf(fragments), lines: linesIn(fragments) };
}

/** Fragments of one height make a line again. */
function linesIn(fragments: readonly Fragment[]): Fragment[][] {
  const lines: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    const near = line?.some(({ y, size }) => Math.abs(y - fragment.y) <= 0.5 * Math.max(size, fragment.size));
    if (line && near) line.push(fragment);
    else lines.push([fragment]);
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x);
  return lines;
}
