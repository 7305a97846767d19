import type { Element } from 'hast';
import { childrenOf, isElement } from './hast.ts';
import type { Notes } from './notes.ts';
import { isDropped } from './visible.ts';
import { blockText, holdsHeading, Walker } from './walk.ts';

/** Whether a table only sets text side by side, as pages once did: with headings or tables in it, or a single column. */
export function isLayout(table: Element): boolean {
  const rows = rowsOf(table);
  return (
    holdsHeading(table) ||
    rows.every((row) => cellsOf(row).length < 2) ||
    rows.some((row) => cellsOf(row).some(holdsTable))
  );
}

/** The rows of a table, a text for each cell, those without any left out. */
export function tableRows(table: Element, notes: Notes): { caption: string; rows: string[][] } {
  const caption = childrenOf(table).find((child) => isElement(child) && child.tagName === 'caption');
  return {
    caption: caption ? textOf(caption as Element, notes) : '',
    rows: rowsOf(table)
      .map((row) => cellsOf(row).map((cell) => textOf(cell, notes)))
      .filter((cells) => cells.some((cell) => cell !== '')),
  };
}

function rowsOf(table: Element): Element[] {
  return childrenOf(table).flatMap((child) => {
    if (!isElement(child) || isDropped(child)) return [];
    if (child.tagName === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return childrenOf(row).filter(
    (child): child is Element =>
      isElement(child) && ['td', 'th'].includes(child.tagName) && !isDropped(child),
  );
}

function holdsTable(element: Element): boolean {
  return childrenOf(element).some(
    (child) => isElement(child) && (child.tagName === 'table' || holdsTable(child)),
  );
}

function textOf(element: Element, notes: Notes): string {
  const walker = new Walker(notes);
  walker.walkChildren(element);
  walker.endParagraph();
  return walker.blocks.map(blockText).filter(Boolean).join(' ');
}
