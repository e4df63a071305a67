import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import t, { type Test } from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { lapseAlerts, raiseAlerts } from '../../src/db/queries/alert-turns.ts';
import { newId } from '../../src/db/new-id.ts';
import { findCase } from '../../src/db/queries/cases.ts';
import { factsOf } from '../../src/db/queries/facts.ts';
import { scheduleChecks, turnStatuses } from '../../src/db/queries/planned-turns.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { assess, type Assessment } from '../../src/domain/case/assess.ts';
import type { Fact } from '../../src/domain/case/facts.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { tracesOf } from '../../src/domain/report/traces.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { perform } from '../../src/operations/perform.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { providerContext } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aChild, aFamily, aMember, aPartner, aProvider, aSpecialist } from '../support/factories.ts';
import { calendar, type Request } from '../support/histories.ts';
import { type Move, moves, play } from '../support/random-histories.ts';

// Random histories are played twice: in memory, where the rules decide, and through the operations into PostgreSQL, with the jobs' set-based
// statements each night. Both must say the same, no constraint may be met, and after every fact and every night the projections must be
// what `assess` says.
//
// Broken once on purpose, to see this test fail: `<=` made `<` in turnStatuses, scheduleChecks, raiseAlerts and lapseAlerts, one at a time;
// `remaining` without its filter; `status_then` planned as the present status; seq counted from fact_count without the row number.

// Tatarstan's rules, but with a watch of six checks: so several may be due at once.
const source: RegulationSource = {
  ...tatarstan2017, code: 'monthly-checks',
  rules: { ...tatarstan2017.rules, postSupport: { clause: 'п. 5.9', value: { after: ['success'], everyMonths: 1, forMonths: 6 } } },
};
const regulation = resolveRegulation(source);

/** One case, alone in its region. */
interface Played {
  id: string;
  region: string;
  today: LocalDate;
  recorded: number;
}

/** What the jobs do on a night; then everything must be as `assess` says. */
async function night(t: Test, db: Kysely<Database>, { id, region }: Played, day: LocalDate): Promise<Assessment> {
  const now = `${day}T00:05:00.000Z`;
  const { status: from } = await db.selectFrom('support_case').select('status').where('id', '=', id).executeTakeFirstOrThrow();
  await inTransaction(db, systemWall, async (tx) => {
    await turnStatuses(tx, [id], { day, now, recordedBy: 'job:advanceCases' });
    await scheduleChecks(tx, [id], { day, now, recordedBy: 'job:schedulePostSupportChecks' });
    await lapseAlerts(tx, { region, day, now, limit: 1000 });
    await raiseAlerts(tx, { region, day, now, limit: 1000 });
  });
  const assessment = await mustAgree(t, db, id, day, `after the night of ${day}`);
  await mustTell(t, db, { id, now, from }, assessment);
  t.ok(assessment.checksToSchedule.every(({ scheduleOn }) => scheduleOn > day), 'every check is scheduled on its day');
  return assessment;
}

/** A night tells feeds what a write would tell of the same change. */
async function mustTell(t: Test, db: Kysely<Database>, { id, now, from }: { id: string; now: string; from: string }, after: Assessment): Promise<void> {
  const all = await db.selectFrom('outbox').select(['kind', 'data']).where('case_id', '=', id).where('occurred_at', '=', now).orderBy('pos').execute();
  const told = all.filter(({ kind }) => kind.startsWith('case.'));
  const turned = all.filter(({ kind }) => kind.startsWith('alert.'));
  const { rows: wanted } = await sql<{ kind: string; id: string }>`
    select 'alert.ended' as kind, id from alert where case_id = ${id} and ended_at = ${now} and raised_at is not null
    union all select 'alert.raised', id from alert where case_id = ${id} and raised_at = ${now}`.execute(db);
  t.strictSame(
    turned.map(({ kind, data }) => `${kind} ${(data as { alertId: string }).alertId}`).sort(), wanted.map((one) => `${one.kind} ${one.id}`).sort(),
    'every alert that is raised or ends is told of once',
  );
  const { status: to, level = null, history } = after;
  t.strictSame(told, [
    ...(from === to ? [] : [{ kind: 'case.statusChanged', data: { from, to, level } }]),
    ...history.facts.filter(({ recordedAt }) => recordedAt === now)
      .map(({ id: factId, kind: fact, seq }) => ({ kind: 'case.factRecorded', data: { factId, fact, seq } })),
  ]);
}

/** Compares everything that is stored of a case with what `assess` says of its facts on a day. */
async function mustAgree(t: Test, db: Kysely<Database>, id: string, day: LocalDate, after: string): Promise<Assessment> {
  const facts: Fact[] = await factsOf(db, id);
  const assessment = assess(regulation, calendar, facts, day);
  const { statusThen, checksToSchedule, feedState, deadlinesShown: _, inFeed, ...wanted } = projectionOf(assessment, facts.length);
  t.match(await findCase(db, { kind: 'system' }, id), wanted, after);
  const plan = await db.selectFrom('support_case').select(['status_then', 'schedule_check_on', 'checks_to_schedule']).where('id', '=', id).executeTakeFirstOrThrow();
  const checks = checksToSchedule.length === 0 ? null : checksToSchedule;
  t.strictSame(plan, { status_then: statusThen, schedule_check_on: checks?.[0]?.scheduleOn ?? null, checks_to_schedule: checks }, after);
  const feed = await db.selectFrom('support_case').select(['feed_state', 'in_feed']).where('id', '=', id).executeTakeFirstOrThrow();
  t.same(feed, { feed_state: feedState, in_feed: inFeed }, `${after}: what a commission may know`);
  await mustTrace(t, db, id, assessment, after);
  const live = await db.selectFrom('alert').select(['kind', 'subject', 'raise_on', 'raised_at'])
    .where('case_id', '=', id).where('ended_at', 'is', null).execute();
  const keys = live.map((row) => `${row.kind} ${row.subject} ${row.raise_on} ${String(row.raised_at !== null)}`).sort();
  const planned = assessment.plannedAlerts.filter(({ lapseOn }) => lapseOn === undefined || lapseOn > day);
  t.strictSame(keys, planned.map((one) => `${one.kind} ${one.subject} ${one.raiseOn} ${String(one.raiseOn <= day)}`).sort(), after);
  return assessment;
}

/** What reports count of the case follows from its facts. */
async function mustTrace(t: Test, db: Kysely<Database>, id: string, assessment: Assessment, after: string): Promise<void> {
  const spells = await db.selectFrom('case_spell')
    .select(['kind', 'number', 'value', 'from_on as from', 'to_on as to', 'value_before as valueBefore', 'ended_by as endedBy'])
    .where('case_id', '=', id).execute();
  const dues = await db.selectFrom('case_due').select([
    'kind', 'subject', 'code', 'body', 'help_type as helpType', 'executor_kind as executorKind', 'wanted_from as wantedFrom', 'wanted_to as wantedTo',
    'due_on as dueOn', 'late_after as lateAfter', 'done_on as doneOn', 'not_done_on as notDoneOn',
  ]).where('case_id', '=', id).execute();
  const wanted = tracesOf(assessment);
  const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort()))).sort();
  t.same([inOrder(spells), inOrder(dues)], [inOrder(wanted.spells), inOrder(wanted.dues)], `${after}: what reports count`);
}

/** The days to come on which the calendar alone changes something of a case. */
function daysToCome({ changesOn, checksToSchedule, plannedAlerts }: Assessment): LocalDate[] {
  return [changesOn, ...checksToSchedule.map(({ scheduleOn }) => scheduleOn), ...plannedAlerts.flatMap(({ raiseOn, lapseOn }) => [raiseOn, lapseOn])]
    .filter((day) => day !== undefined);
}

/**
 * Lives on without anybody writing: the morning of each day on which something changes, and the one before it.
 * @param stride more than 1: so many such days are one night, as after nights that were missed
 */
async function liveOn(t: Test, db: Kysely<Database>, played: Played, stride: number): Promise<void> {
  let assessment = await mustAgree(t, db, played.id, played.today, 'the last day');
  for (;;) {
    const days = [...new Set(daysToCome(assessment).filter((day) => day > played.today))].sort();
    const next = days[stride - 1] ?? days.at(-1);
    if (next === undefined) return;
    if (stride === 1 && addDays(next, -1) > played.today) await night(t, db, played, addDays(next, -1));
    assessment = await night(t, db, played, next);
    played.today = next;
  }
}

async function playInto(t: Test, db: Kysely<Database>, region: string, sequence: readonly Move[]): Promise<Played> {
  const provider = await aProvider(db, { region, regulationCode: regulation.code });
  const clinic = await aPartner(db, { region });
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const ctx = providerContext(db, provider.id, clock);
  const family = await aFamily(db, provider, { members: [aMember(), aChild(), aMember({ kinship: 'grandmother', legalRepresentative: false })] });
  const curators = [await aSpecialist(db, provider), await aSpecialist(db, provider)];
  const names: Record<string, string> = {
    mother: family.members[0]?.id ?? '', child: family.members[1]?.id ?? '', granny: family.members[2]?.id ?? '', clinic: clinic.id,
    'curator-1': curators[0]?.id ?? '', 'curator-2': curators[1]?.id ?? '',
  };
  const real = (request: Request): Request => JSON.parse(JSON.stringify(request)
    .replace(/"(mother|child|granny|clinic|curator-[12]|fact-\d+)"/g, (_, name: string) => `"${names[name] ?? newId()}"`)) as Request;
  const turns: { today: string; request: Request; madeAs: string | undefined }[] = [];
  play(regulation, sequence, ({ book, today, request, against }) => turns.push({
    today, request, madeAs: against.length > 0 ? undefined : book.facts.findLast(({ kind }) => kind === request.kind)?.id,
  }));

  const opened = await perform(ctx, (tx) => openCase(tx, ctx, {
    familyId: family.id, on: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: names['mother'] ?? '', circumstances: [],
  }), ({ record }) => ({ status: 201, body: record.id }));
  const played: Played = { id: opened.body, region, today: '2026-03-02', recorded: 0 };

  for (const { today, request, madeAs } of turns) {
    const { kind, on, data } = real(request);
    const allowed = madeAs !== undefined;
    clock.set(`${today}T09:00:00.000Z`);
    if (today !== played.today) {
      await night(t, db, played, today);
      played.today = today;
    }
    const written = await perform(ctx, (tx) => recordFact(tx, ctx, played.id, { kind, on, data: () => data as never }), ({ fact }) => ({ status: 201, body: fact.id }))
      .then(({ body }) => {
        names[madeAs ?? ''] = body;
        return true;
      }, (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return false;
      });
    if (written !== allowed) t.fail(`${kind} on ${on}, today ${today}: memory ${String(allowed)}, database ${String(written)}`, { data });
    if (!written) continue;
    played.recorded += 1;
    await mustAgree(t, db, played.id, today, `after ${kind} on ${on}`);
  }
  return played;
}

/** Some histories as they come, and some that end with success, which has its checks afterwards. */
function histories(): (readonly Move[])[] {
  const many = fc.sample(moves, { numRuns: 200, seed: 1917 });
  const ended = many.slice(10).filter((sequence) => play(regulation, sequence, () => undefined).at('2030-01-01').postSupport !== undefined);
  return [...many.slice(0, 10), ...ended.slice(0, 4)];
}

t.test('projections and the function agree through random histories, and through every night', async (t) => {
  const { db } = await testDatabase(t);
  await seedRegulations(db, fixedClock('2026-01-12T06:00:00.000Z'), [source]);
  let recorded = 0;
  for (const [number, sequence] of histories().entries()) {
    const played = await playInto(t, db, `region-${number}`, sequence);
    recorded += played.recorded;
    await liveOn(t, db, played, number % 2 === 0 ? 1 : 4);
  }
  t.ok(recorded > 150, `${recorded} facts recorded`);
  const { checks } = await db.selectFrom('case_fact').select((eb) => eb.fn.countAll<number>().as('checks')).where('kind', '=', 'checkScheduled').executeTakeFirstOrThrow();
  t.ok(checks > 20, `${checks} checks scheduled`);
  const kinds = await db.selectFrom('case_fact').select('kind').distinct().execute();
  const between = ['recommendation', 'recommendationAnswer', 'distribution', 'letter', 'councilReferral', 'councilOpinion'];
  t.strictSame(between.filter((one) => !kinds.some(({ kind }) => kind === one)), [], 'what passes between the provider and others is among them');
});
