import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { insertCase } from '../../src/db/queries/case-writes.ts';
import { storeTraces } from '../../src/db/queries/case-traces.ts';
import { storeFamilyState } from '../../src/db/queries/family-state.ts';
import { behind, countMissing } from '../../src/db/queries/figure-cases.ts';
import { countFigures, countReport } from '../../src/db/queries/quarterly-figures.ts';
import { insertReportCases, listFrozenCases } from '../../src/db/queries/submitted-report-cases.ts';
import type { ReportSubject } from '../../src/db/queries/report-subject.ts';
import { inSnapshot, inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { questionOf } from '../../src/domain/report/figure-question.ts';
import { periodOf } from '../../src/domain/report/period.ts';
import { quarterlyFigures, type TracedCase } from '../../src/domain/report/quarterly.ts';
import { tracesOf } from '../../src/domain/report/traces.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { testDatabase } from '../support/database.ts';
import { aReport } from '../support/every-report.ts';
import { aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { curators, tatarstan } from '../support/histories.ts';
import { type Move, moves, play } from '../support/random-histories.ts';

// The plain function and the database count the same random histories; each must say what the other says, figure by figure.
//
// Broken once on purpose, to see it fail: `>=` made `>` in spellTouches, `<=` made `<` in the flag `ended`.

const FAR = '2040-01-01';
const OTHER = 'Тестовский район';
const { db, service } = await testDatabase(t);
const providers = [await aProvider(db), await aProvider(db, { name: 'Центр «Второй»' })];
const curatorIds = providers.map(() => new Map(curators.map((name) => [name as string, newId()])));

interface Stored extends TracedCase {
  id: string;
  organisationId: string;
  municipality: string;
}

const stored = await store(histories());

/** Some that never start, and many that do; the levels of some change, and some end well. */
function histories(): (readonly Move[])[] {
  const kinds = fc.sample(moves, { numRuns: 300, seed: 442 }).map((sequence) => {
    const { terms, postSupport, startedOn } = play(tatarstan, sequence, () => undefined).at(FAR);
    return { sequence, started: startedOn !== undefined, lively: postSupport !== undefined || terms.length > 1 };
  });
  return [
    ...kinds.filter(({ lively }) => lively).slice(0, 30), ...kinds.filter(({ started, lively }) => started && !lively).slice(0, 20),
    ...kinds.filter(({ started }) => !started).slice(0, 15),
  ].map(({ sequence }) => sequence);
}

/** Cases of families of one or two cases each; every third family lives elsewhere. */
async function store(sequences: readonly (readonly Move[])[]): Promise<Stored[]> {
  const all: Stored[] = [];
  let family: Awaited<ReturnType<typeof aFamily>> | undefined;
  for (const [index, sequence] of sequences.entries()) {
    const provider = providers[index % 4 < 3 ? 0 : 1];
    if (provider === undefined) throw new Error('No provider');
    const second = index % 4 === 2 && family !== undefined;
    const categories = index % 2 === 0 ? ['disabledChild'] : ['manyChildren', 'lowIncome'];
    if (!second) family = await aFamily(db, provider, { municipality: index % 3 === 0 ? OTHER : MUNICIPALITY, categories });
    if (family === undefined) throw new Error('No family');
    const book = play(tatarstan, sequence, () => undefined);
    const assessment = book.at(FAR);
    const ground = index % 2 === 0 ? 'parentApplication' : 'message';
    const told = JSON.stringify(tracesOf(assessment)).replace(/curator-[12]/g, (name) => curatorIds[providers.indexOf(provider)]?.get(name) ?? name).replaceAll('parentApplication', ground);
    const traces = JSON.parse(told) as ReturnType<typeof tracesOf>;
    const id = newId();
    const { organisationId, region, municipality, id: familyId } = family;
    const projection = { ...projectionOf(assessment, 1), register: null, curatorId: null, status: 'closed' };
    await inTransaction(service, systemWall, async (tx) => {
      insertCase(tx, {
        id, organisationId, region, municipality, familyId, form: 'group', memberId: null, regulationCode: tatarstan.code, regulationVersion: 1,
        timeZone: tatarstan.timeZone, reopensCaseId: null, openedOn: assessment.history.opened.on, ground,
        intakeSpecialistId: null, calendarRevision: 1, createdAt: '2026-01-12T06:00:00.000Z',
      }, projection);
      // half of the cases are first stored as they were before their last fact
      if (index % 2 === 0) storeTraces(tx, { id, organisationId, region, familyId }, { ...traces, spells: traces.spells.slice(1), dues: traces.dues.map((due) => ({ ...due, doneOn: null, subject: `${due.subject}x` })), questionnaires: [] });
      storeTraces(tx, { id, organisationId, region, familyId }, traces);
    });
    all.push({ ...traces, id, familyId, categories: family.categories, organisationId, municipality });
  }
  return all;
}

function period(name: string) {
  const found = periodOf(name);
  if (found === undefined) throw new Error(name);
  return found;
}

const names = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026', '2027-H1'];
const asked: [string, ReportSubject, (one: Stored) => boolean][] = [
  ['region', { region: REGION }, () => true],
  ['provider', { organisationId: providers[0]?.id }, ({ organisationId }) => organisationId === providers[0]?.id],
  ['municipality', { region: REGION, municipality: OTHER }, ({ municipality }) => municipality === OTHER],
  ['provider in a municipality', { organisationId: providers[1]?.id, municipality: MUNICIPALITY },
    ({ organisationId, municipality }) => organisationId === providers[1]?.id && municipality === MUNICIPALITY],
];

const plain = (figures: ReadonlyMap<string, number>) => Object.fromEntries([...figures].filter(([, number]) => number > 0).sort());

t.test('the database counts what the function counts', async (t) => {
  let seen = 0;
  for (const [what, subject, isIn] of asked) {
    for (const name of names) {
      const counted = await inSnapshot(service, systemWall, (tx) => countFigures(tx, subject, period(name)));
      const whole = plain(quarterlyFigures(stored.filter(isIn), period(name)));
      const told = Object.entries(whole).filter(([id]) => subject.organisationId !== undefined || !/^curators\.[0-9a-f-]{36}/.test(id));
      const wanted = Object.fromEntries(told);
      t.same(plain(counted), wanted, `${what} ${name}`);
      seen += Object.keys(wanted).length;
    }
  }
  t.ok(seen > 500, `${seen} figures`);
});

t.test('so it does where something happens on the very first or last day', async (t) => {
  const days = new Set(stored.flatMap(({ spells, dues }) => [
    ...spells.flatMap(({ to }) => to ?? []), ...dues.filter(({ wantedTo, dueOn }) => wantedTo === dueOn).map(({ dueOn }) => dueOn),
  ]));
  for (const day of [...days].slice(0, 40)) {
    for (const edge of [{ name: 'from', from: day, to: addDays(day, 30) }, { name: 'to', from: addDays(day, -30), to: day }]) {
      const counted = plain(await inSnapshot(service, systemWall, (tx) => countFigures(tx, { region: REGION }, edge)));
      const wanted = Object.entries(plain(quarterlyFigures(stored, edge))).filter(([id]) => !/^curators\.[0-9a-f-]{36}/.test(id));
      t.same(counted, Object.fromEntries(wanted), `${edge.name} ${day}`);
    }
  }
});

/** What is counted by families; anything else by what happened in cases, of which one may have several. */
const countsFamilies = /^(families|helped|curators)\./;

t.test('behind each figure stand exactly the cases that make it up, now and in what is frozen', async (t) => {
  let lists = 0;
  for (const [what, subject] of asked) {
    for (const name of names) {
      const { figures, cases } = await inSnapshot(service, systemWall, (tx) => countReport(tx, subject, period(name), true));
      t.same(plain(figures), plain(await inSnapshot(service, systemWall, (tx) => countFigures(tx, subject, period(name)))), `${what} ${name}: listed or not`);
      for (const [id, value] of figures) {
        const question = questionOf(id);
        if (question === undefined) throw new Error(`${id} asks nothing`);
        const { rows } = await inSnapshot(service, systemWall, (tx) => sql<{ id: string; family: string }>`
          select c.id, c.family_id as family from (${behind({ subject, period: period(name), question })}) b join support_case c on c.id = b.case_id`.execute(tx));
        const counted = id === 'curators.all' ? new Set(rows.map((row) => holderOf(row.id, period(name).to))).size
          : countsFamilies.test(id) ? new Set(rows.map(({ family }) => family)).size : rows.length;
        if (counted !== value) t.fail(`${what} ${name} ${id}: ${value}, behind it ${counted}`);
        const told = id === 'curators.all' && subject.organisationId === undefined ? undefined : cases.get(id) ?? [];
        const alike = countsFamilies.test(id) ? sortedSet : sorted;
        if (told !== undefined && alike(told).join() !== alike(rows.map((row) => row.id)).join()) t.fail(`${what} ${name} ${id}: frozen is another list`);
        if (value > 0) lists += 1;
      }
    }
  }
  t.ok(lists > 500, `${lists} lists`);
});

function sorted(ids: readonly string[]): string[] {
  return [...ids].sort();
}

function sortedSet(ids: readonly string[]): string[] {
  return sorted([...new Set(ids)]);
}

function holderOf(id: string, day: string): string | undefined {
  return stored.find((one) => one.id === id)?.spells.find(({ kind, from, to }) => kind === 'curator' && from <= day && (to === null || to > day))?.value;
}

t.test('what is missing is counted by cases', async (t) => {
  const missing = await inSnapshot(service, systemWall, (tx) => countMissing(tx, { region: REGION }, period('2026')));
  t.match(missing, [{ what: 'measuresUnmarked' }]);
  t.ok(missing.every(({ cases }) => cases > 0));
  for (const { what, cases } of missing) {
    const { rows } = await inSnapshot(service, systemWall, (tx) => sql<{ id: string }>`
      select distinct case_id as id from (${behind({ subject: { region: REGION }, period: period('2026'), question: { of: 'missing', what } })}) b`.execute(tx));
    t.equal(rows.length, cases, what);
  }
  t.ok(missing.some(({ what }) => what === 'termOver' || what === 'noCurator'), JSON.stringify(missing));
});

t.test('a family counts where it lived and as what it was at the period’s end', async (t) => {
  const one = stored.find(({ spells, municipality }) => municipality === OTHER && spells.some(({ kind, from }) => kind === 'accompaniment' && from < '2026-07-01'));
  if (one === undefined) throw new Error('Nobody lives elsewhere');
  const count = (name: string, municipality: string) => inSnapshot(service, systemWall, (tx) => countFigures(tx, { region: REGION, municipality }, period(name)));
  const before = plain(await count('2026-Q2', OTHER));
  const later = plain(await count('2026-Q3', OTHER));
  await inTransaction(service, systemWall, async (tx) => {
    const family = { id: one.familyId, organisationId: one.organisationId, region: REGION, municipality: OTHER, categories: [...one.categories] };
    await storeFamilyState(tx, family, { ...family, municipality: MUNICIPALITY, categories: ['refugees'] }, '2026-07-10');
    await tx.updateTable('family').set({ municipality: MUNICIPALITY, categories: ['refugees'] }).where('id', '=', one.familyId).execute();
  });
  t.same(plain(await count('2026-Q2', OTHER)), before, 'the quarter before says what it said');
  t.not(JSON.stringify(plain(await count('2026-Q3', OTHER))), JSON.stringify(later), 'the next one does not');
  t.ok(Object.keys(plain(await count('2026-Q3', MUNICIPALITY))).some((id) => id.startsWith('categories.refugees')));
});

t.test('a case that counts less often than before is what a correction took away, though it counts still', async (t) => {
  const [one, other] = stored;
  if (one === undefined || other === undefined) throw new Error('Nobody');
  const provider = providers[0];
  if (provider === undefined) throw new Error('No provider');
  const version = async (cases: string[]) => {
    const id = await aReport({ api: { db }, provider }, 'ministry');
    await inTransaction(service, systemWall, (tx) => insertReportCases(tx, { id, organisationId: provider.id }, new Map([['measures.due', cases]])));
    return id;
  };
  const [before, after] = [await version([one.id, one.id, other.id]), await version([one.id, other.id])];
  const list = async (reportId: string, without?: string) => (await inSnapshot(service, systemWall, (tx) =>
    listFrozenCases(tx, { kind: 'system' }, { reportId, figure: 'measures.due', without }, { limit: 10 }))).items.map(({ id }) => id);
  t.same(await list(before, after), [one.id]);
  t.same(await list(after, before), []);
  t.same(sorted(await list(before)), sorted([one.id, other.id]));
  t.same(await list(before, before), []);
});

t.test('nobody but the provider and the region’s figures sees them', async (t) => {
  const seen = async (scope: Parameters<typeof inSnapshot>[1]['scope']) => await inSnapshot(service, { scope }, async (tx) => {
    const { rows: [row] } = await sql<{ providers: number }>`select count(distinct organisation_id)::int as providers from case_spell`.execute(tx);
    return row?.providers;
  });
  const organisationId = providers[0]?.id ?? '';
  t.equal(await seen({ kind: 'organisation', organisationId }), 1);
  t.equal(await seen({ kind: 'figures', region: REGION }), 2);
  t.equal(await seen({ kind: 'figures', region: 'nowhere' }), 0);
  t.equal(await seen({ kind: 'curator', organisationId, specialistId: newId() }), 0);
  t.equal(await seen({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY }), 0);
  t.equal(await seen({ kind: 'partner', organisationId }), 0);
});
