import { sql } from 'kysely';
import { aClient, nothingTold, read, type Told, write } from './clients.ts';
import type { Place } from './place.ts';
import { feelPulse, longestPause, type Pulse, untilWell } from './pulse.ts';

interface Test {
  teardown(work: () => void): void;
  comment(text: string): void;
  ok(value: unknown, text: string): void;
  equal(found: unknown, wanted: unknown, text: string): void;
  same(found: unknown, wanted: unknown, text: string): void;
}

/** A mixed load on a place: reads, families, cases, facts. */
export interface Load {
  told: Told;
  pulse: Pulse;
  /** Until so many more writes are acknowledged. */
  served(writes: number): Promise<void>;
  /** No more is begun; what is under way is finished, repeated until it is answered. */
  end(): Promise<void>;
}

const WRITERS = 4;
const READERS = 4;

export function aLoad(t: Pick<Test, 'teardown'>, { api }: Pick<Place, 'api'>): Load {
  const told = nothingTold();
  let ending = false;
  let over = false;
  t.teardown(() => void (over = ending = true));
  const client = () => aClient(api.origin, told, () => over);
  const everybody = Promise.all([
    ...Array.from({ length: WRITERS }, (_, number) => write(client(), String(number), told, () => ending)),
    ...Array.from({ length: READERS }, () => read(client(), told, () => ending)),
  ]);
  everybody.catch(() => undefined);
  const { pulse, done } = feelPulse(api.origin, () => over);
  return {
    told, pulse,
    async served(writes) {
      const wanted = told.writes.length + writes;
      while (told.writes.length < wanted && !over) {
        // a client would send it again for ever
        if (told.strange.length > 0) throw new Error(told.strange[0]);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async end() {
      ending = true;
      await everybody;
      over = true;
      await done;
    },
  };
}

/** One fault as its row tells of it. */
export interface Row {
  /** What was done. */
  fault: string;
  /** When it began, and when its cause was gone; milliseconds of this process. */
  began: number;
  gone: number;
}

/** Does something under load and waits until all clients are served again. `cause` returns when the cause of the fault is gone. */
export async function underLoad(load: Load, fault: string, cause: () => Promise<void>): Promise<Row> {
  await load.served(40);
  const began = performance.now();
  await cause();
  const gone = performance.now();
  await load.served(40);
  while (untilWell(load.pulse.service, gone) === Infinity || untilWell(load.pulse.ready, gone) === Infinity) await new Promise((resolve) => setTimeout(resolve, 20));
  return { fault, began, gone };
}

/** What is stored is exactly what was acknowledged, each once; the row of each fault goes to the report. */
export async function account(t: Test, place: Place, load: Load, rows: readonly Row[]): Promise<void> {
  const { told, pulse } = load;
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(place.owner)).rows.map(({ id }) => id).toSorted();
  const families = await ids(sql<{ id: string }>`select id from family where address like 'г. Примерск, %'`);
  const cases = await ids(sql<{ id: string }>`select id from support_case`);
  const facts = await ids(sql<{ id: string }>`select id from case_fact where kind = 'paper'`);
  t.same(families, told.families.toSorted(), 'families stored are exactly those acknowledged');
  t.same(cases, told.cases.toSorted(), 'cases likewise');
  t.same(facts, told.facts.toSorted(), 'facts likewise');
  for (const one of [families, cases, facts]) t.equal(new Set(one).size, one.length, 'each once');
  t.same(told.strange, [], 'nobody was told anything that a good client cannot go on from');
  const { rows: [kept] } = await sql<{ events: number; openings: number }>`
    select (select count(*)::int from outbox where kind = 'case.opened') as events,
      (select count(*)::int from case_fact where kind = 'opened') as openings`.execute(place.owner);
  t.same(kept, { events: cases.length, openings: cases.length }, 'each case has been told of once');
  const verified = await place.verified();
  t.equal(verified.faults, 0, 'the record of accesses is whole');
  t.ok(verified.records >= told.reads, `${verified.records} accesses on record, ${told.reads} reads answered`);
  const acknowledged = new Set([...told.families, ...told.cases, ...told.facts]);
  const stored = new Set([...families, ...cases, ...facts]);
  const [lost, doubled] = [[...acknowledged].filter((id) => !stored.has(id)), [...stored].filter((id) => !acknowledged.has(id))];
  for (const { fault, began, gone } of rows) {
    t.comment([
      fault, `${acknowledged.size} writes acknowledged, ${lost.length} lost, ${doubled.length} doubled`,
      `${seconds(longestPause(pulse.service, began, gone))} without service`, `${seconds(untilWell(pulse.service, gone))} after its end: served`,
      `${seconds(untilWell(pulse.ready, gone))}: ready`,
    ].join(' | '));
  }
  t.comment(`instead of success: ${[...told.failed].map(([what, count]) => `${what} × ${count}`).join(', ')}`);
}

function seconds(number: number): string {
  return `${number.toFixed(1)} s`;
}
