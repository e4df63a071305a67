import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartFault } from '../lifecycle.ts';
import { commandAs, type PostgresAccount, postgresAccount } from './postgres-account.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { processBeginning, programOf } from './process-identity.ts';

/** One PostgreSQL data folder and the programs that serve it. Holds no state: what runs is asked of the folder each time. */
export interface Cluster {
  folder: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
}

/** A server of a cluster that is running, from its `postmaster.pid`. */
export interface RunningServer {
  pid: number;
  port: number;
}

/** Finds programs and account for a cluster in `<home>/postgres`. `home` is made when missing. */
export async function clusterIn(home: string): Promise<Cluster> {
  await mkdir(home, { recursive: true });
  const binaries = await postgresBinaries();
  const account = await postgresAccount([home, dirname(binaries.postgres)]);
  return { folder: join(home, 'postgres'), binaries, account };
}

/** True when the folder holds a finished cluster. */
export async function isInitialised(cluster: Cluster): Promise<boolean> {
  return stat(join(cluster.folder, 'PG_VERSION')).then(() => true, () => false);
}

/**
 * Makes the cluster: UTF-8, ICU order of Russian, loopback only, no socket files. It is built beside its place and then moved there, so an
 * interrupted run leaves no half of one.
 * @param settings further server settings, `name=value`
 */
export async function initialise(cluster: Cluster, password: string, settings: readonly string[] = []): Promise<void> {
  const draft = `${cluster.folder}.new`;
  const passwordFile = `${cluster.folder}.pw`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    await giveTo(cluster.account, draft, passwordFile);
    const fixed = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--auth=scram-sha-256'];
    const set = [...baseSettings, ...settings].flatMap((setting) => ['--set', setting]);
    const target = [`--pgdata=${draft}`, '--username=postgres', `--pwfile=${passwordFile}`, '--no-instructions'];
    await runAs(cluster, cluster.binaries.initdb, [...target, ...fixed, ...set]);
    await rename(draft, cluster.folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const baseSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'max_connections=200',
];

async function giveTo({ ids }: PostgresAccount, ...paths: string[]): Promise<void> {
  if (ids === undefined) return;
  for (const path of paths) await chown(path, ids.uid, ids.gid);
}

/** Starts the server on `port` and waits until it answers. It leads a process group of its own, so Ctrl-C passes it by. */
export async function startServer(cluster: Cluster, port: number): Promise<void> {
  await forgetDeadServer(cluster);
  const log = join(cluster.folder, 'server.log');
  const flags = ['start', '-D', cluster.folder, '-l', log, '-o', `-p ${port}`, '-w', '-t', '60', '-s'];
  await runAs(cluster, cluster.binaries.pg_ctl, flags).catch(async (error: Error) => {
    throw new StartFault(`DATA_DIR: PostgreSQL in ${cluster.folder} did not start: ${await lastFatal(log)}; see ${log}.`, { cause: error });
  });
}

async function lastFatal(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
  const fatal = lines.findLast((line) => line.includes('FATAL:'));
  return fatal?.replace(/^.*FATAL:\s*/, '') ?? 'it gave no reason';
}

/** Ends the server: sessions are cut, everything is written. Does nothing when none runs. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if ((await runningServer(cluster)) === undefined) return;
  await runAs(cluster, cluster.binaries.pg_ctl, ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', '60', '-s']);
}

/** What `postmaster.pid` says, when its process is a living PostgreSQL and not a stranger that was given the number again. */
export async function runningServer(cluster: Cluster): Promise<RunningServer | undefined> {
  const lines = await readFile(pidFile(cluster), 'utf8').then((text) => text.split('\n'), () => []);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0 && port > 0) || processBeginning(pid) === undefined) return undefined;
  return ['postgres', undefined].includes(programOf(pid)) ? { pid, port } : undefined;
}

/**
 * Removes the `postmaster.pid` of a server that is gone. PostgreSQL does so itself unless the number belongs to someone again, or
 * the dead process was never collected, as in a container without an init.
 */
async function forgetDeadServer(cluster: Cluster): Promise<void> {
  if ((await runningServer(cluster)) === undefined) await rm(pidFile(cluster), { force: true });
}

function pidFile(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}

/** Runs one of PostgreSQL's programs; fails with the last line it wrote. */
async function runAs(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  const line = commandAs(cluster.account, program, args);
  const child = spawn(line.command, line.args, { ...line.options, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new StartFault(`DATA_DIR: ${basename(program)} failed in ${cluster.folder}: ${lastLine(complaint)}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'no reason given';
}
