import { getDocumentProxy } from 'unpdf';
import {
  damaged,
  ENCRYPTED,
  Refusal,
  scanned,
  TOO_MANY_PARTS,
  TOO_MUCH_TEXT,
  tooManyPages,
} from '../complaints.ts';
import type { Content } from '../html.ts';
import { MOST_CHARACTERS, MOST_PAGES } from '../limits.ts';
import type { SourceFile } from '../types.ts';
import { assemble } from './assemble.ts';
import { withoutFurniture } from './furniture.ts';
import { type Row, rowsOf } from './rows.ts';
import { type Run, runsOf } from './runs.ts';
import { titleOf } from './title.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A page as it is printed. */
export interface PdfPage {
  number: number;
  height: number;
  rows: Row[];
}

/** Share of pages without a letter from which a file is a scan; single pages hold a picture or nothing in any report. */
const SCANNED = 0.5;

/** Runs of a page: a dense one in which each letter is a run has some 10,000. */
const MOST_RUNS = 50_000;

export async function readPdf({ bytes }: SourceFile): Promise<Content> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw new Refusal(tooManyPages(pdf.numPages));
    const pages = await readPages(pdf);
    const empty = pages.filter(
      ({ rows }) => !rows.some(({ runs }) => runs.some(({ text }) => /\p{L}/u.test(text))),
    );
    if (empty.length > pages.length * SCANNED) throw new Refusal(scanned(empty.length, pages.length));
    const blocks = assemble(withoutFurniture(pages));
    const { info } = await pdf.getMetadata();
    return { title: titleOf((info as { Title?: unknown }).Title, blocks), blocks };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: the library takes the bytes for itself. Nothing is fetched, run or drawn.
    return await getDocumentProxy(bytes.slice(), {
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (error) {
    throw new Refusal((error as Error).name === 'PasswordException' ? ENCRYPTED : damaged('PDF'));
  }
}

async function readPages(pdf: PdfDocument): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const runs: Run[] = runsOf((await page.getTextContent()).items, viewport.transform);
    if (runs.length > MOST_RUNS) throw new Refusal(TOO_MANY_PARTS);
    characters += runs.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MOST_CHARACTERS) throw new Refusal(TOO_MUCH_TEXT);
    pages.push({ number, height: viewport.height, rows: rowsOf(runs) });
    page.cleanup();
  }
  return pages;
}
