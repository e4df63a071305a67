import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { freePort } from '../src/sandbox/free-port.ts';
import { commandAs, postgresAccount } from '../src/sandbox/postgres-account.ts';

// npm run test:matrix -- --node /opt/node24/bin/node --postgres /usr/lib/postgresql/15/bin [files or options of tap …]
// The suite on each of some Nodes with each of some PostgreSQLs. Absent: the Node that runs this, the embedded PostgreSQL. Both options may be
// given several times. Exit 0: it passes on every pair.

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    postgres: { type: 'string', multiple: true, default: ['embedded'] },
  },
});

interface Server { url?: string; stop(): Promise<void> }

/** A server of its own out of a folder of PostgreSQL's programs; nothing for the embedded one, which the suite starts itself. */
async function serverOf(bin: string): Promise<Server> {
  if (bin === 'embedded') return { stop: async () => undefined };
  const home = await mkdtemp(join(tmpdir(), 'matrix-'));
  const account = await postgresAccount([dirname(resolve(bin))]);
  if (account.ids !== undefined) await chown(home, account.ids.uid, account.ids.gid);
  const [data, port] = [join(home, 'data'), await freePort()];
  const program = async (name: string, ...args: string[]) => {
    const line = commandAs(account, join(resolve(bin), name), args);
    await run(line.command, line.args, { ...line.options, cwd: '/', env: { PATH: process.env['PATH'] } });
  };
  const stop = async () => {
    await program('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-s').catch(() => undefined);
    await rm(home, { recursive: true, force: true });
  };
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home} -c fsync=off -c synchronous_commit=off -c full_page_writes=off`;
  try {
    await program('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync');
    await program('pg_ctl', 'start', '-D', data, '-w', '-s', '-l', join(home, 'log'), '-o', options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** The first line of what a program says of its version, or undefined when it is not there. */
async function versionOf(program: string): Promise<string | undefined> {
  return await run(program, ['--version']).then(({ stdout }) => stdout.trim().split('\n')[0], () => undefined);
}

async function passes(node: string, url: string | undefined): Promise<boolean> {
  // programs that the tests start by the name of node are the same one
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}`, ...(url === undefined ? {} : { TEST_DATABASE_URL: url }) };
  const child = spawn(node, ['scripts/test.mjs', ...positionals], { cwd: root, env, stdio: ['ignore', 2, 2] });
  return await new Promise((done, failed) => void child.once('error', failed).once('exit', (code) => done(code === 0)));
}

const rows: { node: string; postgres: string; outcome: string }[] = [];
for (const node of values.node) {
  for (const bin of values.postgres) {
    const [ofNode, ofPostgres] = await Promise.all([versionOf(node), bin === 'embedded' ? bin : versionOf(join(bin, 'postgres'))]);
    const row = { node: ofNode ?? `${node}: not there`, postgres: ofPostgres ?? `${bin}: not there`, outcome: 'not run' };
    rows.push(row);
    if (ofNode === undefined || ofPostgres === undefined) continue;
    const server = await serverOf(bin);
    row.outcome = await passes(node, server.url).then((passed) => (passed ? 'passes' : 'fails')).finally(() => server.stop());
  }
}
console.table(rows);
process.exitCode = rows.every(({ outcome }) => outcome === 'passes') ? 0 : 1;
