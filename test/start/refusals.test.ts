import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { dataFolder, startService } from './service.ts';
import { oldServer } from './old-server.ts';

interface Outcome {
  code: number | string | null;
  lines: string[];
}

/** Starts with the settings and waits for the refusal. */
async function refused(t: Parameters<typeof startService>[0], settings: Record<string, string>): Promise<Outcome> {
  const service = startService(t, settings);
  const code = await service.ended;
  return { code, lines: service.output().trim().split('\n') };
}

t.test('bad settings: a line each', async (t) => {
  const DATA_DIR = await dataFolder(t);
  const { code, lines } = await refused(t, { DATA_DIR, PORT: 'http', LOG_LEVEL: 'loud' });
  t.equal(code, 1);
  t.match(lines.sort(), [/^LOG_LEVEL: "loud" .+; .+\.$/, /^PORT: "http" .+; .+\.$/]);
  t.equal(lines.length, 2);
});

t.test('a taken port is told before anything slow begins', async (t) => {
  const DATA_DIR = join(await dataFolder(t), 'data');
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
  });
  t.teardown(() => new Promise<void>((resolve) => void taken.close(() => resolve())));
  const { code, lines } = await refused(t, { DATA_DIR, PORT: String(port) });
  t.equal(code, 1);
  t.match(lines, [new RegExp(`^PORT: ${port} on 127.0.0.1 is taken .+PORT=${port + 1}\\.$`)]);
  t.equal(lines.length, 1);
  t.notOk(existsSync(DATA_DIR), 'nothing was made');
});

t.test('a host that is not ours', async (t) => {
  const { code, lines } = await refused(t, { DATA_DIR: await dataFolder(t), PORT: '0', HOST: '203.0.113.1' });
  t.equal(code, 1);
  t.match(lines, [/^HOST: 203.0.113.1 is no address of this machine; .+\.$/]);
});

t.test('a database that does not answer', async (t) => {
  const { code, lines } = await refused(t, { DATA_DIR: await dataFolder(t), PORT: '0', DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' });
  t.equal(code, 1);
  t.match(lines, [/^DATABASE_URL: the database cannot be reached \(.+\); .+\.$/]);
  t.equal(lines.length, 1);
  t.notMatch(lines.join(), 'hunter2');
});

t.test('a database that is too old', async (t) => {
  const DATABASE_URL = await oldServer(t, '140011');
  const { code, lines } = await refused(t, { DATA_DIR: await dataFolder(t), PORT: '0', DATABASE_URL });
  t.equal(code, 1);
  t.match(lines, [/^DATABASE_URL: the server is PostgreSQL 14, version 15 or later is needed; .+\.$/]);
  t.equal(lines.length, 1);
});
