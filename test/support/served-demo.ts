import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { apiAt } from '../../scripts/scenario/client.ts';
import { tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { testSandbox, type TestSandbox } from './sandbox.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A sandbox with Tatarstan's demo that listens on a port of its own. */
export interface ServedDemo extends TestSandbox {
  origin: string;
}

/** What a program has said and how it has ended. */
export interface Outcome {
  code: number | null;
  output: string;
}

export async function servedDemo(t: Parameters<typeof testSandbox>[0]): Promise<ServedDemo> {
  const sandbox = await testSandbox(t, [tatarstanDemo]);
  return { ...sandbox, origin: await sandbox.app.listen({ host: '127.0.0.1', port: 0 }) };
}

/** Runs a program in the project's folder to its end; both its streams are its output. A program that is not there fails plainly. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} cannot be run: ${error.message}`)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/**
 * Waits until the commission's feed shows so many of the demo's cases, each in its newest state. What is read there is limited by the oldest
 * transaction of the whole server, on which other tests are at work; a case that changed behind it is shown once that has ended.
 */
export async function feedFilled({ origin }: ServedDemo, cases = 36): Promise<void> {
  const { call } = apiAt(origin);
  for (let look = 0; look < 10; look += 1) {
    const { body: all } = await call<Page>('demo-commission', 'GET', '/v1/kdn/case-statuses?limit=1000');
    if (all.items.length >= cases) return;
    await call('demo-commission', 'GET', `/v1/kdn/case-statuses?limit=1&wait=30&cursor=${all.nextCursor}`);
  }
  throw new Error(`The feed does not come to ${cases} cases: some transaction on the server does not end`);
}

interface Page {
  items: unknown[];
  nextCursor: string;
}
