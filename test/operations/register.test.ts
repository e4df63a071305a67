import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { perform } from '../../src/operations/perform.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { aCase, aDecision, providerContext, submitted } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider, aSpecialist } from '../support/factories.ts';

const day = '2026-03-16';

// Tried, and the test failed: the number taken from a sequence instead of the counter row (a rolled back approval left a hole).
t.test('the register has no holes and no repeats, whatever is approved or fails at once', async (t) => {
  const { url, db: setUp } = await testDatabase(t);
  const db = openDatabase({ url, maxConnections: 16 });
  t.teardown(() => db.destroy());
  const provider = await aProvider(setUp);
  const ctx = providerContext(db, provider.id, fixedClock(`${day}T09:00:00.000Z`));
  const cases: string[] = [];
  for (let index = 0; index < 32; index += 1) {
    const curator = await aSpecialist(setUp, provider);
    const family = await aFamily(setUp, provider);
    cases.push(await aCase(setUp, family, submitted(family, day, curator.id, 'basic'), day));
  }
  const approve = (caseId: string, index: number) => perform(
    ctx,
    async (tx) => {
      const data = () => aDecision('approveProgramme', { programmeNumber: 1 });
      const recorded = await recordFact(tx, ctx, caseId, { kind: 'decision', on: day, data });
      if (index % 4 === 0) throw new Error('the connection was lost before the commit');
      return recorded;
    },
    ({ record }) => ({ status: 201, body: record.register }),
  );
  const outcomes = await Promise.allSettled(cases.map(approve));
  const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.body?.number ?? 0] : []));
  t.equal(numbers.length, 24);
  t.same(numbers.sort((a, b) => a - b), Array.from({ length: 24 }, (_, index) => index + 1));
  const { last_number: last } = await setUp.selectFrom('register_counter').select('last_number')
    .where('organisation_id', '=', provider.id).where('year', '=', 2026).executeTakeFirstOrThrow();
  t.equal(last, 24);
});
