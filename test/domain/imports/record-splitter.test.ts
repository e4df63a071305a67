import fc from 'fast-check';
import t from 'tap';
import { windows1251 } from '../../../src/domain/imports/charsets.ts';
import { recordOf } from '../../../src/domain/imports/csv.ts';
import { FileReader } from '../../../src/domain/imports/file-reader.ts';
import { LONGEST_RECORD, RecordSplitter } from '../../../src/domain/imports/record-splitter.ts';

const START = { bytes: 0, rows: 0 };

/** The bytes in pieces, cut at these places. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
}

function recordsOf(quotes: boolean, chunks: readonly Uint8Array[]) {
  const splitter = new RecordSplitter(quotes);
  const records = [...chunks.flatMap((chunk) => [...splitter.feed(chunk)]), ...splitter.end()];
  return records.map((record) => ({ ...record, bytes: record.bytes === null ? null : Buffer.from(record.bytes).toString('latin1') }));
}

const someBytes = fc.array(fc.constantFrom(...[...'a;,"\n\r'].map((letter) => letter.charCodeAt(0)), 0xef, 0xbb, 0xbf, 0xd0), { maxLength: 60 })
  .map((list) => Uint8Array.from(list));
const someCuts = fc.array(fc.nat(1000), { maxLength: 8 });

t.test('wherever a network cuts the bytes, the records are the same', async (t) => {
  fc.assert(fc.property(someBytes, someCuts, fc.boolean(), (bytes, cuts, quotes) => {
    t.same(recordsOf(quotes, pieces(bytes, cuts)), recordsOf(quotes, [bytes]));
  }), { numRuns: 1500 });
});

t.test('a reading that goes on where another broke off reads the rest, in the same places', async (t) => {
  fc.assert(fc.property(someBytes, fc.boolean(), fc.nat(20), (bytes, quotes, broken) => {
    const all = recordsOf(quotes, [bytes]);
    const last = all[broken % Math.max(1, all.length)];
    if (last === undefined || last.endByte === bytes.length) return;
    const splitter = new RecordSplitter(quotes, { bytes: last.endByte, rows: last.endRow });
    const rest = [...splitter.feed(bytes.subarray(last.endByte)), ...splitter.end()].map(({ row, endByte, endRow }) => ({ row, endByte, endRow }));
    t.same(rest, all.slice(all.indexOf(last) + 1).map(({ row, endByte, endRow }) => ({ row, endByte, endRow })));
  }), { numRuns: 500 });
});

t.test('a record that is too long costs itself alone, in one piece or in many', async (t) => {
  const bytes = Buffer.from(`{"a":1}\n${'x'.repeat(LONGEST_RECORD + 1)}\n{"b":2}\n`);
  const cut = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, index) => bytes.subarray(index * 1000, (index + 1) * 1000));
  for (const chunks of [[bytes], cut]) {
    t.same(recordsOf(false, chunks).map(({ row, bytes: text }) => [row, text]), [[1, '{"a":1}'], [2, null], [3, '{"b":2}']]);
  }
  const open = Buffer.from(`"${'x'.repeat(LONGEST_RECORD)}\nб;в\n`);
  t.same(recordsOf(true, [open]).map(({ row }) => row), [1, 2], 'a mark that nobody closes ends at the next newline');
});

const cell = fc.string({ unit: fc.constantFrom(...'aЖё"\n;, 1'), maxLength: 8 });

t.test('what is written as CSV is read back, in both charsets and with both separators', async (t) => {
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 });
  const header = ['externalId', 'name', 'position'];
  fc.assert(fc.property(rows, fc.constantFrom(';' as const, ',' as const), fc.boolean(), someCuts, (told, separator, utf8, cuts) => {
    const text = [header, ...told].map((cells) => recordOf(cells, separator)).join('');
    const bytes = utf8 ? Buffer.from(text) : windows1251(text);
    const charset = utf8 ? 'utf-8' : 'windows-1251';
    const reader = new FileReader({ kind: 'specialists', format: 'csv', charset, separator: null, columns: null }, START);
    const lines = [...pieces(bytes, cuts).flatMap((chunk) => [...reader.feed(chunk)]), ...reader.end()];
    const read = lines.map(({ content }) => JSON.parse(content ?? 'null') as Record<string, string>);
    t.same(read.map((one) => header.map((name) => one[name] ?? '')), told.map((cells) => cells.map((one) => one.trim())));
  }), { numRuns: 500 });
});
