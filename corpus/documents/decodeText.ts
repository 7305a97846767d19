import { NOT_UTF8, Refusal, unknownCharset } from './complaints.ts';
import { shownName } from './documentError.ts';

/** Bytes in which a page must name its character set (HTML standard, 13.2.3.2). */
const PRESCAN = 1024;

/** `<meta charset="…">`, `<meta http-equiv="content-type" content="text/html; charset=…">`, `<?xml … encoding="…"?>`. */
const NAMED_CHARSET =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})|^<\?xml[^>]{0,200}?encoding=["']([^"']{1,40})/i;

/**
 * The text of a file: UTF-8, or what its byte order mark says.
 * @throws {Refusal} where it is neither, or holds NUL as no text does.
 */
export function decodeText(bytes: Uint8Array): string {
  return decode(bytes, markedCharset(bytes) ?? 'utf-8');
}

/** The same of a page, which may also name its character set. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, PRESCAN));
  const named = NAMED_CHARSET.exec(head);
  const label = (named?.[1] ?? named?.[2])?.toLowerCase();
  const marked = markedCharset(bytes);
  if (marked || !label) return decode(bytes, marked ?? 'utf-8');
  // A page whose name of the set could be read byte by byte is not in UTF-16 (HTML standard, 13.2.3.2).
  return decode(bytes, label.startsWith('utf-16') ? 'utf-8' : label);
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, label: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    throw new Refusal(unknownCharset(shownName(label)));
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Refusal(NOT_UTF8);
  }
  if (text.includes('\0')) throw new Refusal(NOT_UTF8);
  return text;
}
