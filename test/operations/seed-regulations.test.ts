import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { ChangedRegulation, seedRegulations } from '../../src/operations/seed-regulations.ts';
import { testDatabase } from '../support/database.ts';
import { nextTatarstan } from '../support/next-version.ts';

const clock = fixedClock('2026-01-12T06:00:00.000Z');

t.test('a start with other content under a published version is refused, and nothing is published', async (t) => {
  const { db } = await testDatabase(t);
  await seedRegulations(db, clock, [tatarstan2017]);
  await seedRegulations(db, clock, [tatarstan2017]);
  const changed = { ...nextTatarstan(), version: 1, validFrom: tatarstan2017.validFrom };
  await t.rejects(seedRegulations(db, clock, [nextTatarstan(), changed]), {
    name: 'ChangedRegulation', message: /^The regulation tatarstan-2017, version 1, is published with other content; .+\.$/,
  });
  t.ok(new ChangedRegulation('x') instanceof Error);
  const rows = await db.selectFrom('regulation').select(['code', 'version']).execute();
  t.same(rows, [{ code: 'tatarstan-2017', version: 1 }]);
  await seedRegulations(db, clock, [tatarstan2017, nextTatarstan()]);
});
