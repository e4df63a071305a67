const END = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** Midnight of 1 January 1980, the first instant that a ZIP can tell. */
const FIRST_DAY = { time: 0, date: 0x0021 };

/** Sets the same time on every part of a ZIP, so that the same content gives the same bytes whenever it is packed. */
export function withFixedTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(signature(END));
  if (end < 0 || zip.length - end < END_SIZE) throw new Error('A workbook that is no ZIP');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    stamp(zip, at + 12);
    stamp(zip, zip.readUInt32LE(at + 42) + 10);
    at += ENTRY_SIZE + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(FIRST_DAY.time, at);
  zip.writeUInt16LE(FIRST_DAY.date, at + 2);
}

function signature(word: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word);
  return bytes;
}
