import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import t from 'tap';
import { plainFont } from '../../src/print/pdf/plain-font.ts';

const whole = readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf'));

function tablesOf(font: Buffer): Map<string, Buffer> {
  return new Map(Array.from({ length: font.readUInt16BE(4) }, (_, at): [string, Buffer] => {
    const record = 12 + at * 16;
    const from = font.readUInt32BE(record + 8);
    return [font.toString('latin1', record, record + 4), font.subarray(from, from + font.readUInt32BE(record + 12))];
  }));
}

t.test('a font loses its tables for ligatures and kerning, and nothing else', async (t) => {
  const [before, after] = [tablesOf(whole), tablesOf(plainFont(whole))];
  t.ok(before.has('GSUB') && before.has('GPOS'));
  for (const [tag, table] of after) t.ok(table.equals(before.get(tag) ?? Buffer.alloc(0)), tag);
  t.same([...before.keys()].filter((tag) => !after.has(tag)).filter((tag) => !['GSUB', 'GPOS', 'GDEF', 'kern', 'FFTM', 'MATH'].includes(tag)), []);
  for (const tag of ['glyf', 'loca', 'cmap', 'hmtx', 'head', 'maxp']) t.ok(after.has(tag), tag);
  t.notOk(after.has('GSUB') || after.has('GPOS') || after.has('kern'));
});
