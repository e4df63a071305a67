import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { storeTraces } from '../../src/db/queries/case-traces.ts';
import { insertCase } from '../../src/db/queries/case-writes.ts';
import { countIndicators, inSet } from '../../src/db/queries/indicator-figures.ts';
import { insertNonProfit } from '../../src/db/queries/non-profit-partners.ts';
import type { ReportSubject } from '../../src/db/queries/report-subject.ts';
import { insertTraining } from '../../src/db/queries/trainings.ts';
import { insertVolunteer } from '../../src/db/queries/volunteers.ts';
import { inSnapshot, inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { caseSets } from '../../src/domain/indicators/case-sets.ts';
import { type IndicatorCase, indicatorCounts } from '../../src/domain/indicators/counts.ts';
import type { NonProfitPartner, Training, Volunteer } from '../../src/domain/indicators/records.ts';
import { type Period, periodOf } from '../../src/domain/report/period.ts';
import { tracesOf } from '../../src/domain/report/traces.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aPartner, aProvider, aSpecialist, MUNICIPALITY, REGION } from '../support/factories.ts';
import { tatarstan } from '../support/histories.ts';
import { type Move, moves, play } from '../support/random-histories.ts';

// The plain function and the database count the same random histories, questionnaires, training, organisations and volunteers.
//
// Broken once on purpose, to see it fail: `>=` made `>` for the end of an engagement, the newest questionnaire made the oldest, an annulled
// training counted, a person counted by record.

const FAR = '2040-01-01';
const OTHER = 'Тестовский район';
const { db, service } = await testDatabase(t);
const providers = [await aProvider(db), await aProvider(db, { name: 'Центр «Второй»', municipality: OTHER })] as const;
const partners = [await aPartner(db), await aPartner(db, { name: 'Фонд «Второй»' })];
const specialists = [await aSpecialist(db, providers[0]), await aSpecialist(db, providers[0]), await aSpecialist(db, providers[1])] as const;

interface Stored extends IndicatorCase {
  id: string;
  municipality: string;
}

const seed = 442;
/** Many days of few, so that they meet each other and the edges of periods. */
const day = fc.oneof(fc.integer({ min: 0, max: 24 }).map((weeks) => addDays('2026-02-01', weeks * 20)), fc.constantFrom('2026-04-01', '2026-06-30', '2026-12-31'));
const sample = <T>(what: fc.Arbitrary<T>, many: number): T[] => fc.sample(what, { numRuns: many, seed });

const record = (organisationId: string, annulled: boolean) => ({
  id: newId(), organisationId, region: REGION, recordedBy: 'test', createdAt: '2026-01-12T06:00:00.000Z',
  annulledAt: annulled ? '2027-01-01T00:00:00.000Z' : null, annulledBecause: annulled ? 'Ошибка' : null,
});
const seldom = fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0);
const span = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 100 }))).map(([engagedFrom, days]) => (
  { engagedFrom, engagedUntil: days === null ? null : addDays(engagedFrom, days), endReason: null }));
const write = (work: (tx: Parameters<Parameters<typeof inTransaction<void>>[2]>[0]) => Promise<void>) => inTransaction(service, systemWall, work);

const cases = (await storeCases()).sort((one, other) => (one.id < other.id ? -1 : 1));
const trainings = await storeTrainings();
const nonProfits = await storeNonProfits();
const volunteers = await storeVolunteers();

function histories(): (readonly Move[])[] {
  const kinds = sample(moves, 220).map((sequence) => {
    const { ending, startedOn } = play(tatarstan, sequence, () => undefined).at(FAR).history;
    return { sequence, started: startedOn !== undefined, success: ending?.outcome === 'success' };
  });
  return [
    ...kinds.filter(({ success }) => success).slice(0, 20), ...kinds.filter(({ started, success }) => started && !success).slice(0, 20),
    ...kinds.filter(({ started }) => !started).slice(0, 5),
  ].map(({ sequence }) => sequence);
}

/** Cases of families of one or two cases each; every third family lives elsewhere. */
async function storeCases(): Promise<Stored[]> {
  const all: Stored[] = [];
  const answers = sample(fc.array(fc.record({ on: day, satisfaction: fc.integer({ min: 1, max: 5 }) }), { maxLength: 4 }), 60);
  let family: Awaited<ReturnType<typeof aFamily>> | undefined;
  for (const [index, sequence] of histories().entries()) {
    const provider = providers[index % 4 < 3 ? 0 : 1];
    if (family === undefined || index % 4 !== 2) family = await aFamily(db, provider, { municipality: index % 3 === 0 ? OTHER : MUNICIPALITY });
    const { id: familyId, organisationId, region, municipality } = family;
    const id = newId();
    const assessment = play(tatarstan, sequence, () => undefined).at(FAR);
    const told = (answers[index] ?? []).map((one, at) => ({ ...one, factSeq: at + 1, overcame: 'yes' }));
    const traces = { ...tracesOf(assessment), questionnaires: told as ReturnType<typeof tracesOf>['questionnaires'] };
    await inTransaction(service, systemWall, async (tx) => {
      insertCase(tx, {
        id, organisationId, region, municipality, familyId, form: 'group', memberId: null, regulationCode: tatarstan.code, regulationVersion: 1,
        timeZone: tatarstan.timeZone, reopensCaseId: null, openedOn: assessment.history.opened.on, ground: 'message', intakeSpecialistId: null,
        calendarRevision: 1, createdAt: '2026-01-12T06:00:00.000Z',
      }, { ...projectionOf(assessment, 1), register: null, curatorId: null, status: 'closed' });
      storeTraces(tx, { id, organisationId, region, familyId }, traces);
    });
    all.push({ id, organisationId, familyId, municipality, spells: traces.spells, questionnaires: told });
  }
  return all;
}

async function storeTrainings(): Promise<Training[]> {
  const all = sample(fc.record({ who: fc.constantFrom(...specialists), completedOn: day, annulled: seldom, other: seldom }), 14).map(
    ({ who, completedOn, annulled, other }): Training => (
      { ...record(who.organisationId, annulled), specialistId: who.id, programme: 'О', hours: null, completedOn, document: null, accompaniment: !other, taughtBy: null }));
  for (const one of all) await write((tx) => insertTraining(tx, one));
  return all;
}

async function storeNonProfits(): Promise<NonProfitPartner[]> {
  const identity = fc.constantFrom(
    { partnerId: partners[0]?.id ?? '', name: 'Поликлиника', ogrn: null, inn: null }, { partnerId: partners[0]?.id ?? '', name: 'Поликлиника', ogrn: '1021600000003', inn: null },
    { partnerId: null, name: 'Фонд', ogrn: '1021600000003', inn: '1655000003' }, { partnerId: null, name: 'Другой фонд', ogrn: null, inn: '1655000003' },
    { partnerId: null, name: 'АНО «Ёлка»', ogrn: null, inn: null }, { partnerId: null, name: 'ано  елка', ogrn: null, inn: null },
    { partnerId: null, name: 'Фонд', ogrn: null, inn: null }, { partnerId: partners[1]?.id ?? '', name: 'Фонд «Второй»', ogrn: null, inn: null },
  );
  const all = sample(fc.record({ identity, span, annulled: seldom, whose: fc.constantFrom(...providers) }), 12).map(({ identity, span, annulled, whose }): NonProfitPartner => (
    { ...record(whose.id, annulled), ...identity, ...span, helpTypes: ['social'], agreementNumber: null }));
  for (const one of all) await write((tx) => insertNonProfit(tx, one));
  return all;
}

async function storeVolunteers(): Promise<Volunteer[]> {
  const wishes = sample(fc.record({ span, trainedOn: fc.option(day), annulled: seldom, again: seldom, whose: fc.constantFrom(...providers) }), 30);
  const all: Volunteer[] = [];
  for (const { span, trainedOn, annulled, again, whose } of wishes) {
    const own = record(whose.id, annulled);
    const before = again ? all.find(({ organisationId }) => organisationId === whose.id) : undefined;
    const one = { ...own, ...span, personId: before?.personId ?? own.id, fullName: 'Т', trainedOn, trainedIn: null, erasedOn: null, erasureBasis: null };
    await write((tx) => insertVolunteer(tx, one));
    all.push(one);
  }
  return all;
}

const periods = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026-H1', '2026', '2027-H1'].map((name) => periodOf(name)).filter((one): one is Period => one !== undefined);
/** What is counted, and in whose records it is. */
const asked: [string, ReportSubject, (one: { organisationId: string; municipality?: string }) => boolean][] = [
  ['region', { region: REGION }, () => true],
  ['provider', { organisationId: providers[0].id }, ({ organisationId }) => organisationId === providers[0].id],
  ['municipality', { region: REGION, municipality: OTHER }, ({ organisationId, municipality }) =>
    (municipality ?? (organisationId === providers[1].id ? OTHER : MUNICIPALITY)) === OTHER],
];

const recordsIn = (isIn: (typeof asked)[number][2]) => ({
  cases: cases.filter(isIn), trainings: trainings.filter(isIn), nonProfits: nonProfits.filter(isIn), volunteers: volunteers.filter(isIn),
});
const counted = (subject: ReportSubject, period: Period) => inSnapshot(service, systemWall, (tx) => countIndicators(tx, subject, period));

t.test('the database counts what the function counts', async (t) => {
  const greatest: Record<string, number> = {};
  for (const [what, subject, isIn] of asked) {
    for (const period of periods) {
      const found = await counted(subject, period);
      t.same(found, indicatorCounts(recordsIn(isIn), period), `${what} ${period.name}`);
      for (const [name, number] of Object.entries(found)) greatest[name] = Math.max(greatest[name] ?? 0, number);
    }
  }
  for (const [name, number] of Object.entries(greatest)) t.ok(number > 0, `${name} was ever more than nothing`);
});

t.test('so it does where something happens on the very first or last day', async (t) => {
  const days = new Set([
    ...cases.flatMap(({ spells }) => spells.filter(({ kind }) => kind === 'accompaniment').flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])])),
    ...cases.flatMap(({ questionnaires }) => questionnaires.map(({ on }) => on)), ...volunteers.flatMap(({ engagedUntil }) => engagedUntil ?? []),
    ...trainings.map(({ completedOn }) => completedOn),
  ]);
  for (const on of [...days].slice(0, 60)) {
    for (const edge of [{ name: 'from', from: on, to: addDays(on, 40) }, { name: 'to', from: addDays(on, -40), to: on }]) {
      t.same(await counted({ region: REGION }, edge), indicatorCounts({ cases, trainings, nonProfits, volunteers }, edge), `${edge.name} ${on}`);
    }
  }
});

t.test('behind each number of families stand as many families', async (t) => {
  for (const [what, subject] of asked) {
    for (const period of periods) {
      const counts = await counted(subject, period);
      for (const set of caseSets.filter((one) => one !== 'noOutcome')) {
        const { rows: [found] } = await inSnapshot(service, systemWall, (tx) => sql<{ families: number }>`
          select count(distinct family_id)::int as families from support_case where id in (${inSet({ subject, period, set })})`.execute(tx));
        t.equal(found?.families, counts[set], `${what} ${period.name} ${set}`);
      }
    }
  }
});

t.test('the walls: a provider sees its own, a region’s figures all of it', async (t) => {
  const seen = async (table: string, scope: Parameters<typeof inSnapshot>[1]['scope']) => await inSnapshot(service, { scope }, async (tx) => {
    const { rows } = await sql<{ id: string }>`select organisation_id as id from ${sql.table(table)}`.execute(tx);
    return [rows.length, new Set(rows.map(({ id }) => id)).size];
  });
  const [organisationId, region] = [providers[0].id, REGION];
  const all = { training: trainings, non_profit_partner: nonProfits, volunteer: volunteers };
  for (const [table, records] of Object.entries(all)) {
    const own = records.filter((one) => one.organisationId === organisationId);
    t.ok(own.length > 0 && own.length < records.length, table);
    t.same(await seen(table, { kind: 'organisation', organisationId }), [own.length, 1], table);
    t.same(await seen(table, { kind: 'figures', region }), [records.length, 2], table);
    t.same(await seen(table, { kind: 'figures', region: 'nowhere' }), [0, 0], table);
    for (const scope of [{ kind: 'municipality', region, municipality: MUNICIPALITY }, { kind: 'partner', organisationId }, { kind: 'region', region }] as const) {
      t.same(await seen(table, scope), [0, 0], `${table} ${scope.kind}`);
    }
    const curator = { kind: 'curator', organisationId, specialistId: specialists[0].id } as const;
    t.same(await seen(table, curator), [own.length, 1], `${table} of a curator`);
  }
});

t.test('the database keeps what was entered, and tells each thing once', async (t) => {
  const [one] = volunteers.filter(({ annulledAt, engagedUntil }) => annulledAt === null && engagedUntil !== null);
  const change = (values: object) => write(async (tx) => void await tx.updateTable('volunteer').set(values as never).where('id', '=', one?.id ?? '').execute());
  await t.rejects(change({ engaged_from: '2026-01-01' }), /permission denied|never changed/);
  await t.rejects(change({ engaged_until: '2039-01-01' }), /told once/);
  await t.rejects(change({ full_name: 'Другой' }), /told once/);
  await t.rejects(db.updateTable('training').set({ completed_on: '2026-01-01' } as never).execute(), /never changed/);
  await t.rejects(write(async (tx) => void await tx.deleteFrom('training').execute()), /permission denied/);
});
