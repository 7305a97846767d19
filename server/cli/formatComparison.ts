import { cellText, rowHead } from '../comparisonFile.ts';
import type { Language } from '../requests.ts';
import type { Comparison } from '../schema.ts';
import type { Terminal } from './terminal.ts';
import { columnsOf, hang, wrap } from './text.ts';

/** Narrowest column in which sentences read well. Where not every party has one, they stand below one another. */
const NARROWEST = 30;
const GAP = ' │ ';
const INDENT = '  ';

/**
 * A comparison as a table: a line for each aspect, below it what is said of the parties.
 * @param mark makes the citation markers of a cell's text stand out.
 */
export function formatComparison(
  { parties, rows }: Comparison,
  mark: (text: string, citations: number[]) => string,
  language: Language,
  { width, colours }: Terminal,
): string {
  const column = Math.floor((width - GAP.length * (parties.length - 1)) / parties.length);
  const isWide = column >= NARROWEST;

  function cellsOf({ cells, shared }: Comparison['rows'][number]): string {
    const texts = cells.map((cell) => {
      const text = cellText(cell, language);
      return cell.text ? mark(text, cell.citations) : colours.dim(text);
    });
    if (shared) return wrap(texts[0]!, width).join('\n');
    if (isWide) return sideBySide(texts, column);
    return cells
      .map(({ party }, at) => `${colours.bold(party)}\n${hang(INDENT, texts[at]!, width)}`)
      .join('\n');
  }

  return [
    ...(isWide ? [sideBySide(parties.map(colours.bold), column)] : []),
    ...rows.map((row) => `${titledRule(colours.bold(rowHead(row, language)), width)}\n${cellsOf(row)}`),
  ].join('\n');
}

function sideBySide(texts: string[], column: number): string {
  const cells = texts.map((text) => wrap(text, column));
  const height = Math.max(...cells.map(({ length }) => length));
  const pad = (line: string) => line + ''.padEnd(column - columnsOf(line));
  return Array.from({ length: height }, (_, at) =>
    cells
      .map((lines) => pad(lines[at] ?? ''))
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

/** `── Title ──────────` */
function titledRule(title: string, width: number): string {
  const lines = hang('── ', title, width - 1).split('\n');
  return `${lines.join('\n')} ${''.padEnd(width - columnsOf(lines.at(-1)!) - 1, '─')}`;
}
