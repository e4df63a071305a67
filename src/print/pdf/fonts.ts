import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { plainFont } from './plain-font.ts';

/** A serif that has every letter and sign of a Russian paper, the boxes ☐ ☒ from its sister without serifs. */
const families = {
  paper: { normal: 'DejaVuSerifCondensed', bold: 'DejaVuSerifCondensed-Bold', italics: 'DejaVuSerifCondensed-Italic', bolditalics: 'DejaVuSerifCondensed-BoldItalic' },
  signs: { normal: 'DejaVuSans', bold: 'DejaVuSans', italics: 'DejaVuSans', bolditalics: 'DejaVuSans' },
} as const;

export const PAPER = 'paper';
export const SIGNS = 'signs';

/** What pdfmake keeps in memory instead of on a disk. */
interface FileStore {
  writeFileSync(name: string, content: Uint8Array): void;
}

/** Reads the font files into memory, once for the process. */
export function loadFonts(store: FileStore): typeof families {
  const require = createRequire(import.meta.url);
  for (const name of new Set(Object.values(families).flatMap((family) => Object.values(family)))) {
    store.writeFileSync(name, plainFont(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))));
  }
  return families;
}
