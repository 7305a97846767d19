import { endsSentence } from '../bullets.ts';
import { hyphenatedWords, joinPrinted } from '../printedLines.ts';
import { sentencesOf } from '../sentencesOf.ts';
import type { DocumentBlock, HeadingLevel } from '../types.ts';
import { regionsOf } from './columns.ts';
import { type FootNote, takeFootNotes } from './footNotes.ts';
import { type Line, linesOf } from './lines.ts';
import { measure } from './measure.ts';
import { type PrintedBlock, PrintedBlocks } from './printedBlocks.ts';
import type { PdfPage } from './readPdf.ts';
import { cellTexts } from './tables.ts';

/** Longest heading over all its lines, in characters. */
const LONGEST_HEADING = 240;

/** The blocks of a document from its printed pages. The notes of a page follow the last block that begins on it. */
export function assemble(pages: readonly PdfPage[]): DocumentBlock[] {
  const lines = linesByPage(pages);
  const measured = measure(lines.flat());
  const printed = new PrintedBlocks(measured);
  const notes: FootNote[] = [];
  for (const onPage of lines) {
    const goesOn = notes.at(-1)?.page === (onPage[0]?.page ?? 0) - 1;
    const { text, notes: found, continued } = takeFootNotes(onPage, measured, goesOn);
    notes.at(-1)?.lines.push(...continued);
    notes.push(...found);
    printed.addLines(text);
  }
  const hyphenated = hyphenatedWords(lines.flat().map(({ text }) => text));
  return inOrder(
    printed.blocks.map((block) => documentBlock(block, hyphenated)),
    notes.map(({ mark, page, lines: noteLines }) => ({
      kind: 'footnote',
      mark,
      page,
      text: joinPrinted(noteLines, hyphenated).text,
    })),
  ).filter((block) => !('text' in block) || block.text !== '');
}

function linesByPage(pages: readonly PdfPage[]): Line[][] {
  let region = 0;
  return pages.map(({ number, rows }) => regionsOf(rows).flatMap((each) => linesOf(each, number, region++)));
}

function documentBlock(block: PrintedBlock, hyphenated: ReadonlySet<string>): DocumentBlock {
  const { page } = block;
  const join = (lines: readonly Line[]) =>
    joinPrinted(
      lines.map(({ noteMark, pieces }) =>
        noteMark === undefined ? pieces : [{ mark: noteMark }, ...pieces],
      ),
      hyphenated,
    );
  switch (block.kind) {
    case 'heading': {
      const marked = join(block.lines);
      if (isProse(marked.text)) return { kind: 'paragraph', ...marked, page };
      return { kind: 'heading', level: block.level as HeadingLevel, text: marked.text, page };
    }
    case 'paragraph':
      return { kind: 'paragraph', ...join(block.lines), page };
    case 'list':
      return { kind: 'list', items: block.items.map(join).filter(({ text }) => text !== ''), page };
    case 'table':
      return { kind: 'table', rows: block.lines.map(cellTexts), page };
  }
}

/** Summaries and quotations are set large as headings are. */
function isProse(text: string): boolean {
  return text.length > LONGEST_HEADING || (endsSentence(text) && sentencesOf(text).length > 1);
}

function inOrder(blocks: readonly DocumentBlock[], notes: readonly DocumentBlock[]): DocumentBlock[] {
  const ordered: DocumentBlock[] = [];
  let next = 0;
  for (const block of blocks) {
    while (next < notes.length && notes[next]!.page! < block.page!) ordered.push(notes[next++]!);
    ordered.push(block);
  }
  return [...ordered, ...notes.slice(next)];
}
