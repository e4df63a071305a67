import { sql } from 'kysely';
import t from 'tap';
import { hotRead } from '../../src/db/hot-read.ts';
import { namedScope } from '../../src/db/named-scope.ts';
import { readCaseLines } from '../../src/db/queries/case-list.ts';
import { findCase } from '../../src/db/queries/cases.ts';
import { readCase } from '../../src/db/queries/hot-cases.ts';
import { caseReachable } from '../../src/db/queries/case-scope.ts';
import type { Scope } from '../../src/db/scope.ts';
import { caseSummary } from '../../src/operations/case-view.ts';
import { testApp } from '../support/app.ts';
import { aCast, openedCase, walkedTo } from '../support/case-road.ts';
import { REGION } from '../support/factories.ts';
import { nameOutside } from '../support/outside-names.ts';

// One statement without a transaction, before the same two walls. Tried, and it failed: a statement that tells its scope after it has asked.

const api = await testApp(t);
const { db, service } = api;
const own = await aCast(api);
const foreign = await aCast(api);
const road = await walkedTo(own);
const opened = await openedCase(own);
const other = await walkedTo(foreign);
const ofOwn: Scope = { kind: 'organisation', organisationId: own.provider.id };
const wall = (scope: Scope) => ({ scope, clientId: 'test' });

/** A query that has forgotten its scope. */
const everyCase = (scope: Scope) => hotRead(service, wall(scope), `every case for ${scope.kind}`, () =>
  service.selectNoFrom(sql<string>`(select string_agg(id::text, ' ' order by id) from support_case)`.as('text')), {});

t.test('the second wall stands before a statement that has forgotten the first', async (t) => {
  t.equal(await everyCase(ofOwn), [road.id, opened.id].toSorted().join(' '));
  t.equal(await everyCase({ kind: 'organisation', organisationId: foreign.provider.id }), other.id);
  t.equal(await everyCase({ kind: 'region', region: REGION }), undefined);
  t.equal(await everyCase({ kind: 'partner', organisationId: own.provider.id }), undefined);
});

t.test('what one statement is told, the next one on the same connection does not know', async (t) => {
  await service.connection().execute(async (one) => {
    const inOne = () => hotRead(one, wall(ofOwn), 'how many', () => one.selectNoFrom(sql<string>`(select count(*)::text from support_case)`.as('text')), {});
    for (let time = 0; time < 8; time += 1) t.equal(await inOne(), '2', 'named or not yet');
    const { rows } = await sql<{ seen: number }>`select count(*)::int as seen from support_case`.execute(one);
    t.same(rows, [{ seen: 0 }]);
  });
});

t.test('the first wall: a statement is built once for a kind of scope, and asked with each caller’s values', async (t) => {
  const asOwner = (scope: Scope) => hotRead(db, wall(scope), `scoped ${scope.kind}`, (name) => db.selectNoFrom((eb) => eb
    .selectFrom('support_case').select(sql<string>`string_agg(id::text, ' ' order by id)`.as('ids'))
    .where((inner) => caseReachable(inner, namedScope(scope, name))).as('text')), {});
  t.equal(await asOwner(ofOwn), [road.id, opened.id].toSorted().join(' '), 'as the owner whom no policy stops');
  t.equal(await asOwner({ kind: 'organisation', organisationId: foreign.provider.id }), other.id);
  t.equal(await asOwner({ kind: 'region', region: REGION }), undefined);
});

t.test('a foreign case is read as little as a missing one', async (t) => {
  t.equal(await readCase(service, wall(ofOwn), other.id), undefined);
  t.ok(await readCase(service, wall(ofOwn), road.id));
  t.equal((await readCase(service, wall(ofOwn), road.id, (await findCase(db, { kind: 'system' }, road.id))?.version))?.facts, undefined, 'known facts stay there');
});

t.test('a list as PostgreSQL writes it is the list as caseSummary makes it', async (t) => {
  await nameOutside(api, { provider: own.provider, specialist: own.specialist, familyId: road.family.id, caseId: road.id });
  const { items } = await readCaseLines(service, wall(ofOwn), {}, { limit: 10 });
  t.equal(items.length, 2);
  for (const { id, json } of items) {
    const record = await findCase(db, { kind: 'system' }, id);
    t.ok(record);
    if (record !== undefined) t.same(JSON.parse(json), JSON.parse(JSON.stringify(caseSummary(record))));
  }
});
