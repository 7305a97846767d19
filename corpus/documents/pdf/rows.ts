import type { Run } from './runs.ts';

/** What stands at one height of a page, from left to right, across all columns. */
export interface Row {
  y: number;
  size: number;
  runs: Run[];
}

/** Part of the size within which baselines are one line's: raised and lowered figures stand up to that far. */
const SAME_LINE = 0.5;

export function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && run.y - row.y <= SAME_LINE * Math.max(row.size, run.size)) {
      row.runs.push(run);
      if (run.size > row.size) Object.assign(row, { y: run.y, size: run.size });
    } else {
      rows.push({ y: run.y, size: run.size, runs: [run] });
    }
  }
  for (const row of rows) row.runs.sort((a, b) => a.x - b.x);
  return rows;
}

/** Runs of one row that stand together: what lies between two columns or two cells parts them. */
export interface Fragment {
  x: number;
  end: number;
  y: number;
  size: number;
  length: number;
  runs: Run[];
}

/** Cuts a row where a gap is wider than so many times the size of its text. */
export function fragmentsOf(runs: readonly Run[], gap: number): Fragment[] {
  const fragments: Fragment[] = [];
  for (const run of runs) {
    const open = fragments.at(-1);
    if (open && run.x - open.end <= gap * Math.max(open.size, run.size)) {
      open.runs.push(run);
      open.end = Math.max(open.end, run.x + run.width);
      open.length += run.text.length;
      if (run.size > open.size) Object.assign(open, { y: run.y, size: run.size });
    } else {
      const { x, y, size } = run;
      fragments.push({ x, end: x + run.width, y, size, length: run.text.length, runs: [run] });
    }
  }
  return fragments;
}
