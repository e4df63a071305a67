/** Tables for ligatures, kerning and scripts that are written otherwise: Russian papers need none, and reading them takes a quarter of the time. */
const UNNEEDED = new Set(['GSUB', 'GPOS', 'GDEF', 'kern', 'FFTM', 'BASE', 'JSTF', 'MATH']);
const HEADER = 12;
const RECORD = 16;

/** A TrueType font without the tables for advanced typography; everything else byte for byte. */
export function plainFont(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, at) => font.subarray(HEADER + at * RECORD, HEADER + (at + 1) * RECORD))
    .filter((record) => !UNNEEDED.has(record.toString('latin1', 0, 4)));
  const header = Buffer.alloc(HEADER + records.length * RECORD);
  font.copy(header, 0, 0, HEADER);
  const power = Math.floor(Math.log2(records.length));
  header.writeUInt16BE(records.length, 4);
  header.writeUInt16BE(2 ** power * RECORD, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((records.length - 2 ** power) * RECORD, 10);
  const tables: Buffer[] = [];
  let offset = header.length;
  for (const [at, record] of records.entries()) {
    const [from, length] = [record.readUInt32BE(8), record.readUInt32BE(12)];
    // Tables begin at multiples of four.
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    font.copy(table, 0, from, from + length);
    record.copy(header, HEADER + at * RECORD);
    header.writeUInt32BE(offset, HEADER + at * RECORD + 8);
    tables.push(table);
    offset += table.length;
  }
  return Buffer.concat([header, ...tables]);
}
