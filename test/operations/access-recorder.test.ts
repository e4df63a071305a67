import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { AccessNotRecorded } from '../../src/operations/access-recorder.ts';
import { verifyAccesses } from '../../src/operations/verify-accesses.ts';
import { anAccess, asSuperuser, testRecorder } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';

const { service: served, url } = await testDatabase(t);
const db = asSuperuser(t, url);
const { recorder, key, heads, reports, tick, failExport } = testRecorder(served);

const chainOf = async (chain: string) =>
  await db.selectFrom('access_record').selectAll().where('chain', '=', chain).orderBy('seq').execute();
const organisation = () => {
  const id = newId();
  return { id, chain: `organisation:${id}` };
};
/** Heads are exported after the wait of whoever asked for the export; the timer asks and does not wait. */
const settled = () => recorder.exportHeads();

t.test('an access is on record when its promise resolves, every field of it', async (t) => {
  const { id, chain } = organisation();
  const access = anAccess({ callerOrganisationId: id });
  await recorder.record(access);
  t.match(await chainOf(chain), [{
    seq: 1, at: access.at, organisation_id: id, client_id: 'test-curator', role: 'curator', specialist_id: access.specialistId,
    caller_organisation_id: id, operation: 'getFamily', outcome: 'shown', purpose: 'accompaniment', address: '192.0.2.10',
    trace_id: access.traceId, asked: null, family_ids: [access.families[0]?.familyId], key_id: key.id,
  }]);
});

t.test('many at once go in few transactions, one after the other in the chain', async (t) => {
  const { id, chain } = organisation();
  await Promise.all(Array.from({ length: 400 }, () => recorder.record(anAccess({ callerOrganisationId: id }))));
  const { rows } = await sql<{ batches: number; last: number }>`
    select count(distinct xmin::text) as batches, max(seq) as last from access_record where chain = ${chain}`.execute(db);
  t.same(rows, [{ batches: 2, last: 400 }], 'the first alone, the others together');
});

t.test('two processes write to the same chains', async (t) => {
  const [one, other] = [organisation(), organisation()];
  const neighbour = testRecorder(served, key);
  const families = [one, other].map(({ id }) => ({ familyId: newId(), organisationId: id }));
  const work = Array.from({ length: 40 }, (_, index) => {
    const access = anAccess({ callerOrganisationId: one.id, families: index % 2 === 0 ? families : families.toReversed() });
    return (index % 3 === 0 ? neighbour.recorder : recorder).record(access);
  });
  await Promise.all(work);
  for (const { chain } of [one, other]) {
    t.same((await chainOf(chain)).map(({ seq }) => seq), Array.from({ length: 40 }, (_, index) => index + 1));
  }
  await neighbour.recorder.close();
});

t.test('families of two organisations: a record in the chain of each, with its own families only', async (t) => {
  const [one, other] = [organisation(), organisation()];
  const [first, second, third] = [newId(), newId(), newId()];
  await recorder.record(anAccess({
    families: [
      { familyId: first, organisationId: one.id }, { familyId: second, organisationId: other.id },
      { familyId: third, organisationId: one.id }, { familyId: first, organisationId: one.id },
    ],
  }));
  t.match(await chainOf(one.chain), [{ organisation_id: one.id, family_ids: [first, third] }]);
  t.match(await chainOf(other.chain), [{ organisation_id: other.id, family_ids: [second] }]);
});

t.test('without a family: the chain of the caller’s organisation, else of its region, else of the service', async (t) => {
  const { id, chain } = organisation();
  const denied = { families: [], outcome: 'notFound' as const, asked: newId() };
  await recorder.record(anAccess({ ...denied, callerOrganisationId: id }));
  t.match(await chainOf(chain), [{ outcome: 'notFound', asked: denied.asked, organisation_id: id, family_ids: [] }]);
  const nobody = { ...anAccess(denied), callerOrganisationId: undefined };
  await recorder.record({ ...nobody, region: 'tatarstan' });
  t.match(await chainOf('region:tatarstan'), [{ organisation_id: null, caller_organisation_id: null }]);
  await recorder.record(nobody);
  t.equal((await chainOf('service')).length, 1);
});

t.test('a text that PostgreSQL would refuse does not fail the batch of others', async (t) => {
  const { id, chain } = organisation();
  await recorder.record(anAccess({ callerOrganisationId: id, clientId: 'a\0b\ud800c', asked: `\udc00${'x'.repeat(5_000)}` }));
  const [row] = await chainOf(chain);
  t.equal(row?.client_id, 'a\ufffdb\ufffdc');
  t.equal(row?.asked?.length, 500);
});

t.test('the first head of a chain is exported at once, later ones when the timer says so, at most one each', async (t) => {
  const { id, chain } = organisation();
  const exported = () => heads.filter((head) => head.chain === chain).map(({ seq }) => seq);
  const access = () => recorder.record(anAccess({ callerOrganisationId: id }));
  await access();
  t.same(exported(), [1]);
  await access();
  await access();
  t.same(exported(), [1]);
  failExport();
  tick();
  await settled();
  tick();
  tick();
  await settled();
  t.same(exported(), [1, 3], 'what could not be exported was kept, and told once');
  t.match(reports, ['the heads of the chains of access records could not be exported']);
  const last = (await chainOf(chain)).at(-1);
  t.same(heads.at(-1), { at: '2026-03-02T09:00:00.000Z', chain, seq: 3, hash: last?.hash.toString('hex'), keyId: key.id });
});

t.test('what cannot be recorded is refused, the whole batch of it, and the next is tried anew', async (t) => {
  const { id, chain } = organisation();
  const access = () => recorder.record(anAccess({ callerOrganisationId: id }));
  await sql`alter table access_record rename to access_record_away`.execute(db);
  const results = await Promise.allSettled([access(), access(), access()]);
  await sql`alter table access_record_away rename to access_record`.execute(db);
  t.same(results.map(({ status }) => status), ['rejected', 'rejected', 'rejected']);
  t.equal(reports.at(-1), 'accesses could not be recorded');
  await access();
  t.same((await chainOf(chain)).map(({ seq }) => seq), [1], 'no hole');
});

t.test('a head row that somebody deleted stops the recording instead of beginning anew', async (t) => {
  const { id, chain } = organisation();
  const access = () => recorder.record(anAccess({ callerOrganisationId: id }));
  await access();
  const row = await db.deleteFrom('access_chain').where('chain', '=', chain).returningAll().executeTakeFirstOrThrow();
  await t.rejects(access(), /head of the chain/);
  await t.rejects(access(), /head of the chain/, 'and does not begin anew, in whatever month its records lie');
  await db.insertInto('access_chain').values(row).execute();
  await access();
  t.same((await chainOf(chain)).map(({ seq }) => seq), [1, 2]);
});

t.test('records are never changed, deleted or emptied', async (t) => {
  for (const table of ['access_record', 'access_family']) {
    for (const statement of [`update ${table} set seq = seq`, `delete from ${table}`, `truncate ${table}`]) {
      await t.rejects(sql.raw(statement).execute(db), new RegExp(`${table}\\w* is append-only`), statement);
      await t.rejects(sql.raw(statement).execute(served), /permission denied/, statement);
    }
  }
});

t.test('ten thousand may wait, one more is refused; closing waits for all of them', async (t) => {
  const { recorder: crowded, heads: last } = testRecorder(served, key);
  const { id, chain } = organisation();
  const access = anAccess({ callerOrganisationId: id });
  const waiting = Array.from({ length: 10_001 }, () => crowded.record(access));
  await t.rejects(crowded.record(access), AccessNotRecorded);
  await crowded.close();
  await Promise.all(waiting);
  t.same(last.filter((head) => head.chain === chain).map(({ seq }) => seq), [1, 10_001]);
  await t.rejects(crowded.record(access), AccessNotRecorded, 'closed');
});

t.test('all that was written here verifies, with every head exported', async (t) => {
  await recorder.close();
  const faults: string[] = [];
  const lines = heads.map((head, index) => ({ line: index + 1, head }));
  const found = await verifyAccesses(served, { keys: [key], heads: lines, report: ({ chain, what }) => void faults.push(`${chain}: ${what}`) });
  t.same(faults, []);
  t.match(found, { faults: 0, heads: heads.length });
  t.ok(found.records > 10_400);
});
