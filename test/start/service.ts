import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start` as a child, as a person would see it. */
export interface Service {
  pid: number;
  /** Everything it has written, both streams. */
  output(): string;
  /** Resolves when `text` was written; rejects when it ended before. */
  until(text: string): Promise<void>;
  /** Sends a signal and waits for the end: exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
}

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A line of the greeting: the service is up when it has been printed. */
export const UP = 'Ctrl-C stops it.';

/** Starts the service with these settings and nothing else of our own environment. */
export function startService(t: Teardown, settings: Record<string, string>): Service {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const listeners = new Set<() => void>();
  let written = '';
  const note = (text: string) => {
    written += text;
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', note);
  const ended = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  t.teardown(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    output: () => written,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => void (written.includes(text) && resolve());
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`ended before «${text}»; it said:\n${written}`)));
      }),
    end(signal) {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}

/** A data folder that is deleted when `t` ends; register it before the services that use it. */
export async function dataFolder(t: Teardown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-start-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The running PostgreSQL of a data folder, from its `postmaster.pid`; undefined when it has been stopped cleanly. */
export async function postgresOf(folder: string): Promise<{ pid: number; url: string } | undefined> {
  const lines = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').then((text) => text.split('\n'), () => undefined);
  if (lines === undefined) return undefined;
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
  return { pid: Number(lines[0]), url: `postgres://soprovozhdenie:${password}@127.0.0.1:${lines[3]}/soprovozhdenie` };
}

/** The address the service has printed. */
export function originOf(service: Service): string {
  return /running at (http:\S+)/.exec(service.output())?.[1] ?? '';
}
