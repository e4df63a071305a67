import { readFile } from 'node:fs/promises';
import t from 'tap';
import { environmentName, settings } from '../../src/settings.ts';

// Every setting stands in the tables of the READMEs and of docs/settings.md, and they name no other.

const names = Object.keys(settings.properties).map(environmentName).sort();

for (const file of ['README.md', 'README.ru.md', 'docs/settings.md']) {
  t.test(file, async (t) => {
    const page = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z][A-Z_]*)` \|/gm)].map(([, name]) => name ?? '').sort();
    t.same(rows, names);
  });
}
