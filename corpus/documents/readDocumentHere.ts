import { isGarbled } from './cleanText.ts';
import {
  damaged,
  GARBLED,
  NO_TEXT,
  Refusal,
  TOO_DEEP,
  TOO_LARGE,
  TOO_MANY_PARTS,
  TOO_MUCH_TEXT,
} from './complaints.ts';
import { DocumentError, documentError, nameStem } from './documentError.ts';
import { type FileType, fileTypeOf } from './fileType.ts';
import type { Content } from './html.ts';
import { MOST_BLOCKS, MOST_BYTES, MOST_CHARACTERS } from './limits.ts';
import { plainLine } from './markedText.ts';
import type { Document, DocumentBlock, SourceFile } from './types.ts';

/** Loaded when they are needed: the libraries behind them are large. */
const READERS: Record<FileType, (file: SourceFile) => Promise<Content>> = {
  pdf: async (file) => (await import('./pdf/readPdf.ts')).readPdf(file),
  docx: async (file) => (await import('./docx.ts')).readDocx(file),
  html: async (file) => (await import('./html.ts')).readHtml(file),
  markdown: async (file) => (await import('./markdown.ts')).readMarkdown(file),
  text: async (file) => (await import('./plainText.ts')).readPlainText(file),
};

const FORMATS: Record<FileType, string> = {
  pdf: 'PDF',
  docx: 'DOCX',
  html: 'HTML',
  markdown: 'Markdown',
  text: 'Text',
};

/**
 * Reads a file in this thread, for as long as it takes; `readDocument` bounds it.
 * @throws {DocumentError} and nothing else, whatever the file holds.
 */
export async function readDocumentHere(file: SourceFile): Promise<Document> {
  let type: FileType | undefined;
  try {
    if (file.bytes.length > MOST_BYTES) throw new Refusal(TOO_LARGE);
    type = await fileTypeOf(file.name, file.bytes);
    const { title, blocks } = await READERS[type](file);
    checkText(blocks);
    const clean = plainLine(title ?? '');
    return { name: plainLine(nameStem(file.name)), ...(clean !== '' && { title: clean }), blocks };
  } catch (error) {
    throw asDocumentError(error, file.name, type);
  }
}

function checkText(blocks: readonly DocumentBlock[]): void {
  if (blocks.length > MOST_BLOCKS) throw new Refusal(TOO_MANY_PARTS);
  let characters = 0;
  const texts: string[] = [];
  for (const block of blocks) {
    for (const text of textsOf(block)) {
      characters += text.length;
      texts.push(text);
    }
  }
  if (characters > MOST_CHARACTERS) throw new Refusal(TOO_MUCH_TEXT);
  if (blocks.every(({ kind }) => kind === 'heading')) throw new Refusal(NO_TEXT);
  if (isGarbled(texts.join('\n'))) throw new Refusal(GARBLED);
}

function textsOf(block: DocumentBlock): string[] {
  if (block.kind === 'list') return block.items.map(({ text }) => text);
  return block.kind === 'table' ? block.rows.flat() : [block.text];
}

/** What the libraries throw at a broken file is not a reader's to see: its words may quote the file. */
function asDocumentError(error: unknown, name: string, type: FileType | undefined): DocumentError {
  if (error instanceof DocumentError) return error;
  if (error instanceof Refusal) return documentError(name, error.complaint);
  // The stack ends only at what lies too deep within itself.
  if (error instanceof RangeError && /call stack/i.test(error.message)) return documentError(name, TOO_DEEP);
  return documentError(name, damaged(type ? FORMATS[type] : 'PDF'));
}
