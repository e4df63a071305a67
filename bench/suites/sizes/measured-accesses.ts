import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Clock } from '../../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../../src/db/database.ts';
import { newId } from '../../../src/db/new-id.ts';
import { AccessRecorder } from '../../../src/operations/access-recorder.ts';
import { auditKeyFrom } from '../../../src/operations/access-seal.ts';

const ACCESSES = 20_000;
const AT_ONCE = 500;

/** How many bytes the record of one access to one family takes, with its indexes, written as the service writes it. */
export async function measuredAccesses(url: string, clock: Clock): Promise<number> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const db = openDatabase({ url, role: APPLICATION_ROLE });
  const nothing = () => undefined;
  const accesses = new AccessRecorder({ db, clock, key: auditKeyFrom(randomBytes(32)), report: { error: nothing }, heads: async () => undefined, every: () => nothing });
  try {
    const { rows: families } = await owner.query<{ familyId: string; organisationId: string }>(
      'select id as "familyId", organisation_id as "organisationId" from family order by id limit 1000');
    const before = await size(owner);
    for (let done = 0; done < ACCESSES; done += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, one) => {
        const family = families[(done + one) % families.length];
        return accesses.record({
          at: clock.now(), clientId: newId(), role: 'curator', operation: 'getCase', outcome: 'shown', address: '192.0.2.17', traceId: newId(),
          families: family === undefined ? [] : [family], ...(family === undefined ? {} : { callerOrganisationId: family.organisationId }),
        });
      }));
    }
    return (await size(owner) - before) / ACCESSES;
  } finally {
    await accesses.close();
    await Promise.all([db.destroy(), owner.end()]);
  }
}

async function size(owner: pg.Client): Promise<number> {
  await owner.query('vacuum analyze access_record, access_family');
  const { rows: [found] } = await owner.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(relid)) as bytes
       from (select relid from pg_partition_tree('access_record') union all select relid from pg_partition_tree('access_family')) part`);
  return Number(found?.bytes ?? 0);
}
