import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { freePort } from './debian-postgres.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** One of the service's processes as production runs it: an API or one for the jobs. It keeps its port when it is started again. */
export interface ServiceProcess {
  origin: string;
  /** Starts it, and waits until it says that it is well. */
  start(): Promise<void>;
  pid(): number;
  /** kill -9. */
  kill(): Promise<void>;
  /** What it has said. */
  output(): string;
}

export async function aProcess(t: Teardown, name: 'server' | 'jobs-main', settings: Record<string, string>): Promise<ServiceProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let written = '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('close', resolve));
    child.kill(signal);
    await ended;
  };
  t.teardown(() => end('SIGKILL'));
  return {
    origin,
    output: () => written,
    pid: () => child?.pid ?? 0,
    kill: () => end('SIGKILL'),
    async start() {
      const { PATH } = process.env;
      child = spawn(process.execPath, programOf(name), { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'warn', PORT: String(port), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (written += text));
      while (!(await isWell(origin))) {
        if (child.exitCode !== null) throw new Error(`${name} ended:\n${written}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** Compiled where the tests are compiled. */
function programOf(name: string): string[] {
  const compiled = join(root, 'src', `${name}.js`);
  return existsSync(compiled) ? [compiled] : ['--import', 'tsx', join(root, 'src', `${name}.ts`)];
}

async function isWell(origin: string): Promise<boolean> {
  return await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) }).then(({ ok }) => ok, () => false);
}
