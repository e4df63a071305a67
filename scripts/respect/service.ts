import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ADDRESS = /running at (http:\S+)/;

/** A sandbox of its own, as `npm start` makes it. */
export interface Sandbox {
  origin: string;
  end(): Promise<void>;
}

/** Starts one on a free port with fresh data. Rejects with what it has said when it does not come up. */
export async function freshSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-respect-'));
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LOG_LEVEL: 'warn', PORT: '0', DATA_DIR: folder };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let said = '';
  const up = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const origin = ADDRESS.exec(said)?.[1];
      if (origin !== undefined && said.includes('Ctrl-C stops it.')) resolve(origin);
    });
    void ended.then(() => reject(new Error(`The service did not start; it said:\n${said}`)));
  });
  return { origin: await up.catch(async (error: unknown) => { await end(); throw error; }), end };
}
