import { readFile } from 'node:fs/promises';
import t from 'tap';
import { accessPage } from '../../scripts/access-doc/page.ts';

t.test('docs/access.md is what the access table says; if not: npm run access', async (t) => {
  const written = await readFile(new URL('../../docs/access.md', import.meta.url), 'utf8');
  t.equal(written, accessPage());
});
