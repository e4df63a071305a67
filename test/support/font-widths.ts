import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Tells how wide a character is in a font of the package dejavu-fonts-ttf, in ems; 0 for one that the font lacks. */
export function fontWidths(file: string): (character: string) => number {
  const font = readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`));
  const tables = new Map(Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16;
    return [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)] as const;
  }));
  const start = (table: string) => tables.get(table) ?? 0;
  const ems = font.readUInt16BE(start('head') + 18);
  const last = font.readUInt16BE(start('hhea') + 34) - 1;
  const glyphs = glyphsOf(font, start('cmap'));
  return (character) => {
    const glyph = glyphs(character.codePointAt(0) ?? 0);
    return glyph === 0 ? 0 : font.readUInt16BE(start('hmtx') + 4 * Math.min(glyph, last)) / ems;
  };
}

/** The glyph of a code point, by the font's table of groups (format 12). */
function glyphsOf(font: Buffer, cmap: number): (point: number) => number {
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8));
  const table = offsets.find((at) => font.readUInt16BE(at) === 12);
  if (table === undefined) throw new Error('a font without groups of characters');
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, index) => table + 16 + index * 12);
  return (point) => {
    const group = groups.find((at) => font.readUInt32BE(at) <= point && point <= font.readUInt32BE(at + 4));
    return group === undefined ? 0 : font.readUInt32BE(group + 8) + point - font.readUInt32BE(group);
  };
}
