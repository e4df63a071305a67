import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_ENTRIES = 300;
/** Unpacked, all parts together: a template of 2 MB that grows beyond this is not made to be printed. */
const MOST_BYTES = 30 * 1024 * 1024;

/** The file is no ZIP, or one that we do not read. */
export class BrokenZip extends Error {}
/** Unpacked it is larger than a template may be. */
export class ZipTooLarge extends Error {}

/**
 * The parts of a ZIP by name, unpacked by ourselves and never beyond a limit, whatever sizes the file claims.
 * @throws BrokenZip, ZipTooLarge
 */
export function zipParts(content: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    return unpacked(file);
  } catch (error) {
    if (error instanceof BrokenZip || error instanceof ZipTooLarge) throw error;
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new ZipTooLarge('too large', { cause: error });
    throw new BrokenZip('not a ZIP', { cause: error });
  }
}

function unpacked(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let left = MOST_BYTES;
  for (const entry of entriesOf(file)) {
    if (entry.name.endsWith('/')) continue;
    if (parts.has(entry.name)) throw new BrokenZip('a name twice');
    const part = partOf(file, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

interface Entry {
  name: string;
  method: number;
  size: number;
  at: number;
}

function entriesOf(file: Buffer): Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new ZipTooLarge('too many parts');
  const entries: Entry[] = [];
  for (let at = file.readUInt32LE(end + 16), number = 0; number < count; number += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new BrokenZip('no entry');
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw new BrokenZip('encrypted');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
      method: file.readUInt16LE(at + 10), size: file.readUInt32LE(at + 20), at: file.readUInt32LE(at + 42),
    });
    at += ENTRY_SIZE + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function endOf(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= Math.max(0, file.length - END_SIZE - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw new BrokenZip('no end record');
}

function partOf(file: Buffer, { method, size, at }: Entry, left: number): Buffer {
  if (file.readUInt32LE(at) !== LOCAL) throw new BrokenZip('no local header');
  const start = at + LOCAL_SIZE + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + size > file.length) throw new BrokenZip('cut off');
  const packed = file.subarray(start, start + size);
  if (method === 0 && packed.length > left) throw new ZipTooLarge('too large');
  if (method === 0) return packed;
  if (method !== 8) throw new BrokenZip('unknown packing');
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
}
