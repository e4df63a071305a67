import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { anAccess, asSuperuser, testRecorder } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';
import { tamperingWith } from '../support/tampering.ts';

// What the verifier finds after somebody has been at the entries of records that are found through an earlier one. Broken once on purpose, to see these
// tests fail: each condition of `foundThroughAnother`.

const { service, url } = await testDatabase(t);
const db = asSuperuser(t, url);
const key = auditKeyFrom(randomBytes(32));
const faultsAfter = tamperingWith(db, key);

const organisation = newId();
const chain = `organisation:${organisation}`;
await written();

/** Records 2 and 4 are found through 1, 5 through 3, which names other families. */
async function written(): Promise<void> {
  const { recorder } = testRecorder(service, key);
  const [families, other] = [1, 2].map(() => Array.from({ length: 5 }, () => ({ familyId: newId(), organisationId: organisation })));
  for (const page of [families, families, other, families, other]) await recorder.record(anAccess({ families: page ?? [], callerOrganisationId: organisation }));
  await recorder.close();
}

const hidden = (...seqs: number[]) => seqs.map((seq) => `${chain} ${seq} a family that it names does not find it: its entry in access_family is missing`);
const idOf = (seq: number) => sql`(select id from access_record where chain = ${chain} and seq = ${seq})`;
const entriesOf = (seq: number) => sql`organisation_id = ${organisation} and seq = ${seq}`;
const leads = (tx: Tx, seq: number, to: number) => sql`update access_record set same_families_as = ${to} where chain = ${chain} and seq = ${seq}`.execute(tx);

t.test('untouched, every record is found', async (t) => {
  t.same(await faultsAfter(async () => undefined), []);
  const { rows } = await sql<{ through: string }>`select coalesce(same_families_as::text, '-') as through from access_record where chain = ${chain} order by seq`.execute(db);
  t.same(rows.map(({ through }) => through), ['-', '1', '-', '1', '3']);
});

t.test('the entry that leads on is deleted, or belongs to another record or organisation', async (t) => {
  t.same(await faultsAfter((tx) => sql`delete from access_family where ${entriesOf(2)}`.execute(tx)), hidden(2));
  for (const change of [sql`record_id = ${newId()}`, sql`organisation_id = ${newId()}`, sql`seq = 9`, sql`family_id = ${idOf(3)}`]) {
    t.same(await faultsAfter((tx) => sql`update access_family set ${change} where ${entriesOf(2)}`.execute(tx)), hidden(2));
  }
});

t.test('a record that is led to loses the entry of one family: all are told that were found through it', async (t) => {
  t.same(await faultsAfter((tx) => sql`
    delete from access_family where ${entriesOf(1)} and family_id = (select family_ids[3] from access_record where chain = ${chain} and seq = 1)`.execute(tx)), hidden(1, 2, 4));
});

t.test('its entries do not say its id any more: it is found, and leads nowhere', async (t) => {
  t.same(await faultsAfter((tx) => sql`update access_family set record_id = '00000000-0000-0000-0000-000000000000' where ${entriesOf(1)}`.execute(tx)), hidden(2, 4));
});

t.test('a record of other families in place of the right one, entry and number', async (t) => {
  t.same(await faultsAfter(async (tx) => {
    await leads(tx, 4, 3);
    await sql`update access_family set family_id = ${idOf(3)} where ${entriesOf(4)}`.execute(tx);
  }), hidden(4));
});

t.test('a record that is itself found through another: nobody looks so far', async (t) => {
  t.same(await faultsAfter(async (tx) => {
    await leads(tx, 4, 2);
    await sql`update access_family set family_id = ${idOf(2)} where ${entriesOf(4)}`.execute(tx);
  }), hidden(4));
});

t.test('a later record, even one with all its entries', async (t) => {
  t.same(await faultsAfter(async (tx) => {
    await leads(tx, 1, 4);
    await sql`update access_record set same_families_as = null where chain = ${chain} and seq = 4`.execute(tx);
    await sql`insert into access_family select family_id, organisation_id, 4, ${idOf(4)} from access_family where ${entriesOf(1)}`.execute(tx);
    await sql`insert into access_family select ${idOf(4)}, ${organisation}, 1, ${idOf(1)}`.execute(tx);
    await sql`delete from access_family where ${entriesOf(2)}`.execute(tx);
  }), hidden(1, 2));
});

t.test('a record of another month, which goes before this one', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    await sql`update access_family set record_id = least_id_of_month(record_id, -1) where ${entriesOf(1)}`.execute(tx);
    await sql`update access_family set family_id = least_id_of_month(family_id, -1) where family_id = ${idOf(1)}`.execute(tx);
    await sql`update access_record set id = least_id_of_month(id, -1) where chain = ${chain} and seq = 1`.execute(tx);
  });
  t.same(faults, [`${chain} 1 the seal does not fit: the record was changed or forged`, ...hidden(2, 4)]);
});

t.test('a record that was given to another organisation, with its entries', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    const stranger = newId();
    await sql`update access_family set organisation_id = ${stranger} where ${entriesOf(1)}`.execute(tx);
    await sql`update access_record set organisation_id = ${stranger} where chain = ${chain} and seq = 1`.execute(tx);
  });
  t.same(faults, [`${chain} 1 the seal does not fit: the record was changed or forged`, ...hidden(2, 4)]);
});

t.test('the number of the record that it is found through is taken away, or names none', async (t) => {
  t.same(await faultsAfter((tx) => sql`update access_record set same_families_as = null where chain = ${chain} and seq = 2`.execute(tx)), hidden(2));
  t.same(await faultsAfter((tx) => leads(tx, 2, 17)), hidden(2));
});

t.test('the record that is led to is gone, with its entries', async (t) => {
  t.same(await faultsAfter(async (tx) => {
    await sql`delete from access_family where ${entriesOf(1)}`.execute(tx);
    await sql`delete from access_record where chain = ${chain} and seq = 1`.execute(tx);
  }), [`${chain} 2 record 1 before it is missing`, ...hidden(2, 4)]);
});
