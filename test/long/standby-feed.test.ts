import { sql } from 'kysely';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { type FeedPlaceInTime, readFeed } from '../../src/operations/read-feed.ts';
import { RefusedRequest } from '../../src/operations/refused-request.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { changeCase } from '../support/feed-changes.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { aPair, caughtUp, type Server } from '../support/pair.ts';

// The feed's rule, `xid < pg_snapshot_xmin(pg_current_snapshot())`, on a hot standby: there a snapshot knows the running transactions from
// the log. Broken on purpose, to see it fail: `pg_snapshot_xmax` in place of `xmin` in db/queries/feed.ts loses rows on both servers.

const pair = await aPair(t);
const { primary, standby } = pair;
const provider = await aProvider(primary.owner);
const WRITERS = 8;
const EACH = 60;

class TakenBack extends Error {}

/** A transaction that has its number long before it writes, or writes much in parts of parts, or takes all back. */
async function change(caseId: string, number: number): Promise<string | undefined> {
  const work = async (tx: Tx): Promise<string> => {
    if (number % 3 === 0) await sql`select pg_current_xact_id(), pg_sleep(random() * 0.03)`.execute(tx);
    // more subtransactions than a session's place in shared memory has room for: their numbers reach the standby late and summed up
    if (number % 20 === 7) for (let part = 0; part < 70; part += 1) await sql.raw(`savepoint s${part}; update support_case set fact_count = fact_count where id = '${caseId}'`).execute(tx);
    const factId = await changeCase(tx, provider.id, caseId);
    if (number % 5 === 0) await sql`select pg_sleep(random() * 0.02)`.execute(tx);
    if (number % 11 === 0) throw new TakenBack();
    return factId;
  };
  return await inTransaction(primary.service, { scope: { kind: 'organisation', organisationId: provider.id } }, work).catch((error: unknown) => {
    if (error instanceof TakenBack) return undefined;
    throw error;
  });
}

const page = ({ service: db }: Server, after?: FeedPlaceInTime) => readFeed({
  db, clock: systemClock, traceId: 'test', operation: 'test', seen: new SeenFamilies(),
  caller: { clientId: 'kdn', role: 'commission', scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } },
}, { reading: 'changes', limit: 7, ...(after === undefined ? {} : { after }) });

interface Read {
  facts: string[];
  next: FeedPlaceInTime | undefined;
}

/** One page more. A standby that has not come as far as the cursor says so, and the reader asks again. */
async function readOn(from: Server, read: Read): Promise<number> {
  const answer = await page(from, read.next).catch((error: unknown) => {
    if (error instanceof RefusedRequest && from === standby) return undefined;
    throw error;
  });
  if (answer === undefined) return 0;
  read.facts.push(...answer.items.map(({ event }) => (event?.data as { factId: string }).factId));
  read.next = answer.next;
  return answer.items.length;
}

t.test('eight writers, and readers of the standby, of the primary and of both in turn: each event once, in one order', async (t) => {
  const cases = await Promise.all(Array.from({ length: 5 }, async () => aCaseRow(primary.owner, await aFamily(primary.owner, provider))));
  const stored: string[] = [];
  let writing = true;
  const writer = async (which: number) => {
    for (let number = 0; number < EACH; number += 1) {
      const factId = await change(cases[(which + number) % cases.length] ?? '', which + number);
      if (factId !== undefined) stored.push(factId);
    }
  };
  const reader = async (from: (turn: number) => Server): Promise<string[]> => {
    const read: Read = { facts: [], next: undefined };
    for (let turn = 0; writing; turn += 1) await readOn(from(turn), read);
    await caughtUp(pair);
    for (let turn = 0, idle = 0; idle < 2; turn += 1) idle = (await readOn(from(turn), read)) === 0 ? idle + 1 : 0;
    return read.facts;
  };
  const readers = [reader(() => standby), reader(() => primary), reader((turn) => (turn % 2 === 0 ? standby : primary))];
  await Promise.all(Array.from({ length: WRITERS }, (_, which) => writer(which)));
  writing = false;
  const [onStandby = [], onPrimary = [], onBoth = []] = await Promise.all(readers);
  t.equal(onPrimary.length, stored.length);
  t.same(onPrimary.toSorted(), stored.toSorted(), 'on the primary each event once');
  t.same(onStandby, onPrimary, 'on the standby the same in the same order');
  t.same(onBoth, onPrimary, 'and so from one to the other');
});
