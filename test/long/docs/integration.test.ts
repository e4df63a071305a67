import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { feedFilled, servedDemo } from '../../support/served-demo.ts';

// docs/integration.md: each command, in order and in one shell, as it stands there, against the real service; and its Russian twin.

t.setTimeout(300_000);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const [english, russian] = ['docs/integration.md', 'docs/integration.ru.md'].map((file) => readFileSync(root + file, 'utf8')) as [string, string];

t.test('the twins have the same parts and the same commands', async (t) => {
  const levels = (page: string) => [...page.matchAll(/^(#+) /gm)].map(([, marks]) => marks);
  const rows = (page: string) => page.match(/^\|/gm)?.length;
  t.same(blocks(russian), blocks(english));
  t.same(levels(russian), levels(english));
  t.equal(rows(russian), rows(english));
});

t.test('what the page points to is there', async (t) => {
  for (const page of [english, russian]) {
    for (const [, target = ''] of page.matchAll(/\]\(([^)#:]+)\)/g)) t.ok(readFileSync(join(root, 'docs', target)), target);
    for (const [, file = ''] of page.matchAll(/`(examples\/[\w/.-]+|contract\/[\w-]+\.json)`/g)) t.ok(readFileSync(root + file), file);
  }
});

t.test('the commands do what the page says', async (t) => {
  const demo = await servedDemo(t);
  await feedFilled(demo);
  const [start = '', ...commands] = blocks(english);
  t.equal(start, 'npm start\n');
  const asHere = commands.map((one) => one.replaceAll('http://127.0.0.1:3000', demo.origin));
  const [names = '', pull = ''] = [asHere.at(0), asHere.at(-1)];
  const told = await inOneShell(asHere.slice(0, -1));
  // The resolution has changed a case: it is in the feed again once no older transaction of this busy server is under way.
  await feedFilled(demo, 37);
  told.push(...(await inOneShell([names, pull])).slice(1));
  t.equal(told.length, commands.length, 'every command has been run');
  const [, , first = '', more = '', news = '', end = '', one = '', several = '', tried = '', sent = '', wrong = '', mirror = ''] = told;
  const page = JSON.parse(first);
  t.equal(page.items.length, 3);
  t.equal(page.hasMore, true);
  t.match(more, /^33 more$/m);
  const waited = JSON.parse(news.slice(news.indexOf('{')));
  t.match(news, /^identified$/m);
  t.match(waited.items, [{ removed: false, externalIds: [{ system: 'region-is', value: 'case-15' }], case: { status: 'identified' } }]);
  t.equal(end.trim(), '304');
  t.match(JSON.parse(one), { externalIds: [{ system: 'region-is', value: 'case-1' }], case: { status: 'active' } });
  t.match(JSON.parse(several).items, [{ found: true }, { found: false, item: null }]);
  t.match(JSON.parse(tried).items, [{ word: 'interimResult', outcome: 'recommendation' }]);
  t.match(JSON.parse(sent).items, [{ word: 'interimResult', outcome: 'recommendation', caseId: JSON.parse(one).caseId }]);
  t.match(JSON.parse(wrong), { status: 400, errors: [{ pointer: '?cursor' }] });
  t.match(mirror, /^37 cases in the mirror$/m);
});

function blocks(page: string): string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
}

/** Runs the commands one after the other in a folder that looks like the project's. @returns what each has written */
async function inOneShell(commands: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'soprovozhdenie-page-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  const script = ['set -euo pipefail', ...commands.flatMap((command) => [command, "printf '\\n=====\\n'"])].join('\n');
  const child = spawn('bash', ['-c', script], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`a command failed (${String(code)}); so far:\n${output}`);
  return output.split('\n=====\n').slice(0, -1);
}
