import { fileTypeFromBuffer } from 'file-type';
import { EMPTY, ENCRYPTED, Refusal, typeMismatch, UNKNOWN_TYPE, wrongType } from './complaints.ts';
import { decodeText } from './decodeText.ts';
import { readZipDirectory } from './zipDirectory.ts';

export type FileType = 'pdf' | 'docx' | 'html' | 'markdown' | 'text';

const EXTENSIONS: ReadonlyMap<string, FileType> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['txt', 'text'],
  ['text', 'text'],
]);

const NAMES: Record<FileType, { de: string; en: string }> = {
  pdf: { de: 'ein PDF', en: 'a PDF' },
  docx: { de: 'ein DOCX', en: 'a DOCX' },
  html: { de: 'eine HTML-Seite', en: 'an HTML page' },
  markdown: { de: 'ein Markdown-Text', en: 'a Markdown text' },
  text: { de: 'ein Text', en: 'a text' },
};

/** Readers find the header of a PDF in its first kilobyte. */
const PDF_HEADER = /%PDF-\d/;
const HEADER_BYTES = 1024;

/** What a page begins with, after comments and white space. */
const HTML_START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** Formats that are written as text and yet no text to read. */
const MARKUP_START: ReadonlyArray<[RegExp, string]> = [
  [/^\s*\{\\rtf/, 'RTF'],
  [/^%!PS/, 'PostScript'],
];

/** What else comes in a ZIP file, by an entry in it or by the type that it declares. */
const ZIP_TYPES: ReadonlyArray<[entry: RegExp, mimeType: string, name: string]> = [
  [/^xl\/workbook/, '', 'XLSX'],
  [/^ppt\/presentation/, '', 'PPTX'],
  [/^$/, 'application/vnd.oasis.opendocument.text', 'ODT'],
  [/^$/, 'application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
  [/^$/, 'application/vnd.oasis.opendocument.presentation', 'ODP'],
  [/^$/, 'application/epub+zip', 'EPUB'],
];

/**
 * Of what type a file is: its bytes say, and its name must not say otherwise.
 * @throws {Refusal} for a type that is not read, or a name that does not fit.
 */
export async function fileTypeOf(name: string, bytes: Uint8Array): Promise<FileType> {
  if (bytes.length === 0) throw new Refusal(EMPTY);
  const extension = /\.((?=\p{N}*\p{L})[\p{L}\p{N}]{1,12})\s*$/u.exec(name.slice(-40))?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : EXTENSIONS.get(extension);
  const found = await typeOfBytes(bytes);
  const type = found ?? named ?? (extension === undefined ? 'text' : undefined);
  // The bytes of a text do not tell of which kind it is, except those of a page.
  if (type === undefined) throw new Refusal(wrongType(extension!.toUpperCase()));
  const isText = found === undefined;
  if (named === 'pdf' || named === 'docx' || !isText) mustFit(extension, named, type, isText);
  return type;
}

function mustFit(
  extension: string | undefined,
  named: FileType | undefined,
  type: FileType,
  isText: boolean,
): void {
  const found = isText ? 'text' : type;
  // Markdown may be made of HTML.
  if (extension === undefined || named === found || (named === 'markdown' && found === 'html')) return;
  throw new Refusal(typeMismatch(extension.toUpperCase(), NAMES[found]));
}

/** The type where the bytes are certain of it, `undefined` for other text. */
async function typeOfBytes(bytes: Uint8Array): Promise<FileType | undefined> {
  const head = String.fromCharCode(...bytes.subarray(0, HEADER_BYTES));
  if (head.startsWith('%PDF-')) return 'pdf';
  const text = textOf(bytes);
  if (text !== undefined) {
    const markup = MARKUP_START.find(([pattern]) => pattern.test(text.slice(0, HEADER_BYTES)));
    if (markup) throw new Refusal(wrongType(markup[1]));
    return HTML_START.test(text.slice(0, 4 * HEADER_BYTES)) ? 'html' : undefined;
  }
  if (PDF_HEADER.test(head)) return 'pdf';
  if (head.startsWith('PK')) return typeOfZip(bytes);
  const sniffed = await sniff(bytes);
  // Office keeps what it encrypts in the container of its old formats.
  if (sniffed === 'CFB' && isEncryptedOffice(bytes)) throw new Refusal(ENCRYPTED);
  if (sniffed) throw new Refusal(wrongType(sniffed === 'CFB' ? 'DOC/XLS/PPT' : sniffed));
  return undefined;
}

/** Only the bytes of a text are one; a short magic number may begin a text as well (`BM`, `MZ`). */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes);
  } catch {
    return undefined;
  }
}

function typeOfZip(bytes: Uint8Array): FileType {
  const entries = readZipDirectory(bytes);
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (has(/^\/?word\/document\d*\.xml$/)) return 'docx';
  const type = entries.find(({ name }) => name === 'mimetype');
  const declared = type && new TextDecoder().decode(type.data.subarray(0, 100));
  const known = ZIP_TYPES.find(([pattern, mime]) => has(pattern) || declared === mime);
  throw new Refusal(wrongType(known?.[2] ?? 'ZIP'));
}

async function sniff(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext.toUpperCase();
  } catch {
    throw new Refusal(UNKNOWN_TYPE);
  }
}

/** The name of the stream that holds what is encrypted (MS-OFFCRYPTO 1.3.2), in UTF-16 as the container writes it. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
