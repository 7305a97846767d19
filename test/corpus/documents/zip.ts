import { deflateRawSync } from 'node:zlib';

export interface ZipContent {
  name: string;
  data: Uint8Array;
  /** What the directory says of its size, where that is to be a lie. */
  claimedBytes?: number;
  isStored?: boolean;
  /** The data is packed already. */
  isDeflated?: boolean;
}

/** A ZIP file, without checksums: enough for what reads documents. */
export function zipOf(contents: readonly ZipContent[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedBytes = data.length, isStored, isDeflated } of contents) {
    const packed = isStored || isDeflated ? Buffer.from(data) : deflateRawSync(data);
    const local = header(30, 0x04034b50, 0, name, packed.length, claimedBytes);
    const entry = header(46, 0x02014b50, 2, name, packed.length, claimedBytes);
    if (isStored) local.writeUInt16LE(0, 8);
    if (isStored) entry.writeUInt16LE(0, 10);
    entry.writeUInt32LE(offset, 42);
    files.push(local, packed);
    directory.push(entry);
    offset += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(contents.length, 8);
  end.writeUInt16LE(contents.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

/** The head of an entry; in the directory its fields stand two bytes further on. */
function header(
  length: number,
  signature: number,
  shift: number,
  name: string,
  packed: number,
  size: number,
): Buffer {
  const head = Buffer.alloc(length);
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(8, 8 + shift);
  head.writeUInt32LE(packed, 18 + shift);
  head.writeUInt32LE(size, 22 + shift);
  head.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
  return Buffer.concat([head, Buffer.from(name)]);
}
