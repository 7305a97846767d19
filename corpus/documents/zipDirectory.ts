import { inflateRawSync } from 'node:zlib';
import { damaged, Refusal, UNPACKS_TOO_LARGE } from './complaints.ts';
import { MOST_UNPACKED_BYTES } from './limits.ts';

/** Signatures and sizes of the ZIP format (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
const DEFLATED = 8;
/** A document has some dozens. */
const MOST_ENTRIES = 10_000;

export interface ZipEntry {
  name: string;
  /** As it says of itself; the data may unpack to more. */
  unpackedBytes: number;
  method: number;
  /** As packed. */
  data: Uint8Array;
}

/**
 * What a ZIP file says of itself, nothing unpacked.
 * @throws {Refusal} where the directory is missing or points outside the file.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) throw new Refusal(damaged('DOCX'));
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new Refusal(UNPACKS_TOO_LARGE);
  const entries: ZipEntry[] = [];
  try {
    let at = view.getUint32(end + 16, true);
    for (let number = 0; number < count; number++) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError();
      entries.push(readEntry(bytes, view, at));
      at += ENTRY_LENGTH + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(damaged('DOCX'));
    throw error;
  }
  return entries;
}

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const packedBytes = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== LOCAL_HEADER) throw new RangeError();
  const from = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedBytes > bytes.length) throw new RangeError();
  const nameStart = at + ENTRY_LENGTH;
  return {
    name: new TextDecoder().decode(bytes.subarray(nameStart, nameStart + view.getUint16(at + 28, true))),
    unpackedBytes: view.getUint32(at + 24, true),
    method: view.getUint16(at + 10, true),
    data: bytes.subarray(from, from + packedBytes),
  };
}

/** What is unpacked of a document; pictures and fonts are never. */
const MARKUP = /\.(?:xml|rels)$/i;

/**
 * Unpacks all markup once, within the limit: what a directory says of its sizes may be a lie.
 * @throws {Refusal} where it is too much, or no deflated data.
 */
export function checkUnpackedSize(entries: readonly ZipEntry[]): void {
  let left = MOST_UNPACKED_BYTES;
  for (const { name, unpackedBytes, method, data } of entries) {
    if (!MARKUP.test(name)) continue;
    if (unpackedBytes > left) throw new Refusal(UNPACKS_TOO_LARGE);
    left -= method === DEFLATED ? inflatedLength(data, left) : data.length;
    if (left < 0) throw new Refusal(UNPACKS_TOO_LARGE);
  }
}

function inflatedLength(data: Uint8Array, most: number): number {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(tooLarge ? UNPACKS_TOO_LARGE : damaged('DOCX'));
  }
}
