import { cleanText } from './cleanText.ts';

/** Longest part of a file's name that a message shows, in characters. */
const SHOWN = 60;

export type DocumentErrorCode =
  | 'empty_file'
  | 'file_too_large'
  | 'too_much_text'
  | 'too_many_pages'
  | 'too_many_parts'
  | 'nested_too_deeply'
  | 'took_too_long'
  | 'wrong_type'
  | 'type_mismatch'
  | 'not_utf8'
  | 'unknown_charset'
  | 'garbled_text'
  | 'no_text'
  | 'scanned'
  | 'encrypted'
  | 'unpacks_too_large'
  | 'damaged';

/** Why a file cannot become a study, in both languages: it names the file, what is wrong and what was expected. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  readonly text: { de: string; en: string };

  constructor(code: DocumentErrorCode, text: { de: string; en: string }) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}

/** What is wrong, after the file's name: `ist leer; erwartet wird …`. */
export interface Complaint {
  code: DocumentErrorCode;
  de: string;
  en: string;
}

export function documentError(fileName: string, { code, de, en }: Complaint): DocumentError {
  return new DocumentError(code, {
    de: `Die Datei „${shownName(fileName)}“ ${de}`,
    en: `The file “${shownName(fileName)}” ${en}`,
  });
}

/**
 * A name as a message may show it: without its folders, on one line, without markup and not too long. A name may hold
 * anything.
 */
export function shownName(fileName: string): string {
  const clean = cleanText(fileName.slice(-1_000).split(/[\\/]/).at(-1) ?? '')
    .replace(/[<>"'`&\ufffd„“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...clean];
  // The end tells the type: keep it.
  const short =
    letters.length > SHOWN ? [...letters.slice(0, SHOWN - 11), '…', ...letters.slice(-10)] : letters;
  return short.join('') || '?';
}

/** The name without its extension; see {@link shownName}. */
export function nameStem(fileName: string): string {
  const name = shownName(fileName);
  return name.replace(/(?<=.)\.\p{L}[\p{L}\p{N}]{0,8}$/u, '');
}

export const EXPECTED = {
  de: 'Erwartet wird eine PDF-, DOCX-, HTML-, Markdown- oder Textdatei.',
  en: 'Expected is a PDF, DOCX, HTML, Markdown or text file.',
};
