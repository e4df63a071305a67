// Writes docs/errors.md from the catalogues of errors; with --check only says whether the page is what they say.
import { readFile, writeFile } from 'node:fs/promises';
import { errorPage } from './errors-doc/page.ts';

const file = new URL('../docs/errors.md', import.meta.url);
const page = errorPage();

if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== page) {
    console.error('docs/errors.md is not what the catalogues say; run: node --import tsx scripts/errors-doc.ts');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, page);
}
