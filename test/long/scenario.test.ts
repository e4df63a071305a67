import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { testSandbox } from '../support/sandbox.ts';

// What a newcomer does after `npm start`: the scenario, and the requests of the README, against a real port with the demo data.

const root = fileURLToPath(new URL('../../', import.meta.url));
t.setTimeout(900_000);
const origin = await servedDemo();

t.test('the scenario lives through a case by the clock, and resets the sandbox after it', async (t) => {
  const kept = await run(process.execPath, ['--import=tsx', 'scripts/scenario.ts', '--url', origin]);
  t.equal(kept.code, 0, kept.code === 0 ? 'the exit code' : kept.output);
  for (const told of [
    /состояние дела: active — /, /предупреждение: .*окончани/i, /состояние дела: postSupport — /, /проверка пропущена/,
    /Путь пройден: фактов в деле \d+, состояние «closed»\./, /отказ 409 action-refused/, /Песочница сброшена/,
  ]) t.match(kept.output, told);
});

t.test('a scenario that meets something unexpected says so and exits with 1', async (t) => {
  const { code, output } = await run(process.execPath, ['--import=tsx', 'scripts/scenario.ts', '--url', 'http://127.0.0.1:1']);
  t.equal(code, 1);
  t.match(output, /npm start/);
});

t.test('the requests of the README work as they stand', async (t) => {
  const page = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const requests = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '').filter((block) => block.includes('curl'));
  t.equal(requests.length, 2);
  const [list = '', open = ''] = requests.map((block) => block.replaceAll('http://127.0.0.1:3000', origin));
  const token = list.slice(0, list.indexOf('curl -s \''));
  const cases = await run('bash', ['-c', list]);
  t.ok((JSON.parse(cases.output) as { items: unknown[] }).items.length > 0, 'cases are listed');
  const would = await run('bash', ['-c', `${token}\n${open}`]);
  t.match(JSON.parse(would.output), { status: 'identified', openedOn: '2026-03-02' });
});

/** The sandbox with Tatarstan's demo, on a free port and a database of its own. */
async function servedDemo(): Promise<string> {
  const { app } = await testSandbox(t, [tatarstanDemo]);
  return app.listen({ host: '127.0.0.1', port: 0 });
}

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
