import { execFile } from 'node:child_process';
import { access, chmod, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DebianPostgres, freePort } from './debian-postgres.ts';

const PROGRAM = '/usr/sbin/pgbouncer';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

export interface PgBouncer {
  url: string;
  /** For example [1, 18]. */
  version: readonly [number, number];
}

/**
 * Debian's PgBouncer in transaction mode before a server, with so few connections that every session meets what another has left. Each
 * call of a login comes to it as that login. Stopped when `t` ends.
 * @throws when Debian's package `pgbouncer` is not installed
 */
export async function pgBouncer(t: Teardown, pg: DebianPostgres, target: { port: number }, login: string): Promise<PgBouncer> {
  await access(PROGRAM).catch(() => Promise.reject(new Error(`No ${PROGRAM}: install Debian's pgbouncer to run this test`)));
  const port = await freePort();
  const at = (name: string) => join(pg.folder, `pgbouncer-${port}-${name}`);
  const pidFile = at('pid');
  await written(at('users'), `"${login}" ""\n`);
  await written(at('ini'), [
    '[databases]', `postgres = host=127.0.0.1 port=${target.port}`,
    '[pgbouncer]', 'listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = trust', `auth_file = ${at('users')}`,
    'pool_mode = transaction', 'default_pool_size = 2', 'max_client_conn = 200', `logfile = ${at('log')}`, `pidfile = ${pidFile}`, '',
  ].join('\n'));
  await pg.run(PROGRAM, '-q', '-d', at('ini'));
  t.teardown(async () => void process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGTERM'));
  while (!(await listens(port)));
  return { url: `postgres://${login}@127.0.0.1:${port}/postgres`, version: await versionOf() };
}

/** It goes into the background before it listens. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}

/** It reads its files as the account of PostgreSQL. */
async function written(path: string, text: string): Promise<void> {
  await writeFile(path, text);
  await chmod(path, 0o644);
}

async function versionOf(): Promise<readonly [number, number]> {
  const { stdout } = await promisify(execFile)(PROGRAM, ['--version']);
  const [, major = '0', minor = '0'] = /PgBouncer (\d+)\.(\d+)/.exec(stdout) ?? [];
  return [Number(major), Number(minor)];
}
