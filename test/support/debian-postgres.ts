import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandAs, type PostgresAccount, postgresAccount } from '../../src/sandbox/postgres-account.ts';

const run = promisify(execFile);
const installed = '/usr/lib/postgresql';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** PostgreSQL as Debian packages it, with the tools for copies that the embedded one lacks: an account, a folder, and programs run in it. */
export interface DebianPostgres {
  folder: string;
  /** Where its programs are. */
  bin: string;
  /** Runs one of its programs, or another by its path, to its end. */
  run(program: string, ...args: string[]): Promise<void>;
  /** Starts the server of a cluster, on a port or on any free one; its address as the superuser. It is stopped when `t` ends. */
  start(cluster: string, port?: number, ...options: string[]): Promise<string>;
  stop(cluster: string): Promise<void>;
  /** Sends a signal to the server itself. */
  signal(cluster: string, name: NodeJS.Signals): Promise<void>;
}

/** @throws when Debian's packages `postgresql-<version>` are not installed */
export async function debianPostgres(t: Teardown): Promise<DebianPostgres> {
  const [version] = (await readdir(installed).catch(() => [])).toSorted((one, other) => Number(other) - Number(one));
  if (version === undefined) throw new Error(`Nothing in ${installed}: install Debian's postgresql to run this test`);
  const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-pg-'));
  const account = await postgresAccount([installed]);
  if (account.ids !== undefined) await chown(folder, account.ids.uid, account.ids.gid);
  const made: DebianPostgres = {
    folder,
    bin: join(installed, version, 'bin'),
    run: (program, ...args) => runAs(account, program.startsWith('/') ? program : join(installed, version, 'bin', program), args),
    async start(cluster, given, ...more) {
      const port = given ?? await freePort();
      const options = [`-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`, ...more].join(' ');
      await made.run('pg_ctl', 'start', '-D', join(folder, cluster), '-w', '-s', '-l', join(folder, `${cluster}.log`), '-o', options);
      t.teardown(() => made.stop(cluster));
      return `postgres://postgres@127.0.0.1:${port}/postgres`;
    },
    async signal(cluster, name) {
      const [pid] = (await readFile(join(folder, cluster, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), name);
    },
    stop: (cluster) => made.run('pg_ctl', 'stop', '-D', join(folder, cluster), '-m', 'immediate', '-s').catch(() => undefined),
  };
  // torn down last: what was registered first ends last
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return made;
}

/** A server that is started lives on; its output goes to its log, so this ends when the program does. */
async function runAs(account: PostgresAccount, program: string, args: readonly string[]): Promise<void> {
  const line = commandAs(account, program, args);
  await run(line.command, line.args, { ...line.options, cwd: '/', env: { PATH: process.env['PATH'] } });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
