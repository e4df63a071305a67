import type { Kysely } from 'kysely';
import { fixedClock } from '../../src/clock.ts';
import { listAlerts } from '../../src/db/queries/alert-list.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import type { Job } from '../../src/jobs/job.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aPartner, aProvider, aSpecialist } from '../support/factories.ts';
import { type Request, tatarstanRoad, type TatarstanStep } from '../support/histories.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

const nothing = () => undefined;
export const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A region with one provider, one curator and one partner, a clock to move, and the jobs. */
export interface Setting {
  db: Kysely<Database>;
  url: string;
  clock: ReturnType<typeof fixedClock>;
  /** One wake-up of a runner. */
  wake(runner?: string, jobs?: readonly Job[]): Promise<void>;
  /** Moves the clock to five past midnight of a day in Kazan, and wakes the runner. */
  dayComes(day: LocalDate): Promise<void>;
  /** A family with a case opened on 2 March 2026 that has walked Tatarstan's road up to and including a step. */
  aCase(upTo?: TatarstanStep): Promise<TestCase>;
}

export interface TestCase {
  id: string;
  /** Records requests, each at noon of its day. */
  record(...requests: Request[]): Promise<void>;
  /** Its open alerts: kind, or kind and date of the notice where there are several. */
  alerts(): Promise<string[]>;
  status(): Promise<string>;
}

/** @param regulation by which the provider works: Tatarstan's unless told otherwise */
export async function aSetting(t: Teardown, regulation: RegulationSource = tatarstan2017): Promise<Setting> {
  const { db, service, url } = await testDatabase(t);
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const wake = (runner = 'runner', jobs = schedule) => runDueJobs({ db: service, clock, logger: silent }, jobs, { runner });
  await seedRegulations(db, clock, [regulation]);
  const provider = await aProvider(db, { regulationCode: regulation.code });
  const clinic = await aPartner(db);
  return {
    db, url, clock, wake,
    async dayComes(day) {
      clock.set(midnight(day));
      await wake();
    },
    async aCase(upTo = 'copy') {
      const curator = await aSpecialist(db, provider);
      const family = await aFamily(db, provider);
      const [mother, child] = family.members.map(({ id }) => id);
      const ids = { mother, child, clinic: clinic.id, 'curator-1': curator.id };
      const scope = { kind: 'organisation', organisationId: provider.id } as const;
      const caller = { clientId: 'test', role: 'head', scope } as const;
      const ctx: OperationContext = { db, clock, caller, traceId: 'test', operation: 'test', seen: new SeenFamilies() };
      clock.set('2026-03-02T09:00:00.000Z');
      const request = { ground: 'parentApplication', form: 'group', applicantMemberId: mother, circumstances: [] } as const;
      const { record } = await inTransaction(db, systemWall, (tx) => openCase(tx, ctx, {
        ...request, circumstances: [], familyId: family.id, on: '2026-03-02',
      }));
      const made = caseOf(ctx, clock, record.id, ids);
      const steps = Object.keys(tatarstanRoad) as TatarstanStep[];
      await made.record(...steps.slice(0, steps.indexOf(upTo) + 1).map((step) => tatarstanRoad[step]));
      return made;
    },
  };
}

/** Five past midnight in Kazan, which keeps Moscow's time. */
export function midnight(day: LocalDate): string {
  return `${addDays(day, -1)}T21:05:00.000Z`;
}

function caseOf(
  ctx: OperationContext, clock: ReturnType<typeof fixedClock>, id: string, ids: Record<string, string | undefined>,
): TestCase {
  const { db } = ctx;
  return {
    id,
    async record(...requests) {
      for (const { kind, on, data } of requests) {
        clock.set(`${on}T09:00:00.000Z`);
        const real = withIds(data, ids);
        await inTransaction(db, systemWall, (tx) => recordFact(tx, ctx, id, { kind, on, data: () => real }));
      }
    },
    async alerts() {
      const question = { filters: { caseId: id }, today: clock.today('Europe/Moscow') };
      const { items } = await listAlerts(db, { kind: 'system' }, question, { limit: 100 });
      return items.map(({ kind, since }) => (kind === 'programmeExpiring' ? `${kind} since ${since}` : kind)).sort();
    },
    async status() {
      const row = await db.selectFrom('support_case').select('status').where('id', '=', id).executeTakeFirstOrThrow();
      return row.status;
    },
  };
}

/** The invented ids of test/support/histories.ts become real ones. */
function withIds<T>(data: T, ids: Record<string, string | undefined>): T {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    (typeof value === 'string' && Object.hasOwn(ids, value) ? ids[value] : value)) as T;
}
