import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { insertCase } from '../../src/db/queries/case-writes.ts';
import { storeTraces } from '../../src/db/queries/case-traces.ts';
import { storeFamilyState } from '../../src/db/queries/family-state.ts';
import { behind, countMissing } from '../../src/db/queries/figure-cases.ts';
import { countFigures } from '../../src/db/queries/quarterly-figures.ts';
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
const curatorIds = new Map(curators.map((name) => [name as string, newId()]));

interface Stored extends TracedCase {
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
    const traces = JSON.parse(JSON.stringify(tracesOf(assessment)).replace(/curator-[12]/g, (name) => curatorIds.get(name) ?? name)) as ReturnType<typeof tracesOf>;
    const id = newId();
    const { organisationId, region, municipality, id: familyId } = family;
    const projection = { ...projectionOf(assessment, 1), register: null, curatorId: null, status: 'closed' };
    await inTransaction(service, systemWall, async (tx) => {
      await insertCase(tx, {
        id, organisationId, region, municipality, familyId, form: 'group', memberId: null, regulationCode: tatarstan.code, regulationVersion: 1,
        timeZone: tatarstan.timeZone, reopensCaseId: null, openedOn: assessment.history.opened.on, ground: index % 2 === 0 ? 'parentApplication' : 'message',
        intakeSpecialistId: null, calendarRevision: 1, createdAt: '2026-01-12T06:00:00.000Z',
      }, projection);
      // half of the cases are first stored as they were before their last fact
      if (index % 2 === 0) await storeTraces(tx, { id, organisationId, region, familyId }, { spells: traces.spells.slice(1), dues: traces.dues.map((due) => ({ ...due, doneOn: null, subject: `${due.subject}x` })) });
      await storeTraces(tx, { id, organisationId, region, familyId }, traces);
    });
    all.push({ ...traces, familyId, categories: family.categories, ground: index % 2 === 0 ? 'parentApplication' : 'message', organisationId, municipality });
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

t.test('behind each figure stand as many cases or families as it says', async (t) => {
  for (const [what, subject] of asked) {
    for (const name of ['2026-Q2', '2026']) {
      const figures = await inSnapshot(service, systemWall, (tx) => countFigures(tx, subject, period(name)));
      for (const [id, value] of figures) {
        const question = questionOf(id);
        if (question === undefined) throw new Error(`${id} asks nothing`);
        if (id === 'curators.all') continue;
        const { rows: [found] } = await inSnapshot(service, systemWall, (tx) => sql<{ cases: number; families: number }>`
          select count(distinct c.id)::int as cases, count(distinct c.family_id)::int as families from support_case c
           where c.id in (${behind({ subject, period: period(name), question })})`.execute(tx));
        const byFamily = ['families', 'helped', 'curated'].includes(question.of);
        const once = question.of === 'spells' && ['accompaniment', 'preparation', 'postSupport'].includes(question.kind);
        const is = (byFamily ? found?.families : found?.cases) ?? 0;
        const fits = byFamily || once ? is === value : is <= value && (is > 0) === (value > 0);
        if (!fits) t.fail(`${what} ${name} ${id}: ${value}, behind it ${is}`);
      }
      t.ok(figures.size > 20, `${what} ${name}: ${figures.size} figures`);
    }
  }
});

t.test('what is missing is counted by cases', async (t) => {
  const missing = await inSnapshot(service, systemWall, (tx) => countMissing(tx, { region: REGION }, period('2026')));
  t.match(missing, [{ what: 'measuresUnmarked' }]);
  t.ok(missing.every(({ cases }) => cases > 0));
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
