import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { ChainHead } from '../../src/operations/access-recorder.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { type AccessFault, verifyWithin } from '../../src/operations/verify-accesses.ts';
import { anAccess, asSuperuser, testRecorder } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';
import { tamperingWith } from '../support/tampering.ts';

// What the verifier finds after somebody has been at the records with every right but without the key.

const { service: served, url } = await testDatabase(t);
const db = asSuperuser(t, url);
const key = auditKeyFrom(randomBytes(32));

const RECORDS = 12;
const [home, neighbour] = [newId(), newId()];
const [chain, other] = [`organisation:${home}`, `organisation:${neighbour}`];
const heads = await written();

/** Two chains of twelve records; the heads after each record. */
async function written(): Promise<ChainHead[]> {
  const { recorder, heads } = testRecorder(served, key);
  for (let index = 0; index < RECORDS; index += 1) {
    for (const callerOrganisationId of [home, neighbour]) await recorder.record(anAccess({ callerOrganisationId }));
    await recorder.exportHeads();
  }
  await recorder.close();
  return heads;
}

const faultsAfter = tamperingWith(db, key);
const nothing = async () => undefined;
const setHead = (tx: Tx, seq: number) => sql`
  update access_chain c set seq = ${seq}, hash = (select hash from access_record r where r.chain = c.chain and r.seq = ${seq})
   where chain = ${chain}`.execute(tx);
const cutAfter = (tx: Tx, seq: number) => sql`delete from access_record where chain = ${chain} and seq > ${seq}`.execute(tx);

t.test('untouched chains pass, with the heads and without', async (t) => {
  t.same(await faultsAfter(nothing), []);
  t.same(await faultsAfter(nothing, { heads }), []);
  t.same(await faultsAfter(nothing, { keys: [auditKeyFrom(randomBytes(32)), key] }), [], 'one key of several fits');
});

t.test('an edit', async (t) => {
  const edit = (tx: Tx) => sql`update access_record set client_id = 'somebody-else' where chain = ${chain} and seq = 5`.execute(tx);
  t.same(await faultsAfter(edit), [`${chain} 5 the seal does not fit: the record was changed or forged`]);
});

t.test('a deletion, of one and of several', async (t) => {
  const one = (tx: Tx) => sql`delete from access_record where chain = ${chain} and seq = 5`.execute(tx);
  t.same(await faultsAfter(one), [`${chain} 6 record 5 before it is missing`]);
  const some = (tx: Tx) => sql`delete from access_record where chain = ${chain} and seq < 4`.execute(tx);
  t.same(await faultsAfter(some), [`${chain} 4 records 1 to 3 before it are missing`]);
});

t.test('a deletion with the rest renumbered to close the gap, the head row too', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    await sql`delete from access_record where chain = ${chain} and seq = 5`.execute(tx);
    await sql`update access_record set seq = seq - 1000 where chain = ${chain} and seq > 5`.execute(tx);
    await sql`update access_record set seq = seq + 999 where chain = ${chain} and seq < 0`.execute(tx);
    await setHead(tx, RECORDS - 1);
  });
  t.match(faults[0], `${chain} 5 does not follow the record before it`);
  t.equal(faults.filter((fault) => fault.includes('seal does not fit')).length, 7);
});

t.test('two records in each other’s place', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    for (const [from, to] of [[3, -1], [7, 3], [-1, 7]]) {
      await sql`update access_record set seq = ${to} where chain = ${chain} and seq = ${from}`.execute(tx);
    }
  });
  t.ok(faults.some((fault) => fault.startsWith(`${chain} 3 the seal`)));
  t.ok(faults.some((fault) => fault.startsWith(`${chain} 7 the seal`)));
  t.ok(faults.every((fault) => !fault.startsWith(other)));
});

t.test('a record moved to another organisation’s chain', async (t) => {
  const faults = await faultsAfter(async (tx) => {
    await sql`delete from access_record where chain = ${other} and seq = 4`.execute(tx);
    await sql`update access_record set chain = ${other} where chain = ${chain} and seq = 4`.execute(tx);
  });
  t.ok(faults.includes(`${chain} 5 record 4 before it is missing`));
  t.ok(faults.includes(`${other} 4 the seal does not fit: the record was changed or forged`));
});

t.test('a record put in twice', async (t) => {
  const faults = await faultsAfter((tx) => sql`
    insert into access_record select * from (select (r).* from (
      select jsonb_populate_record(x, '{"seq": 13}') as r from access_record x where chain = ${chain} and seq = 12) y) z`.execute(tx));
  t.ok(faults.some((fault) => fault.startsWith(`${chain} 13 the seal`)));
  t.ok(faults.some((fault) => fault.includes('the head row was set back')));
});

t.test('a cut tail: the head row tells; with the head row set back, an exported head does', async (t) => {
  t.same(await faultsAfter((tx) => cutAfter(tx, 9)), [`${chain} 10 the tail is cut: records 10 to 12 are missing (known from the head row)`]);
  const whole = async (tx: Tx) => {
    await cutAfter(tx, 9);
    await setHead(tx, 9);
  };
  t.same(await faultsAfter(whole), [], 'the database alone cannot know');
  t.same(await faultsAfter(whole, { heads }), [`${chain} 10 the tail is cut: records 10 to 12 are missing (known from an exported head)`]);
});

t.test('a whole chain: the head row tells; without it an exported head', async (t) => {
  t.same(await faultsAfter((tx) => cutAfter(tx, 0)), [`${chain} 0 the whole chain is gone: its head row tells of 12 records`]);
  const faults = await faultsAfter(async (tx) => {
    await cutAfter(tx, 0);
    await sql`delete from access_chain where chain = ${chain}`.execute(tx);
  }, { heads });
  t.same(faults, [`${chain} 0 the whole chain is gone: an exported head tells of 12 records`]);
});

t.test('everything emptied', async (t) => {
  const faults = await faultsAfter((tx) => sql`truncate access_record, access_chain`.execute(tx), { heads });
  t.same(faults.sort(), [chain, other].sort().map((one) => `${one} 0 the whole chain is gone: an exported head tells of 12 records`));
});

t.test('a head row that is gone, set back, or of another hash', async (t) => {
  const gone = (tx: Tx) => sql`delete from access_chain where chain = ${chain}`.execute(tx);
  t.same(await faultsAfter(gone), [`${chain} 0 the head row of the chain is missing`]);
  t.match(await faultsAfter((tx) => setHead(tx, 8)), [/8 the head row was set back/]);
  const odd = (tx: Tx) => sql`update access_chain set hash = sha256('x') where chain = ${chain}`.execute(tx);
  t.match(await faultsAfter(odd), [/12 the head row has another hash/]);
});

t.test('a record hidden from the family that it names', async (t) => {
  const hide = (tx: Tx) => sql`delete from access_family where organisation_id = ${home} and seq = 4`.execute(tx);
  t.same(await faultsAfter(hide), [`${chain} 4 a family that it names does not find it: its entry in access_family is missing`]);
});

/** Rewrites the chain with a key, as somebody would who knows this source: hashes and links are whole again. */
async function rewrite(tx: Tx, forged: typeof key): Promise<void> {
  await cutAfter(tx, 0);
  await sql`delete from access_chain where chain = ${chain}`.execute(tx);
  const { entriesOf, sealed } = await import('../../src/operations/access-entry.ts');
  const { appendRecords, beginChains, lockChains } = await import('../../src/db/queries/access-records.ts');
  await beginChains(tx, [chain]);
  const ends = await lockChains(tx, [chain]);
  for (let index = 0; index < RECORDS; index += 1) {
    for (const entry of entriesOf(anAccess({ callerOrganisationId: home }))) {
      const { row, end } = sealed(entry, forged, ends.get(chain) ?? { seq: 0, hash: Buffer.alloc(32) });
      const appended = await appendRecords(tx, { records: [row], before: ends, ends: new Map([[chain, end]]) });
      if (!appended) throw new Error('not appended');
      ends.set(chain, end);
    }
  }
}

t.test('a chain rewritten without the key: from its first record, under whatever name the key is given', async (t) => {
  const stranger = auditKeyFrom(randomBytes(32));
  const faults = await faultsAfter((tx) => rewrite(tx, stranger));
  t.equal(faults.length, RECORDS);
  t.match(faults[0], `${chain} 1 sealed with the key "${stranger.id}", which was not given`);
  const disguised = await faultsAfter((tx) => rewrite(tx, { ...stranger, id: key.id }));
  t.equal(disguised.length, RECORDS);
  t.match(disguised[0], `${chain} 1 the seal does not fit`);
});

t.test('a chain cut off and grown again, even by the service itself with the right key: the heads on the way tell', async (t) => {
  const faults = await faultsAfter((tx) => rewrite(tx, key), { heads });
  t.equal(faults.length, RECORDS);
  t.match(faults[0], `${chain} 1 another record stands here than when its head was exported`);
  t.same(await faultsAfter((tx) => rewrite(tx, key)), [], 'without exported heads it would pass');
});

t.test('a head that cannot be read is told', async (t) => {
  const told: string[] = [];
  const verifier = { keys: [key], heads: [{ line: 3 }], report: ({ what }: AccessFault) => void told.push(what) };
  await inTransaction(served, systemWall, (tx) => verifyWithin(tx, verifier));
  t.same(told, ['line 3 cannot be read as a head']);
});

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((value) => !/[\0\p{Cs}]/u.test(value))
  .map((value) => `~${value}`);
const uuid = fc.uuid();
const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => `\\x${Buffer.from(value).toString('hex')}`);
/** For each column a value that it does not have now, as text. */
const columns: Record<string, fc.Arbitrary<string | null>> = {
  chain: text, seq: fc.oneof(fc.integer({ min: 100 }), fc.integer({ max: 0 })).map(String), id: uuid,
  at: fc.oneof(fc.constantFrom('infinity', '-infinity', '2026-03-02 09:00:00.123001+00', '2026-03-02 09:00:00.123+00 BC'),
    fc.integer({ min: 1971, max: 2020 }).map((year) => `${year}-01-01 00:00:00+00`)),
  organisation_id: fc.oneof(uuid, fc.constant(null)), client_id: text, role: text, specialist_id: fc.oneof(uuid, fc.constant(null)),
  caller_organisation_id: fc.oneof(uuid, fc.constant(null)), operation: text, outcome: text,
  purpose: fc.oneof(text, fc.constantFrom('', null)), address: fc.oneof(text, fc.constantFrom('', null)), trace_id: text,
  asked: fc.oneof(text, fc.constant('')), key_id: text, previous_hash: bytes, hash: bytes,
  same_families_as: fc.integer({ min: -1, max: RECORDS + 1 }).map(String),
  family_ids: fc.oneof(fc.constantFrom('{}', '{null}'), uuid.map((one) => `{${one}}`), uuid.map((one) => `[0:0]={${one}}`)),
};
const change = fc.constantFrom(...Object.keys(columns)).chain((column) =>
  fc.record({ column: fc.constant(column), seq: fc.integer({ min: 1, max: RECORDS }), value: columns[column] ?? text }));

t.test('any one field of any one record changed to anything: it is found', async (t) => {
  const stored = await sql<{ column_name: string }>`
    select column_name from information_schema.columns where table_name = 'access_record'`.execute(db);
  t.same(stored.rows.map((row) => row.column_name).sort(), Object.keys(columns).sort(), 'no column is left out');
  await fc.assert(fc.asyncProperty(change, async ({ column, seq, value }) => {
    const literal = value === null ? sql`null` : sql.lit(value);
    const faults = await faultsAfter((tx) => sql`
      update access_record set ${sql.ref(column)} = ${literal} where chain = ${chain} and seq = ${seq}`.execute(tx));
    return faults.length > 0;
  }), { numRuns: 250, seed: 1942 });
});
