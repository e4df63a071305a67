import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { newId } from '../../src/db/new-id.ts';
import { emit } from '../../src/db/queries/outbox.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { aCaseRow, aFamily, aProvider, REGION } from '../support/factories.ts';
import { formerRelease } from '../support/former-release.ts';

// What a former release has stored is there afterwards, in the same files, for the roles of docs/database-roles.md. Broken once on purpose, to see
// these tests fail: policies and triggers that are not given to the new table; numbers of events that begin anew.

const release = await formerRelease(t, '20261201-01-partitions', ['audit_record', 'case_fact', 'outbox']);
const { admin } = release;

/** The numbers of events have a key in each partition. */
async function belongings() {
  const { keys, indexes, ...rest } = await release.belongings();
  const others = (lines: string[]) => lines.filter((line) => !line.includes('outbox_pkey'));
  return { ...rest, keys: others(keys), indexes: others(indexes) };
}

t.test('the tables of a former release become the partitions of the past, and nothing about them changes', async (t) => {
  await fill(admin);
  const before = { rows: await release.rows(), files: await release.files('') };
  const belonged = await belongings();
  await migrate(release.ownerUrl, () => undefined);
  t.same(await release.rows(), before.rows);
  t.same(await release.files('_past'), before.files, 'nothing is written anew');
  t.same(await belongings(), belonged);
});

t.test('who worked with them works on', async (t) => {
  const service = openDatabase({ url: release.url, maxConnections: 1 });
  t.teardown(() => service.destroy());
  const { rows: [last] } = await sql<{ pos: number }>`select max(pos) as pos from outbox`.execute(admin);
  await inTransaction(service, systemWall, async (tx) => emit(tx, {
    kind: 'regulation.published', region: REGION, organisationId: null, data: { code: 'x', version: 1, validFrom: '2026-01-01' }, occurredAt: new Date().toISOString(),
  }));
  const { rows: [next] } = await sql<{ pos: number }>`select max(pos) as pos from outbox`.execute(admin);
  t.equal(next?.pos, (last?.pos ?? 0) + 1, 'numbers go on');
  await t.rejects(sql`update case_fact set seq = 7`.execute(admin), /append-only/);
  await t.rejects(sql`delete from audit_record`.execute(admin), /append-only/);
  t.equal((await sql`select from case_fact`.execute(service)).rows.length, 0, 'nobody is told, nothing is seen');
  t.equal((await inTransaction(service, systemWall, (tx) => sql`select from case_fact`.execute(tx))).rows.length, 3);
});

async function fill(db: Kysely<Database>): Promise<void> {
  const provider = await aProvider(db);
  const caseId = await aCaseRow(db, await aFamily(db, provider));
  for (const seq of [1, 2, 3]) {
    await db.insertInto('case_fact').values({
      id: newId(), case_id: caseId, organisation_id: provider.id, seq, kind: 'paper', happened_on: '2026-03-02', recorded_at: '2026-03-02T09:00:00Z', recorded_by: 'x', data: '{}',
    }).execute();
    await sql`insert into outbox (region, organisation_id, kind, data, occurred_at) values (${REGION}, ${provider.id}, 'k', '{}', '2026-03-02T09:00:00Z')`.execute(db);
    await sql`insert into audit_record (id, occurred_at, client_id, role, operation, trace_id, subject_kind, subject_id, detail)
      values (${newId()}, '2026-03-02T09:00:00Z', 'c', 'r', 'o', 't', 'case', 'x', '{}')`.execute(db);
  }
}
