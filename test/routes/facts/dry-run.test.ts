import { randomUUID } from 'node:crypto';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, mustBe, openedCase, refusals, send, tatarstanSteps, walk } from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);

t.test('each step may be rehearsed: it answers what would be, and changes nothing', async (t) => {
  const road = await openedCase(cast);
  const look = async () => {
    const [timeline, state] = [
      await api.call('GET', `${road.url}/timeline`, { as: cast.curator }), await api.call('GET', road.url, { as: cast.curator }),
    ];
    return { timeline: timeline.json(), state: state.json(), etag: state.headers.etag };
  };
  const placesTaken = () => api.db.selectFrom('caseload_place').selectAll().execute();
  for (const [name, step] of Object.entries(tatarstanSteps(road))) {
    const how = { as: 'as' in step ? step.as : 'curator', dryRun: true } as const;
    api.clock.set(`${step.body['date'] as string}T09:00:00.000Z`);
    const before = { ...await look(), places: await placesTaken() };
    const rehearsed = mustBe(200, await send(road, step.path, step.body, how));
    t.equal(rehearsed.headers['dry-run'], 'true');
    t.same({ ...await look(), places: await placesTaken() }, before, `${name} left no trace`);
    const done = await walk(road, step);
    type Answer = { fact: { seq: number }; case: { status: string; version: number; missing: unknown; deadlines: unknown } };
    const [would, did] = [rehearsed.json<Answer>(), done.json<Answer>()];
    t.same(would.case, did.case, `${name}: what would be is what came`);
    t.equal(would.fact.seq, did.fact.seq);
  }
});

t.test('a rehearsal is refused like the deed itself', async (t) => {
  const road = await openedCase(cast);
  const body = { date: '2026-03-02', level: 'crisis', reason: 'x' };
  const [rehearsed, done] = [await send(road, 'level-assignments', body, { dryRun: true }), await send(road, 'level-assignments', body)];
  t.equal(rehearsed.statusCode, 409);
  t.same(refusals(rehearsed), refusals(done));
});

t.test('the same key and body record one fact; another body is refused', async (t) => {
  const road = await openedCase(cast);
  const key = randomUUID();
  const body = { date: '2026-03-02', type: 'other', title: 'Справка' };
  const first = mustBe(201, await send(road, 'papers', body, { key }));
  const again = mustBe(201, await send(road, 'papers', body, { key: `"${key}"` }));
  t.same(again.json(), first.json());
  t.equal(again.headers.location, first.headers.location);
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.equal((await send(road, 'papers', { ...body, title: 'Иная' }, { key })).statusCode, 422);
  const papers = mustBe(200, await api.call('GET', `${road.url}/papers`, { as: cast.curator }));
  t.equal(papers.json<{ items: unknown[] }>().items.length, 1);
  const keyless = await api.call('POST', `${road.url}/papers`, { as: cast.curator, body, key: null });
  t.equal(keyless.statusCode, 400);
});
