import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import t, { type Test } from 'tap';
import { dataFolder, originOf, postgresOf, startService, UP } from '../start/service.ts';

const run = promisify(execFile);

/** Runs one statement against the PostgreSQL of a data folder. */
async function query(folder: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: (await postgresOf(folder))?.url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows as unknown[];
}

/** Pastes each line of the greeting into bash: one for each of the nine demo clients, each answered with a list. */
async function everyCurlLineWorks(t: Test, greeting: string): Promise<void> {
  const lines = greeting.split('\n').filter((line) => line.startsWith('curl '));
  t.equal(lines.length, 9);
  for (const line of lines) {
    const { stdout } = await run('bash', ['-c', line]);
    t.ok(Array.isArray((JSON.parse(stdout) as { items?: unknown }).items), `${line}\n${stdout.slice(0, 300)}`);
  }
}

// One data folder lives through everything that can happen to it, in this order.
t.test('a data folder survives its owners', async (t) => {
  const DATA_DIR = await dataFolder(t);
  const settings = { DATA_DIR, PORT: '0' };

  await t.test('the first start makes everything and serves', async (t) => {
    const first = startService(t, settings);
    await first.until(UP);
    t.match(first.output(), 'Making and starting PostgreSQL');
    t.match(first.output(), `${originOf(first)}/docs`);
    t.equal((await fetch(`${originOf(first)}/openapi.json`)).status, 200);
    await everyCurlLineWorks(t, first.output());
    await query(DATA_DIR, "create table kept as select 'yes' as answer");

    const second = startService(t, settings);
    t.equal(await second.ended, 1, 'a living owner is not disturbed');
    t.match(second.output(), new RegExp(`^DATA_DIR: .+ is in use by the running process ${first.pid}; .+\\.\n$`));
    t.equal((await fetch(`${originOf(first)}/openapi.json`)).status, 200, 'and serves on');

    t.equal(await first.end('SIGTERM'), 0);
    t.equal(await postgresOf(DATA_DIR), undefined, 'PostgreSQL was stopped cleanly');
    t.notOk(existsSync(join(DATA_DIR, 'owner.json')), 'the folder was given up');
  });

  await t.test('a second start keeps the data; killed alone, it leaves PostgreSQL behind', async (t) => {
    const service = startService(t, settings);
    await service.until(UP);
    t.notMatch(service.output(), 'Making and starting PostgreSQL');
    t.strictSame(await query(DATA_DIR, 'select answer from kept'), [{ answer: 'yes' }]);
    t.equal(await service.end('SIGKILL'), 'SIGKILL');
    t.strictSame(await query(DATA_DIR, 'select answer from kept'), [{ answer: 'yes' }], 'PostgreSQL runs on');
  });

  await t.test('the orphaned PostgreSQL is adopted; killed together, it recovers', async (t) => {
    const orphan = await postgresOf(DATA_DIR);
    const service = startService(t, settings);
    await service.until(UP);
    t.match(service.output(), 'taken over');
    t.strictSame(await postgresOf(DATA_DIR), orphan, 'the same process');
    process.kill(service.pid, 'SIGKILL');
    process.kill(orphan?.pid ?? 0, 'SIGKILL');
    t.equal(await service.ended, 'SIGKILL');
  });

  await t.test('after both were killed the next start works', async (t) => {
    const service = startService(t, settings);
    await service.until(UP);
    t.strictSame(await query(DATA_DIR, 'select answer from kept'), [{ answer: 'yes' }]);
    t.equal(await service.end('SIGINT'), 0);
    t.equal(await postgresOf(DATA_DIR), undefined);
  });

  await t.test('process numbers that now belong to others stop nobody', async (t) => {
    await writeFile(join(DATA_DIR, 'owner.json'), JSON.stringify({ pid: process.pid, began: 'at another time' }));
    const lines = [process.pid, join(DATA_DIR, 'postgres'), '1700000000', '5432', '', '127.0.0.1', '', 'ready'];
    await writeFile(join(DATA_DIR, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const service = startService(t, settings);
    await service.until(UP);
    t.match(JSON.parse(await readFile(join(DATA_DIR, 'owner.json'), 'utf8')), { pid: service.pid });
    t.equal(await service.end('SIGHUP'), 0);
  });
});

t.test('a signal during the start ends it, and what it had opened', async (t) => {
  const DATA_DIR = await dataFolder(t);
  const service = startService(t, { DATA_DIR, PORT: '0' });
  await service.until('Making and starting PostgreSQL …');
  t.equal(await service.end('SIGTERM'), 0);
  t.notMatch(service.output(), UP);
  t.equal(await postgresOf(DATA_DIR), undefined);
});
