import t from 'tap';
import { restoreFeed } from '../../../src/operations/restore-feed.ts';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, type CaseOnRoad, decisionBody, mustBe, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';

// Broken once on purpose, to see this test fail: `touchCases` left out of the alerts' turn.

interface Item {
  caseId: string;
  removed: boolean;
  event: { kind: string; data: object } | null;
  case: { status: string; level: string | null; programme: object | null; decisions: object[]; alerts: { kind: string }[]; deadlines: object[] } | null;
}

interface Page {
  items: Item[];
  nextCursor: string;
  hasMore: boolean;
  changesCursor: string | null;
}

const api = await testApp(t);
const cast = await aCast(api);
// Made anew for every request: the clock moves on past a token's end.
const commissionOf = (municipality = MUNICIPALITY) => api.token('commission', { region: cast.provider.region, municipality });
const STRANGER = 'Чужой район';
const base = '/v1/kdn/case-statuses';

function ask(query: Record<string, string | number> = {}, headers: Record<string, string> = {}, municipality = MUNICIPALITY) {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]));
  return api.call('GET', `${base}?${search.toString()}`, { as: commissionOf(municipality), headers });
}

/** Waits until something is there: another test's transaction on the same server may hold the feed back for a moment. */
async function page(query: Record<string, string | number>): Promise<Page> {
  return mustBe(200, await ask({ wait: 20, ...query })).json<Page>();
}

/** Everything that there is to read, from a cursor on. */
async function rest(query: Record<string, string | number>): Promise<{ items: Item[]; cursor: string }> {
  const items: Item[] = [];
  let cursor = String(query['cursor'] ?? '');
  for (let more = true; more;) {
    const read: Page = await page({ ...query, ...(cursor === '' ? {} : { cursor }), wait: items.length === 0 ? 20 : 1 });
    items.push(...read.items);
    cursor = read.nextCursor;
    more = read.items.length > 0;
  }
  return { items, cursor };
}

async function rename(road: CaseOnRoad, municipality: string, version: number): Promise<void> {
  const headers = { 'if-match': `"${version}"` };
  mustBe(200, await api.call('PATCH', `/v1/families/${road.family.id}`, { as: cast.head, body: { municipality }, headers }));
}

let road: CaseOnRoad;
let last = '';
let changes = '';

t.test('the first walk is every case as it is', async (t) => {
  road = await walkedTo(cast);
  const first = await page({});
  t.equal(first.items.length, 1);
  t.match(first.items[0], {
    caseId: road.id, removed: false, event: null,
    case: { status: 'active', level: 'crisis', programme: { number: 1 }, decisions: [{ kind: 'approveProgramme' }], alerts: [] },
  });
  t.ok((first.items[0]?.case?.deadlines.length ?? 0) > 1);
  t.notMatch(JSON.stringify(first), new RegExp(road.family.members[0]?.fullName?.split(' ')[0] ?? 'nobody'));
  last = first.nextCursor;
  changes = first.changesCursor ?? '';
  const again = await ask({ cursor: last });
  t.match(again.json(), { items: [], hasMore: false, changesCursor: null });
});

t.test('nothing new is 304, and something new is not', async (t) => {
  const empty = await ask({ cursor: last });
  const headers = { 'if-none-match': String(empty.headers.etag) };
  t.equal((await ask({ cursor: last }, headers)).statusCode, 304);
  at(cast, '2026-04-10');
  await alertsTurned(cast);
  mustBe(201, await api.call('POST', `${road.url}/decisions`, { as: cast.council, body: decisionBody('2026-04-10', 'extend', { termMonths: 3 }) }));
  const { items, cursor } = await rest({ cursor: last });
  t.equal(items.at(-1)?.case?.decisions.length, 2);
  t.equal((await ask({ cursor: last }, headers)).statusCode, 200);
  last = cursor;
});

t.test('every change comes in order with the case after it', async (t) => {
  const { items, cursor } = await rest({ reading: 'changes', cursor: changes, limit: 2 });
  const kinds = items.map(({ event }) => event?.kind);
  t.same(kinds, ['case.factRecorded', 'case.termChanged', 'case.deadlinesChanged']);
  t.ok(items.every((item) => item.case?.decisions.length === 2));
  changes = cursor;
});

t.test('a job’s alert for the commission is news', async (t) => {
  at(cast, '2027-03-01');
  await alertsTurned(cast);
  const { items, cursor } = await rest({ cursor: last });
  t.ok(items.at(-1)?.case?.alerts.some(({ kind }) => kind === 'programmeExpired'));
  const told = await rest({ reading: 'changes', cursor: changes });
  t.ok(told.items.some(({ event, case: state }) => event?.kind === 'alert.raised' && state?.alerts.some(({ kind }) => kind === 'programmeExpired')));
  [last, changes] = [cursor, told.cursor];
});

t.test('whoever waits is told as soon as there is something, and with nothing when the time is over', async (t) => {
  const waiting = ask({ cursor: last, wait: 30 });
  const newcomer = ask({ wait: 30 }, {}, 'Другой район');
  await rename(road, 'Другой район', 1);
  const arrived = mustBe(200, await newcomer).json<Page>();
  t.match(arrived.items, [{ caseId: road.id, removed: false }]);
  t.type(arrived.changesCursor, 'string', 'a first page that was waited for is a first page');
  const woken = mustBe(200, await waiting).json<Page>();
  t.match(woken.items, [{ caseId: road.id, removed: true, case: null, event: { kind: 'case.removed', data: { reason: 'moved' } } }]);
  last = woken.nextCursor;
  t.same((await ask({ cursor: last, wait: 1 })).json<Page>().items, []);
  await rename(road, MUNICIPALITY, 2);
  const back = await rest({ cursor: last });
  t.match(back.items.at(-1), { caseId: road.id, removed: false });
  last = back.cursor;
});

t.test('nonsense, another reading and another municipality are no cursors', async (t) => {
  const bad = ['x', 'bm9uc2Vuc2U', Buffer.from('["f1","n"]').toString('base64url'), Buffer.from('["f1","n","a",1,"1e5","0","1"]').toString('base64url'), changes];
  for (const cursor of bad) {
    const reply = await ask({ cursor });
    t.match([reply.statusCode, reply.json()], [400, { code: 'request-malformed', errors: [{ pointer: '?cursor' }] }]);
  }
  t.equal((await ask({ cursor: last, reading: 'changes' })).statusCode, 400);
  t.equal((await ask({ cursor: last }, {}, STRANGER)).statusCode, 400);
  t.same((await ask({}, {}, STRANGER)).json<Page>().items, []);
  t.equal((await api.call('GET', base, { as: 'head' })).statusCode, 403);
  t.equal((await ask({ limit: 1001 })).statusCode, 400);
});

t.test('one case and several, by our id and by the names that outside systems gave', async (t) => {
  await api.db.insertInto('external_id').values({
    region: cast.provider.region, organisation_id: cast.provider.id, kind: 'case', system: 'kdn-soft', value: 'Д/17', target_id: road.id, part: '',
  }).execute();
  const name = { system: 'kdn-soft', value: 'Д/17' };
  const byName = await api.call('GET', `${base}/${encodeURIComponent('kdn-soft:Д/17')}`, { as: commissionOf() });
  t.match(byName.json(), { caseId: road.id, externalIds: [name] });
  const headers = { 'if-none-match': String(byName.headers.etag) };
  t.equal((await api.call('GET', `${base}/${road.id}`, { as: commissionOf(), headers })).statusCode, 304);
  for (const other of [encodeURIComponent('kdn-soft:Д/18'), '01990000-0000-7000-8000-0000000000f6']) {
    t.equal((await api.call('GET', `${base}/${other}`, { as: commissionOf() })).statusCode, 404);
  }
  t.equal((await api.call('GET', `${base}/${road.id}`, { as: commissionOf(STRANGER) })).statusCode, 404);
  const body = { cases: [{ externalId: { ...name, value: 'Д/18' } }, { externalId: name }, { caseId: road.id }, { caseId: '01990000-0000-7000-8000-0000000000f6' }] };
  const found = mustBe(200, await api.call('POST', `${base}/look-up`, { as: commissionOf(), body, key: null })).json<{ items: { found: boolean }[] }>();
  t.same(found.items.map((one) => one.found), [false, true, true, false]);
  const foreign = await api.call('POST', `${base}/look-up`, { as: commissionOf(STRANGER), body, key: null });
  t.same(foreign.json<{ items: { found: boolean }[] }>().items.map((one) => one.found), [false, false, false, false]);
});

t.test('after a restore every cursor is gone, and the first walk works', async (t) => {
  const ahead = JSON.parse(Buffer.from(last, 'base64url').toString()) as unknown[];
  ahead[4] = '9000000000000000000';
  t.equal((await ask({ cursor: Buffer.from(JSON.stringify(ahead)).toString('base64url') })).statusCode, 410, 'one from the future');
  const before = (await rest({ reading: 'changes' })).items.map(({ event, caseId }) => [caseId, event]);
  await api.db.updateTable('outbox').set({ xid: '8000000000000000000' }).execute();
  t.match(await restoreFeed(api.db, api.clock), { epoch: 2 });
  const old: Record<string, string>[] = [{ cursor: last }, { cursor: changes, reading: 'changes' }];
  for (const query of old) {
    const gone = await ask(query);
    t.match([gone.statusCode, gone.json()], [410, { code: 'feed-epoch-changed' }]);
  }
  t.same((await rest({ reading: 'changes' })).items.map(({ event, caseId }) => [caseId, event]), before, 'in the same order');
  t.match((await page({})).items, [{ caseId: road.id }]);
  await restoreFeed(api.db, api.clock);
  t.match((await page({})).items, [{ caseId: road.id }]);
});
