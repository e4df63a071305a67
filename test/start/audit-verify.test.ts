import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import t from 'tap';
import { headsTo } from '../../src/audit-heads.ts';
import { loadAuditKey } from '../../src/audit-key.ts';
import { fixedClock } from '../../src/clock.ts';
import { ConfigError } from '../../src/config.ts';
import { AccessRecorder } from '../../src/operations/access-recorder.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { anAccess, asSuperuser } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolder } from './service.ts';

// The verifier as whoever keeps the key runs it: a process of its own.

const { service, url } = await testDatabase(t);
const superuser = asSuperuser(t, url);
const folder = await dataFolder(t);
const [keyFile, oldKeyFile, headsFile] = [join(folder, 'new.key'), join(folder, 'old.key'), join(folder, 'heads.ndjson')];
const chain = 'organisation:01990000-0000-7000-8000-00000000000a';
const quiet = { info: () => undefined };

await recordWith(oldKeyFile);
await recordWith(keyFile);

/** Three records under a new key in this file, their heads in the heads file. */
async function recordWith(file: string): Promise<void> {
  await writeFile(file, randomBytes(32));
  const recorder = new AccessRecorder({
    db: service, key: auditKeyFrom(await readFile(file)), clock: fixedClock('2026-03-02T09:00:00.000Z'),
    report: { error: () => undefined }, heads: headsTo(headsFile, quiet), every: () => () => undefined,
  });
  for (let count = 0; count < 3; count += 1) await recorder.record(anAccess());
  await recorder.close();
}

function verify(...options: string[]): Promise<{ code: number | null; output: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/audit-main.ts', ...options], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH, HOME, DATABASE_URL: url, DATA_DIR: folder },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => void child.once('close', (code) => resolve({ code, output })));
}

const keys = ['--key', oldKeyFile, '--key', keyFile];

t.test('whole chains, sealed by two keys in turn, and their heads: exit 0', async (t) => {
  const { code, output } = await verify(...keys, '--heads', headsFile);
  t.equal(code, 0, output);
  t.match(output, /6 records in 1 chains, 4 exported heads: nothing is amiss/);
});

t.test('without heads it says what it cannot see; a key that is missing is a fault: exit 1', async (t) => {
  const { code, output } = await verify('--key', keyFile);
  t.equal(code, 1);
  t.match(output, /No exported heads are given/);
  t.match(output, new RegExp(`${chain} record 1: sealed with the key .+ not given`));
});

t.test('a tail cut off by a superuser, head row and all, is found: exit 1', async (t) => {
  await superuser.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db);
    await sql`delete from access_record where seq > 5`.execute(db);
    await sql`update access_chain set seq = 5, hash = (select hash from access_record where seq = 5)`.execute(db);
    await sql`reset session_replication_role`.execute(db);
  });
  await appendFile(headsFile, '{"chain":"organi');
  const { code, output } = await verify(...keys, '--heads', headsFile);
  t.equal(code, 1);
  t.match(output, `${chain} record 6: the tail is cut: records 6 to 6 are missing (known from an exported head)`);
  t.match(output, /\(exported heads\): line \d+ cannot be read as a head/);
  t.match(output, /2 faults/);
});

t.test('an append after an unfinished line begins a line of its own', async (t) => {
  const file = join(folder, 'torn.ndjson');
  await writeFile(file, '{"chain":"organi');
  const head = { at: '2026-03-02T09:00:00.000Z', chain, seq: 1, hash: 'ab'.repeat(32), keyId: '01234567' };
  const append = headsTo(file, quiet);
  await append([head]);
  await append([head, head]);
  t.same((await readFile(file, 'utf8')).split('\n').filter((line) => line !== '').slice(1), Array(3).fill(JSON.stringify(head)));
});

t.test('without a file the heads go to the log', async (t) => {
  const logged: unknown[] = [];
  const head = { at: '2026-03-02T09:00:00.000Z', chain, seq: 1, hash: 'ab'.repeat(32), keyId: '01234567' };
  await headsTo(undefined, { info: (...entry: unknown[]) => void logged.push(entry) })([head]);
  t.same(logged, [[head, 'audit chain head']]);
});

t.test('the key: made once in a sandbox, for its owner only; required elsewhere; never short', async (t) => {
  const dataDir = join(folder, 'sandbox');
  const made = loadAuditKey({ sandbox: true, dataDir });
  t.equal(made.secret.symmetricKeySize, 32);
  t.equal(statSync(join(dataDir, 'audit.key')).mode & 0o777, 0o600);
  t.same(loadAuditKey({ sandbox: true, dataDir }), made, 'the same the next time');
  t.match(made.id, /^[0-9a-f]{8}$/);
  t.throws(() => loadAuditKey({ sandbox: false, dataDir }), ConfigError);
  t.throws(() => loadAuditKey({ sandbox: true, dataDir, auditKeyFile: join(folder, 'none.key') }), /^AUDIT_KEY_FILE: .+ cannot be read \(ENOENT\); /);
  await writeFile(join(folder, 'short.key'), randomBytes(31));
  t.throws(() => loadAuditKey({ sandbox: false, dataDir, auditKeyFile: join(folder, 'short.key') }), /holds 31 bytes, 32 or more are needed/);
});
