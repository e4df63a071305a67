import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { newId } from '../../src/db/new-id.ts';
import { listAccesses } from '../../src/db/queries/access-list.ts';
import { beginChains, CHAIN_START, type ChainEnd, lockChains } from '../../src/db/queries/access-records.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { entriesOf, sealed } from '../../src/operations/access-entry.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { verifyAccesses } from '../../src/operations/verify-accesses.ts';
import { anAccess, testRecorder } from '../support/access-records.ts';
import { formerRelease } from '../support/former-release.ts';

// The record of accesses as a former release has stored it, and a former release that stores on beside the next one. Broken once on purpose, to see
// these tests fail: grants that are not given to the new tables; `listAccesses` that wants the record's id of each entry.

const release = await formerRelease(t, '20261202-01-access-partitions', ['access_family', 'access_record']);
const { admin } = release;
const service = openDatabase({ url: release.url, maxConnections: 2 });
t.teardown(() => service.destroy());

const key = auditKeyFrom(randomBytes(32));
const organisation = newId();
const family = { familyId: newId(), organisationId: organisation };

/** An access as the former release writes it: nothing tells the month of the family's entry. */
async function formerlyRecorded(db: Kysely<Database>): Promise<void> {
  const chain = `organisation:${organisation}`;
  await inTransaction(db, systemWall, async (tx) => {
    await beginChains(tx, [chain]);
    let end: ChainEnd = (await lockChains(tx, [chain])).get(chain) ?? { seq: 0, hash: CHAIN_START };
    for (const entry of entriesOf(anAccess({ callerOrganisationId: organisation, families: [family] }))) {
      const next = sealed(entry, key, end);
      end = next.end;
      await sql`
        with added as (
          insert into access_record (chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id,
                                     operation, outcome, purpose, address, trace_id, asked, family_ids, key_id, previous_hash, hash)
          select chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id, operation, outcome,
                 purpose, address, trace_id, asked, family_ids, key_id, decode(previous_hash, 'hex'), decode(hash, 'hex')
            from jsonb_to_recordset(${JSON.stringify([next.row])}::jsonb) as record (
                   chain text, seq bigint, id uuid, at timestamptz, organisation_id uuid, client_id text, role text, specialist_id uuid,
                   caller_organisation_id uuid, operation text, outcome text, purpose text, address text, trace_id text, asked text,
                   family_ids uuid[], key_id text, previous_hash text, hash text)
          returning organisation_id, seq, family_ids)
        insert into access_family (family_id, organisation_id, seq) select unnest(family_ids), organisation_id, seq from added`.execute(tx);
      await sql`update access_chain set seq = ${end.seq}, hash = ${end.hash} where chain = ${chain}`.execute(tx);
    }
  });
}

t.test('the tables become the partitions of the past, and nothing about them changes but what tells the month, and whose families a record shares', async (t) => {
  for (let time = 0; time < 3; time += 1) await formerlyRecorded(service);
  await sql`grant select on access_record to ${sql.id(new URL(release.url).username)}`.execute(admin);
  const belongings = await release.belongings();
  const columns = Object.fromEntries(['access_family', 'access_record'].map((table) => [table, formerColumns(table, belongings.columns)]));
  const before = { rows: await release.rows(columns), files: await release.files(''), belongings };
  await migrate(release.ownerUrl, () => undefined);
  t.same(await release.rows(columns), before.rows);
  t.same(await release.files('_past'), before.files, 'nothing is written anew');
  const after = await release.belongings();
  const withoutKey = (lines: string[]) => lines.filter((line) => !line.includes('access_record_pkey'));
  t.same(after, {
    ...before.belongings,
    columns: [...before.belongings.columns, ...after.columns.filter((line) => / (record_id|same_families_as) /.test(line))].toSorted(byTable),
    keys: withoutKey(before.belongings.keys), indexes: withoutKey(before.belongings.indexes),
  });
});

/** A row as it was, from lines that say table, place and name of each column. */
function formerColumns(table: string, lines: readonly string[]): string {
  return `row(${lines.map((line) => line.split(' ')).filter(([of]) => of === table).map(([, , name]) => name).join(', ')})`;
}

function byTable(one: string, other: string): number {
  return one.split(' ', 2).join(' ').localeCompare(other.split(' ', 2).join(' '), undefined, { numeric: true });
}

t.test('a former release writes on beside the next one; all is found, and all is sound', async (t) => {
  await formerlyRecorded(service);
  const { recorder } = testRecorder(service, key);
  await recorder.record(anAccess({ callerOrganisationId: organisation, families: [family] }));
  await formerlyRecorded(service);
  await recorder.record(anAccess({ callerOrganisationId: organisation, families: [family] }));
  await recorder.close();
  const seen = await inTransaction(service, { scope: { kind: 'organisation', organisationId: organisation } }, (tx) =>
    listAccesses(tx, { id: family.familyId, organisationId: organisation }, {}, { limit: 50 }));
  t.equal(seen.items.length, 7);
  const faults: unknown[] = [];
  t.match(await verifyAccesses(service, { keys: [key], heads: [], report: (fault) => void faults.push(fault) }), { records: 7, faults: 0 });
  t.same(faults, []);
});
