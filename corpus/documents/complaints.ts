import { type Complaint, EXPECTED } from './documentError.ts';
import {
  DEEPEST_NESTING,
  MOST_BLOCKS,
  MOST_BYTES,
  MOST_CHARACTERS,
  MOST_PAGES,
  MOST_TIME,
  MOST_UNPACKED_BYTES,
} from './limits.ts';

const german = (count: number): string => count.toLocaleString('de-DE');
const english = (count: number): string => count.toLocaleString('en-US');
const MEGABYTE = 1024 * 1024;

/** Thrown inside a reader, where the file's name is not at hand; `readDocument` makes a `DocumentError` of it. */
export class Refusal extends Error {
  readonly complaint: Complaint;

  constructor(complaint: Complaint) {
    super(complaint.code);
    this.complaint = complaint;
  }
}

export const EMPTY: Complaint = {
  code: 'empty_file',
  de: `ist leer. ${EXPECTED.de}`,
  en: `is empty. ${EXPECTED.en}`,
};

export const NO_TEXT: Complaint = {
  code: 'no_text',
  de: 'enthält keinen Text. Erwartet wird ein Dokument mit mindestens einem Absatz.',
  en: 'holds no text. Expected is a document with at least one paragraph.',
};

export const TOO_LARGE: Complaint = {
  code: 'file_too_large',
  de: `ist zu groß. Erwartet werden höchstens ${german(MOST_BYTES / MEGABYTE)} MB.`,
  en: `is too large. Expected are ${english(MOST_BYTES / MEGABYTE)} MB at most.`,
};

export const TOO_MUCH_TEXT: Complaint = {
  code: 'too_much_text',
  de: `enthält zu viel Text. Erwartet werden höchstens ${german(MOST_CHARACTERS)} Zeichen.`,
  en: `holds too much text. Expected are ${english(MOST_CHARACTERS)} characters at most.`,
};

export const TOO_MANY_PARTS: Complaint = {
  code: 'too_many_parts',
  de: `hat zu viele Absätze. Erwartet werden höchstens ${german(MOST_BLOCKS)}.`,
  en: `has too many paragraphs. Expected are ${english(MOST_BLOCKS)} at most.`,
};

export const TOO_DEEP: Complaint = {
  code: 'nested_too_deeply',
  de: `ist zu tief verschachtelt. Erwartet werden höchstens ${german(DEEPEST_NESTING)} Ebenen von Listen, Zitaten oder Elementen.`,
  en: `is nested too deeply. Expected are ${english(DEEPEST_NESTING)} levels of lists, quotations or elements at most.`,
};

export const TOO_SLOW: Complaint = {
  code: 'took_too_long',
  de: `ließ sich in ${MOST_TIME / 60_000} Minuten und im dafür vorgesehenen Speicher nicht lesen. Erwartet wird ein einfacher aufgebautes Dokument.`,
  en: `could not be read in ${MOST_TIME / 60_000} minutes and the memory set aside for it. Expected is a simpler document.`,
};

export const NOT_UTF8: Complaint = {
  code: 'not_utf8',
  de: 'ist kein Text in UTF-8. Erwartet wird UTF-8, oder UTF-16 mit Byte Order Mark.',
  en: 'is not text in UTF-8. Expected is UTF-8, or UTF-16 with a byte order mark.',
};

export const GARBLED: Complaint = {
  code: 'garbled_text',
  de: 'enthält Text, dessen Zeichen sich nicht lesen lassen (Ersatzzeichen oder eine Schrift ohne Zuordnung). Erwartet wird lesbarer Text.',
  en: 'holds text whose characters cannot be read (replacement characters, or a font without a mapping). Expected is readable text.',
};

export const ENCRYPTED: Complaint = {
  code: 'encrypted',
  de: 'ist mit einem Passwort geschützt. Erwartet wird eine Datei ohne Passwort.',
  en: 'is protected by a password. Expected is a file without one.',
};

export const UNPACKS_TOO_LARGE: Complaint = {
  code: 'unpacks_too_large',
  de: `ist entpackt zu groß. Erwartet werden höchstens ${german(MOST_UNPACKED_BYTES / MEGABYTE)} MB.`,
  en: `is too large when unpacked. Expected are ${english(MOST_UNPACKED_BYTES / MEGABYTE)} MB at most.`,
};

export const tooManyPages = (pages: number): Complaint => ({
  code: 'too_many_pages',
  de: `hat ${german(pages)} Seiten. Erwartet werden höchstens ${german(MOST_PAGES)}.`,
  en: `has ${english(pages)} pages. Expected are ${english(MOST_PAGES)} at most.`,
});

export const scanned = (empty: number, pages: number): Complaint => ({
  code: 'scanned',
  de: `ist ein Scan: ${german(empty)} von ${german(pages)} Seiten haben keinen Text (${Math.round((100 * empty) / pages)} %). Erwartet wird ein PDF mit Text, etwa nach einer Texterkennung (OCR).`,
  en: `is a scan: ${english(empty)} of ${english(pages)} pages have no text (${Math.round((100 * empty) / pages)} %). Expected is a PDF with text, for instance after text recognition (OCR).`,
});

/** @param type Known type names only, never the file's own words. */
export const wrongType = (type: string): Complaint => ({
  code: 'wrong_type',
  de: `ist vom Typ ${type}. ${EXPECTED.de}`,
  en: `is of type ${type}. ${EXPECTED.en}`,
});

export const UNKNOWN_TYPE: Complaint = {
  code: 'wrong_type',
  de: `ist von einem unbekannten Typ. ${EXPECTED.de}`,
  en: `is of an unknown type. ${EXPECTED.en}`,
};

export const typeMismatch = (named: string, found: { de: string; en: string }): Complaint => ({
  code: 'type_mismatch',
  de: `heißt wie eine ${named}-Datei, ist aber ${found.de}. Erwartet wird ein Name, der zum Inhalt passt.`,
  en: `is named as a ${named} file but is ${found.en}. Expected is a name that fits what is in it.`,
});

export const unknownCharset = (label: string): Complaint => ({
  code: 'unknown_charset',
  de: `nennt einen unbekannten Zeichensatz (${label}). Erwartet wird UTF-8.`,
  en: `names an unknown character set (${label}). Expected is UTF-8.`,
});

/** @param format `PDF`, `DOCX` … */
export const damaged = (format: string): Complaint => ({
  code: 'damaged',
  de: `ist beschädigt. Erwartet wird eine vollständige ${format}-Datei.`,
  en: `is damaged. Expected is a complete ${format} file.`,
});
