import { readFile } from 'node:fs/promises';
import t from 'tap';

// The two READMEs are twins, and what they point to is there.

const root = new URL('../../', import.meta.url);
const [english, russian] = await Promise.all(['README.md', 'README.ru.md'].map((file) => readFile(new URL(file, root), 'utf8'))) as [string, string];

t.test('the same parts and the same code', async (t) => {
  t.same(levels(russian), levels(english));
  t.same(blocks(russian), blocks(english));
});

for (const [name, page] of [['README.md', english], ['README.ru.md', russian]] as const) {
  t.test(`${name}: links and commands`, async (t) => {
    for (const target of links(page)) await t.resolves(readFile(new URL(target, root)).catch(ignoreFolder), target);
    const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { scripts: Record<string, string> };
    const asked = [...page.matchAll(/npm (?:run )?(start|test|[a-z]+:[a-z]+|scenario|walls)\b/g)].map(([, script]) => script ?? '');
    for (const script of new Set(asked)) t.ok(script in scripts, `npm script ${script}`);
  });
}

function levels(page: string): number[] {
  return [...withoutBlocks(page).matchAll(/^(#+) /gm)].map(([, marks]) => marks?.length ?? 0);
}

function blocks(page: string): string[] {
  return [...page.matchAll(/^```[\s\S]*?^```/gm)].map(([block]) => block);
}

function withoutBlocks(page: string): string {
  return page.replaceAll(/^```[\s\S]*?^```/gm, '');
}

/** Targets within the repository. */
function links(page: string): string[] {
  return [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
}

function ignoreFolder(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EISDIR') throw error;
  return undefined;
}
