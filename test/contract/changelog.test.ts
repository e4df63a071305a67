import { readFile } from 'node:fs/promises';
import t from 'tap';
import { forgotten, sectionsOf } from '../../scripts/contract/changelog.ts';
import { documentFile, packageVersion, releases } from '../../scripts/contract/released.ts';

const page = await readFile(new URL('../../docs/changelog.md', import.meta.url), 'utf8');
const now = await readFile(documentFile, 'utf8');
const known = await releases();

t.test('every release has its section, in Russian and in English, and so has what is being made', async (t) => {
  const names = new Set([...known.map(({ name }) => name), await packageVersion()]);
  const sections = sectionsOf(page);
  for (const name of names) t.equal(sections.filter(({ version }) => version === name).length, 2, name);
});

t.test('what has come since the last release before is named in the newest section, so that nobody forgets it', async (t) => {
  const version = await packageVersion();
  const before = known.filter(({ name }) => name !== version).at(-1);
  const base = before === undefined ? undefined : await readFile(before.document, 'utf8');
  t.same(forgotten(page, version, base, now), []);
});

t.test('a forgotten operation is found', async (t) => {
  const documentOf = (...ids: string[]) => JSON.stringify({ paths: Object.fromEntries(ids.map((id) => [`/v1/${id}`, { get: { operationId: id } }])) });
  const told = '# x\n\n## 0.2.0 (ru)\n\n`listOne`\n\n## 0.1.0 (ru)\n\n`listTwo`\n\n## 0.2.0 (en)\n\n`listOne`\n';
  t.same(forgotten(told, '0.2.0', documentOf('listZero'), documentOf('listZero', 'listOne', 'listTwo')), ['0.2.0 (ru): listTwo', '0.2.0 (en): listTwo']);
  t.same(forgotten(told, '0.2.0', documentOf('listZero'), documentOf('listZero', 'listOne')), []);
  t.same(forgotten(told, '0.2.0', documentOf('listZero', 'listOne'), documentOf('listOne')), ['0.2.0 (ru): listZero', '0.2.0 (en): listZero'], 'what has gone is told as well');
});
