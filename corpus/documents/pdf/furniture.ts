import type { PdfPage } from './readPdf.ts';
import type { Row } from './rows.ts';

/** Share of a page's height at its head and foot in which running titles and page numbers stand. */
const MARGIN = 0.16;
/** Rows from the edge that may be such. */
const ROWS = 4;
/** Pages on which the same must stand at the same place; of a shorter document all but the first. */
const PAGES = 3;
/** Points by which the place may differ. */
const PLACE = 4;

/** A page's number as a row's first or last word. */
const PAGE_NUMBER = /^\s*(\d{1,4})(?!\S)|(?<!\S)(\d{1,4})\s*$/;

/** The pages without what repeats at their edges: running titles, page numbers. Figures count as the same, and so does what bears the number of its page. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const seen = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const row of edgeRows(page)) {
      for (const key of keysOf(row, page.number))
        seen.set(key, (seen.get(key) ?? new Set()).add(page.number));
    }
  }
  const least = Math.max(2, Math.min(PAGES, pages.length - 1));
  return pages.map((page) => {
    const dropped = new Set(
      edgeRows(page).filter((row) =>
        keysOf(row, page.number).some((key) => (seen.get(key)?.size ?? 0) >= least),
      ),
    );
    return { ...page, rows: page.rows.filter((row) => !dropped.has(row)) };
  });
}

function edgeRows({ rows, height }: PdfPage): Row[] {
  const head = rows.slice(0, ROWS).filter(({ y }) => y < height * MARGIN);
  const foot = rows.slice(-ROWS).filter(({ y }) => y > height * (1 - MARGIN));
  return [...new Set([...head, ...foot])];
}

/** What a row says and where, in two grids so that no two neighbouring places fall apart in both. */
function keysOf({ runs, y, size }: Row, page: number): string[] {
  const printed = runs.map((run) => run.text).join(' ');
  const text = printed
    .replace(/\d+/g, '#')
    .replace(/^[ivxlc]{1,7}$/i, '#')
    .replace(/\s+/g, '');
  const number = PAGE_NUMBER.exec(printed);
  // The numbers of the pages run on by one, from wherever they begin.
  const numbered = number ? `${Number(number[1] ?? number[2]) - page} pages before` : undefined;
  return [`${Math.floor(y / PLACE)}`, `${Math.floor(y / PLACE + 0.5)}'`].flatMap((place) => [
    `${text} ${place} ${Math.round(size)}`,
    ...(numbered ? [`${numbered} ${place}`] : []),
  ]);
}
