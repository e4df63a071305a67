// Writes docs/access.md from the access table; with --check only says whether the page is what the table says.
import { readFile, writeFile } from 'node:fs/promises';
import { accessPage } from './access-doc/page.ts';

const file = new URL('../docs/access.md', import.meta.url);
const page = accessPage();

if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== page) {
    console.error('docs/access.md is not what the table says; run: npm run access');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, page);
}
