import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { ChainHead } from '../../src/operations/access-recorder.ts';
import { auditKeyFrom, sealOfCut } from '../../src/operations/access-seal.ts';
import { verifyAccesses } from '../../src/operations/verify-accesses.ts';
import { nightOf, recordedAt, withMonths } from '../support/access-months.ts';
import { anAccess, asSuperuser, testRecorder } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';
import { tamperingWith } from '../support/tampering.ts';

// Two months of two chains were taken out, under sealed cuts; then somebody has been at what is left. Broken once on purpose, to see these tests fail: a
// cut whose seal is not looked at; one that need not follow the record before it; a cut that counts although its records are there.

const { db: owner, service, url } = await testDatabase(t);
const db = asSuperuser(t, url);
const key = auditKeyFrom(randomBytes(32));
const faultsAfter = tamperingWith(db, key);

const [home, neighbour] = [newId(), newId()];
const [chain, other] = [`organisation:${home}`, `organisation:${neighbour}`];
const heads = await taken();

/** Records 1 to 4 and 6 lie in January, 5 and 7 to 9 in February, 10 to 12 in June; of the other chain 1 and 2 in January, 3 in June; all of the region's in January. */
async function taken(): Promise<ChainHead[]> {
  await withMonths(owner);
  const days = ['01-10', '01-11', '01-20', '01-30', '02-01', '01-31', '02-02', '02-03', '02-04', '06-01', '06-02', '06-03'];
  for (const day of days) await recordedAt(service, key, anAccess({ callerOrganisationId: home, at: `2020-${day}T12:00:00.000Z` }));
  for (const day of ['01-10', '01-11', '06-01']) await recordedAt(service, key, anAccess({ callerOrganisationId: neighbour, at: `2020-${day}T12:00:00.000Z` }));
  await recordedAt(service, key, ofRegion('2020-01-10T12:00:00.000Z'));
  const before = testRecorder(service, key);
  for (const callerOrganisationId of [home, neighbour]) await before.recorder.record(anAccess({ callerOrganisationId }));
  await before.recorder.close();
  await nightOf(service, '2020-09-15T21:05:00.000Z', { accesses: { months: 6, key, earlierKeys: [] } });
  const after = testRecorder(service, key);
  await after.recorder.record(anAccess({ callerOrganisationId: home }));
  await after.recorder.close();
  return [...before.heads, ...after.heads];
}

/** A look that showed no family, of a client that belongs to no organisation: it stands in its region's chain. */
function ofRegion(at: string) {
  return { ...anAccess({ at, region: 'tatarstan', families: [] }), callerOrganisationId: undefined };
}

const cutsOf = sql`delete from access_cut where chain = ${chain}`;

t.test('what was taken out, and what the cuts say of it', async (t) => {
  const { rows } = await sql<{ cut: string }>`
    select concat_ws(' ', part, case chain when ${chain} then 'home' when ${other} then 'neighbour' else chain end, first_seq, last_seq) as cut from access_cut order by 1`.execute(db);
  t.same(rows.map(({ cut }) => cut), [
    'access_record_2020_01 home 1 4', 'access_record_2020_01 home 6 6', 'access_record_2020_01 neighbour 1 2',
    'access_record_2020_01 region:tatarstan 1 1', 'access_record_2020_02 home 5 5', 'access_record_2020_02 home 7 9',
  ]);
  const { rows: tables } = await sql<{ name: string }>`select name from time_partition where table_name like 'access%' and detached_at is not null order by name`.execute(db);
  t.same(tables.map(({ name }) => name), ['family', 'record'].flatMap((one) =>
    ['2020_01', '2020_02', 'past'].map((part) => `detached_access_${one}_${part}`)));
});

t.test('a chain with a proper cut is sound, for whoever may read the detached tables and for whoever may not', async (t) => {
  t.same(await faultsAfter(async () => undefined, { heads }), []);
  const look = { keys: [key], heads: [], report: () => t.fail() };
  t.match(await verifyAccesses(service, look), { chains: 3, records: 7, takenOut: 12, detached: 0, faults: 0 });
  t.match(await verifyAccesses(owner, look), { chains: 3, records: 7, takenOut: 12, detached: 12, faults: 0 });
});

t.test('a beginning that is missing without a cut, or with one of somebody else', async (t) => {
  t.same(await faultsAfter((tx) => cutsOf.execute(tx)), [
    '(detached_access_record_2020_01) 0 no cut tells of 5 of its records', '(detached_access_record_2020_02) 0 no cut tells of 4 of its records',
    `${chain} 10 records 1 to 9 before it are missing`,
  ]);
  const borrowed = await faultsAfter((tx) => sql`
    update access_cut set chain = ${other}, first_seq = 3, last_seq = 3 where chain = ${chain} and first_seq = 5`.execute(tx));
  t.same(borrowed, [
    '(detached_access_record_2020_02) 0 no cut tells of 1 of its records', `${chain} 10 records 5 to 9 before it are missing`,
    `${other} 3 the cut of records 3 to 3 does not fit its seal: it was changed or forged`,
  ]);
});

t.test('a cut made longer, to hide what came after it', async (t) => {
  const longer = await faultsAfter(async (tx) => {
    await sql`delete from access_record where chain = ${chain} and seq in (10, 11)`.execute(tx);
    await sql`update access_cut set last_seq = 11 where chain = ${chain} and first_seq = 7`.execute(tx);
  });
  t.ok(longer.includes(`${chain} 7 the cut of records 7 to 11 does not fit its seal: it was changed or forged`));
  t.ok(longer.includes(`${chain} 12 records 7 to 11 before it are missing`));
  const more = await faultsAfter((tx) => sql`delete from access_record where chain = ${chain} and seq = 10`.execute(tx));
  t.same(more, [`${chain} 11 record 10 before it is missing`], 'a cut covers nothing but its own');
});

t.test('any one field of a cut changed', async (t) => {
  for (const [column, value] of Object.entries({
    first_seq: `2`, last_seq: `5`, previous_hash: `sha256('x')`, last_hash: `sha256('x')`, part: `'access_record_2020_02'`, cut_at: `cut_at + interval '1 second'`,
    key_id: `'01234567'`, seal: `sha256('x')`, chain: `'${other}'`,
  })) {
    const change = (tx: Tx) => sql.raw(`update access_cut set ${column} = ${value} where chain = '${chain}' and first_seq = 1`).execute(tx);
    if (column === 'chain') await t.rejects(faultsAfter(change), { code: '23505' });
    else t.ok((await faultsAfter(change)).some((fault) => /the cut of records .+ (does not fit its seal|was not given)/.test(fault)), column);
  }
});

t.test('a cut forged without the key, and one with it that does not fit to the records', async (t) => {
  const forge = (tx: Tx, by: typeof key, previousHash: string) => {
    const cut = { chain, firstSeq: '10', lastSeq: '11', previousHash, lastHash: 'ab'.repeat(32), part: 'access_record_2020_06', keyId: key.id };
    const at = '2020-09-15T21:05:00.000Z';
    const seal = sealOfCut(by, { ...cut, at: `${Date.parse(at)}000` }).toString('hex');
    return sql`with gone as (delete from access_record where chain = ${chain} and seq in (10, 11))
      insert into access_cut values (${chain}, 10, 11, decode(${previousHash}, 'hex'), decode(${cut.lastHash}, 'hex'), ${cut.part}, ${at}, ${key.id}, decode(${seal}, 'hex'))`.execute(tx);
  };
  const stranger = await faultsAfter((tx) => forge(tx, auditKeyFrom(randomBytes(32)), 'cd'.repeat(32)));
  t.same(stranger, [
    `${chain} 10 the cut of records 10 to 11 does not fit its seal: it was changed or forged`, `${chain} 12 records 10 to 11 before it are missing`,
  ]);
  const keyHolder = await faultsAfter((tx) => forge(tx, key, 'cd'.repeat(32)));
  t.same(keyHolder, [
    `${chain} 10 the cut of records 10 to 11 does not follow the record before it`,
    `${chain} 12 does not follow the record before it: one of them was moved, replaced or changed`,
  ]);
});

t.test('a detached table that was changed: each record in it counts as before', async (t) => {
  const edited = (tx: Tx) => sql`update detached_access_record_2020_01 set client_id = 'x' where chain = ${chain} and seq = 3`.execute(tx);
  t.same(await faultsAfter(edited), [`${chain} 3 the seal does not fit: the record was changed or forged (in detached_access_record_2020_01)`]);
  const gone = (tx: Tx) => sql`delete from detached_access_record_2020_01 where chain = ${chain} and seq = 2`.execute(tx);
  t.same(await faultsAfter(gone), [`${chain} 3 record 2 before it is missing (in detached_access_record_2020_01)`]);
  const end = (tx: Tx) => sql`delete from detached_access_record_2020_01 where chain = ${chain} and seq >= 3 and seq < 6`.execute(tx);
  t.same(await faultsAfter(end), [`${chain} 3 records 3 to 4 are missing (in detached_access_record_2020_01)`]);
  t.same(await faultsAfter((tx) => sql`drop table detached_access_record_2020_01`.execute(tx)), [], 'and may be kept elsewhere');
});

t.test('a month that was put back is whole again, unless it was changed meanwhile', async (t) => {
  const back = async (tx: Tx) => {
    await sql`update time_partition set name = 'access_record_2020_01', detached_at = null where name = 'detached_access_record_2020_01'`.execute(tx);
    await sql`alter table detached_access_record_2020_01 rename to access_record_2020_01`.execute(tx);
    await sql.raw(`do $$ begin execute format('alter table access_record attach partition access_record_2020_01 for values from (%L) to (%L)',
      least_id_at('2020-01-01 00:00+03'), least_id_at('2020-02-01 00:00+03')); end $$`).execute(tx);
    await sql`insert into access_family select family.id, organisation_id, seq, r.id from access_record_2020_01 r, unnest(family_ids) family (id)`.execute(tx);
  };
  t.same(await faultsAfter(back), []);
  const changed = await faultsAfter(async (tx) => {
    await back(tx);
    await sql`update access_record set hash = sha256('x') where chain = ${chain} and seq = 4`.execute(tx);
  });
  t.ok(changed.includes(`${chain} 4 another record stands here than when this part was taken out`));
});

t.test('a whole chain, cuts and head row and all, is known from an exported head', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    for (const table of ['access_record', 'access_chain', 'access_cut']) await sql`delete from ${sql.table(table)} where chain = ${chain}`.execute(tx);
  }, { heads });
  t.ok(faults.includes(`${chain} 0 the whole chain is gone: an exported head tells of 14 records`));
});

t.test('a tail that was cut off behind a cut is still a tail', async (t) => {
  const cut = (tx: Tx) => sql`delete from access_record where chain = ${chain}`.execute(tx);
  t.same(await faultsAfter(cut), [`${chain} 10 the tail is cut: records 10 to 14 are missing (known from the head row)`]);
});

t.test('a chain whose head row was taken away does not begin anew, even when all of its records are taken out', async (t) => {
  await inTransaction(db, systemWall, (tx) => sql`delete from access_chain where chain = 'region:tatarstan'`.execute(tx));
  const { recorder } = testRecorder(service, key);
  await t.rejects(recorder.record(ofRegion('2026-03-02T09:00:00.000Z')), /head of the chain region:tatarstan is gone/);
  await recorder.close();
});
