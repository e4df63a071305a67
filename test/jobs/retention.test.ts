import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { fixedClock, movableClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/schema.ts';
import { throwawayKeys } from '../../src/keys.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { retentionOf } from '../../src/retention.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { testRecorder } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { pastEnds } from '../support/partitions.ts';
import { tokenFor } from '../support/tokens.ts';

// Whoever does the jobs keeps to the same retention: the process of the jobs, a run that somebody asks for, a sandbox. That `npm start` and the process
// hand it over is the compiler's business: none of them can be made without. Broken once on purpose: `buildApp` with a retention of nothing.

const logger = pino({ level: 'silent' });
const sixMonths = { ...loadConfig({ RETENTION_AUDIT_MONTHS: '6' }, { sandbox: true }), rateLimitPerMinute: 1_000_000 };

const detached = async (db: Kysely<Database>) => (await sql<{ name: string }>`
  select name from time_partition where detached_at is not null order by name`.execute(db)).rows.map(({ name }) => name);

t.test('a run that somebody asks for', async (t) => {
  const { db, service } = await testDatabase(t);
  await pastEnds(db, 'audit_record', '2020-01-01');
  const clock = fixedClock('2020-09-15T21:05:00.000Z');
  const accesses = testRecorder(service, clock, logger);
  const app = await buildApp({ config: sixMonths, db: service, clock, logger, keys: throwawayKeys(), accesses, clientStatus: async () => true });
  t.teardown(async () => {
    await app.close();
    await accesses.close();
  });
  const headers = { authorization: `Bearer ${tokenFor(app, 'admin')}`, 'idempotency-key': 'once' };
  const reply = await app.inject({ method: 'POST', url: '/v1/jobs/cleanUp/runs', headers, payload: { region: 'service' } });
  t.equal(reply.statusCode, 201, reply.body);
  t.same(await detached(db), ['detached_audit_record_past']);
});

t.test('a sandbox, when its minute comes and when its clock is moved', async (t) => {
  for (const way of ['runDue', 'move'] as const) {
    const { db, service, url } = await testDatabase(t);
    await pastEnds(db, 'audit_record', '2020-01-01');
    const sandbox = openSandbox({
      db: service, clock: movableClock(), logger, retention: retentionOf(sixMonths), ownerUrl: url, fill: async () => undefined, withoutAccesses: (work) => work(),
    });
    if (way === 'runDue') await sandbox.runDue({ runner: 'minute' });
    else await sandbox.move((now) => new Date(Date.parse(now) + 86_400_000).toISOString());
    t.same(await detached(db), ['detached_audit_record_past'], way);
  }
});

t.test('accesses go with the keys that have sealed them; without a retention no key is read', async (t) => {
  const folder = t.testdir();
  const [now, before] = ['now.key', 'before.key'].map((name) => join(folder, name)) as [string, string];
  const secrets = [now, before].map((path) => {
    const secret = randomBytes(32);
    writeFileSync(path, secret);
    return auditKeyFrom(secret);
  });
  const settings = { AUDIT_KEY_FILE: now, AUDIT_EXTRA_KEY_FILES: before };
  const config = (more: Record<string, string>) => loadConfig({ ...settings, ...more }, { sandbox: true });
  t.same(retentionOf(config({ RETENTION_ACCESS_MONTHS: '60' })).accesses, { months: 60, key: secrets[0], earlierKeys: [secrets[1]] });
  const lost = { AUDIT_EXTRA_KEY_FILES: join(folder, 'lost.key') };
  t.equal(retentionOf(config(lost)).accesses, undefined);
  t.throws(() => retentionOf(config({ ...lost, RETENTION_ACCESS_MONTHS: '60' })), { name: 'ConfigError', message: /^AUDIT_EXTRA_KEY_FILES: .+ cannot be read/ });
  t.throws(() => config({ RETENTION_ACCESS_MONTHS: '6' }), /RETENTION_ACCESS_MONTHS/, 'a year at least');
});
