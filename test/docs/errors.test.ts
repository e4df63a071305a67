import { readdir, readFile } from 'node:fs/promises';
import t from 'tap';
import { errorPage } from '../../scripts/errors-doc/page.ts';
import { errorCatalogue } from '../../src/domain/error-catalogue.ts';
import { fieldCatalogue } from '../../src/routes/field-catalogue.ts';
import { oauthErrors } from '../../src/routes/oauth/oauth-error.ts';
import { problemCatalogue } from '../../src/routes/problem-catalogue.ts';

// docs/errors.md, the catalogues and the code know the same codes.

const root = new URL('../../', import.meta.url);

t.test('the page is what the catalogues say', async (t) => {
  const page = await readFile(new URL('docs/errors.md', root), 'utf8');
  t.equal(page, errorPage(), 'run: node --import tsx scripts/errors-doc.ts');
  const codes = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code ?? '').sort();
  const known = [problemCatalogue, errorCatalogue, fieldCatalogue, oauthErrors].flatMap((catalogue) => Object.keys(catalogue));
  t.same(codes, known.sort());
});

t.test('every code is uttered somewhere', async (t) => {
  const sources = await allSources();
  for (const code of [...Object.keys(errorCatalogue), ...Object.keys(fieldCatalogue)]) {
    t.ok(sources.includes(`'${code}'`), code);
  }
});

/** The source without the catalogues themselves. */
async function allSources(): Promise<string> {
  const files = await readdir(new URL('src/', root), { recursive: true, withFileTypes: true });
  const code = files.filter(({ name }) => name.endsWith('.ts') && !/^(error|field)-catalogue\.ts$/.test(name));
  const texts = await Promise.all(code.map(({ parentPath, name }) => readFile(`${parentPath}/${name}`, 'utf8')));
  return texts.join('\n');
}
