import { plainLine } from '../markedText.ts';
import { type Line, piecesOf } from './lines.ts';

/** Points by which the edges of cells under one another differ. */
const ALIGNED = 4;

/** Whether two lines are rows of one table: a cell after the first begins or ends under one of the other. */
export function areRows(above: Line, below: Line): boolean {
  if (above.cells.length < 2 || below.cells.length < 2 || above.region !== below.region) return false;
  return below.cells
    .slice(1)
    .some((cell) =>
      above.cells
        .slice(1)
        .some((other) => Math.abs(other.x - cell.x) <= ALIGNED || Math.abs(other.end - cell.end) <= ALIGNED),
    );
}

export function cellTexts({ cells, size, y }: Line): string[] {
  return cells.map(({ runs }) =>
    plainLine(
      piecesOf(runs, size, y)
        .filter((piece) => typeof piece === 'string')
        .join(''),
    ),
  );
}
