import { readFile } from 'node:fs/promises';
import t from 'tap';

// Every package of package.json has its line in docs/dependencies.md, and no other has one.

const root = new URL('../../', import.meta.url);

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string | Record<string, string>>;
}

t.test('each package is explained', async (t) => {
  const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Manifest;
  const page = await readFile(new URL('docs/dependencies.md', root), 'utf8');
  const [service = '', rest = ''] = page.split('## Development');
  const [development = '', overrides = ''] = rest.split('## Override');
  t.same(explained(service), Object.keys(manifest.dependencies).sort());
  t.same(explained(development), Object.keys(manifest.devDependencies).sort());
  for (const [name, version] of Object.entries(manifest.overrides)) {
    const told = typeof version === 'string' ? `\`${name}\` ${version}` : `\`${name}\` is given our`;
    t.ok(overrides.includes(told), `the override of ${name}`);
  }
});

/** The packages named in the first column of the tables. */
function explained(page: string): string[] {
  const cells = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell]) => cell ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')).sort();
}
