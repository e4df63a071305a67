import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { systemClock } from '../clock.ts';
import type { Database } from '../db/schema.ts';
import { inSnapshot } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { runDueJobs, type RunnerOptions, type ServiceRunnerDeps } from '../jobs/runner.ts';
import { schedule } from '../jobs/schedule.ts';
import type { ClockState, ResetReport, SandboxControls } from '../routes/sandbox/controls.ts';
import { emptyDatabase } from './empty-database.ts';
import { happeningsBetween } from './happenings.ts';
import { inTurns } from './turns.ts';
import { passTime, type TimeDeps } from './pass-time.ts';

/** What a sandbox is made of. */
export interface SandboxDeps extends TimeDeps {
  retention: ServiceRunnerDeps['retention'];
  /** The database as the owner of its tables, who alone may empty it. */
  ownerUrl: string;
  /** Publishes what the service brings along and loads the demo, into an empty database. */
  fill: () => Promise<void>;
  /** Ends the record of accesses and begins it anew around `work`: its chains are gone with the rest. */
  withoutAccesses: (work: () => Promise<void>) => Promise<void>;
}

/** A sandbox: what the routes may do to it, its jobs, and how to end what is under way. */
export interface Sandbox extends SandboxControls {
  /** The minute's look for due runs; it waits while the clock is being moved or the demo loaded. */
  runDue(options: RunnerOptions): Promise<void>;
  stop(): void;
}

export function openSandbox(deps: SandboxDeps): Sandbox {
  const { db, clock } = deps;
  const takingTurns = inTurns();
  const ending = new AbortController();
  const options = { runner: `sandbox-${randomUUID()}`, signal: ending.signal };
  let resetting = false;
  return {
    state: () => stateOf(deps),
    move: (target) => takingTurns(async () => {
      const from = clock.now();
      await passTime(deps, schedule, target(from), options);
      const to = clock.now();
      return { from, to, ...await happeningsBetween(db, from, to) };
    }),
    reset: () => takingTurns(async () => {
      resetting = true;
      try {
        await refill(deps);
      } finally {
        resetting = false;
      }
      await runDueJobs(deps, schedule, options);
      return await contentsOf(db);
    }),
    isResetting: () => resetting,
    runDue: (given) => takingTurns(() => runDueJobs(deps, schedule, given)),
    stop: () => ending.abort(),
  };
}

function stateOf({ clock }: SandboxDeps): ClockState {
  return { now: clock.now(), realNow: systemClock.now(), date: clock.today('Europe/Moscow'), aheadSeconds: Math.round(clock.ahead() / 1000) };
}

async function refill({ clock, ownerUrl, fill, withoutAccesses }: SandboxDeps): Promise<void> {
  await withoutAccesses(async () => {
    await emptyDatabase(ownerUrl);
    clock.moveTo();
    await fill();
  });
}

async function contentsOf(db: Kysely<Database>): Promise<ResetReport> {
  const counted = (table: 'family' | 'support_case') => inSnapshot(db, systemWall, async (tx) => {
    const { count } = await tx.selectFrom(table).select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
    return Number(count);
  });
  const regions = await db.selectFrom('organisation').select('region').distinct().orderBy('region').execute();
  return { regions: regions.map(({ region }) => region), families: await counted('family'), cases: await counted('support_case') };
}
