import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import { throwawayKeys } from '../../src/keys.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import { seedCalendar } from '../../src/operations/seed-calendar.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { loadDemo } from '../../src/sandbox/demo.ts';
import { testRecorder } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

// What a newcomer does after `npm start`: the scenario, and the requests of the README, against a real port with the demo data.

const root = fileURLToPath(new URL('../../', import.meta.url));
const origin = await servedDemo();

t.test('the scenario walks to the closed case, again and again', async (t) => {
  for (const round of ['first', 'second']) {
    const { code, output } = await run(process.execPath, ['--import=tsx', 'scripts/scenario.ts', '--url', origin]);
    t.equal(code, 0, `${round} time: ${code === 0 ? 'the exit code' : output}`);
    t.match(output, /состояние дела: (postSupport|closed) — /);
    t.match(output, /Путь пройден: фактов в деле \d+, состояние «closed»\./);
    t.match(output, /отказ 409 action-refused/);
  }
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

/** The app with the demo data, on a free port and a database of its own. */
async function servedDemo(): Promise<string> {
  const { service: db } = await testDatabase(t);
  await seedRegulations(db, systemClock, shippedRegulations);
  await seedCalendar(db, systemClock, RUSSIAN_PRODUCTION_CALENDAR);
  await loadDemo(db, systemClock);
  const config = loadConfig({}, { sandbox: true });
  const logger = pino({ level: 'silent' });
  const accesses = testRecorder(db, systemClock, logger);
  const app = await buildApp({ config, db, clock: systemClock, logger, keys: throwawayKeys(), accesses });
  t.teardown(() => app.close());
  return app.listen({ host: '127.0.0.1', port: 0 });
}

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
