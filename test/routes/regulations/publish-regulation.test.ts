import t from 'tap';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { testApp } from '../../support/app.ts';
import { mustBe, refusals } from '../../support/case-road.ts';
import { publishRegulations } from '../../support/factories.ts';
import { nextTatarstan, publish } from '../../support/next-version.ts';

async function published(t: Parameters<typeof testApp>[0]) {
  const api = await testApp(t);
  await publishRegulations(api.db);
  return api;
}

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

t.test('an administrator publishes the next version, and it is read as it was answered', async (t) => {
  const api = await published(t);
  const made = mustBe(201, await publish(api, nextTatarstan()));
  t.same(made.json(), wire(resolveRegulation(nextTatarstan())));
  t.equal(made.headers.location, '/v1/regulations/tatarstan-2017?version=2');
  const read = await api.call('GET', String(made.headers.location), { as: 'curator' });
  t.same(read.json(), made.json());
  t.equal(read.headers.etag, made.headers.etag);
  const { items } = (await api.call('GET', '/v1/regulations', { as: 'curator' })).json<{ items: { code: string; version: number }[] }>();
  t.same(items.filter(({ code }) => code === 'tatarstan-2017').map(({ version }) => version), [1, 2]);
  const events = await api.db.selectFrom('outbox').select(['kind', 'region', 'organisation_id', 'data']).execute();
  t.same(events, [{
    kind: 'regulation.published', region: 'tatarstan', organisation_id: null, data: { code: 'tatarstan-2017', version: 2, validFrom: '2026-04-01' },
  }]);
  const records = await api.db.selectFrom('audit_record').select(['operation', 'subject_kind', 'subject_id', 'role']).execute();
  t.same(records, [{ operation: 'publishRegulation', subject_kind: 'regulation', subject_id: 'tatarstan-2017@2', role: 'admin' }]);
});

t.test('the version in force is that of the day', async (t) => {
  const api = await published(t);
  mustBe(201, await publish(api, nextTatarstan()));
  mustBe(201, await publish(api, nextTatarstan({}, 3, '2027-01-01')));
  for (const [now, version] of [['2026-03-31T20:59:00Z', 1], ['2026-03-31T21:00:00Z', 2], ['2026-12-31T20:59:00Z', 2], ['2026-12-31T21:00:00Z', 3]] as const) {
    api.clock.set(now);
    t.match((await api.call('GET', '/v1/regulations/tatarstan-2017', { as: 'head' })).json(), { version }, now);
  }
});

t.test('a published version never changes', async (t) => {
  const api = await published(t);
  mustBe(201, await publish(api, nextTatarstan()));
  const content = () => api.db.selectFrom('regulation').selectAll().orderBy('code').orderBy('version').execute();
  const before = await content();
  for (const body of [nextTatarstan({ extensions: { clause: 'п. 1', value: { max: 1 } } }), nextTatarstan({}, 1, '2026-05-01')]) {
    const refused = await publish(api, body);
    t.equal(refused.statusCode, 409);
    t.same(refusals(refused), [['/version', 'regulation.published-already', undefined]]);
  }
  t.same(await content(), before);
});

t.test('of two who publish one version at the same moment, one succeeds', async (t) => {
  const api = await published(t);
  const bodies = Array.from({ length: 6 }, (_, index) => nextTatarstan({ extensions: { clause: 'п. 1', value: { max: index } } }));
  const replies = await Promise.all(bodies.map((body) => publish(api, body)));
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [201, 409, 409, 409, 409, 409]);
});

t.test('versions follow one another, in number and in time', async (t) => {
  const api = await published(t);
  t.same(refusals(await publish(api, nextTatarstan({}, 3))), [['/version', 'regulation.version-not-next', undefined]]);
  for (const day of ['2017-12-01', '2017-01-01']) {
    t.same(refusals(await publish(api, nextTatarstan({}, 2, day))), [['/validFrom', 'regulation.valid-from-early', undefined]]);
  }
  t.same(refusals(await publish(api, { ...nextTatarstan({}, 2), code: 'tatarstan-2026' })), [['/version', 'regulation.version-not-next', undefined]]);
  mustBe(201, await publish(api, { ...nextTatarstan({}, 1), code: 'tatarstan-2026' }));
});

t.test('each region’s office publishes for its own region only', async (t) => {
  const api = await published(t);
  const elsewhere = api.token('admin', { region: 'magadan' });
  const refused = await publish(api, nextTatarstan(), { as: elsewhere });
  t.equal(refused.statusCode, 422);
  t.same(refusals(refused), [['/region', 'regulation.foreign-region', undefined], ['/code', 'regulation.region-fixed', undefined]]);
  t.same(refusals(await publish(api, { ...nextTatarstan(), region: 'magadan' }, { as: elsewhere })), [['/code', 'regulation.region-fixed', undefined]]);
  const base = { ...nextTatarstan(), code: 'base' };
  t.same(refusals(await publish(api, base)), [['/code', 'regulation.region-fixed', undefined]], 'nobody’s region is the base rules’');
  for (const role of ['head', 'ministry', 'integration', 'commission']) t.equal((await publish(api, nextTatarstan(), { as: role })).statusCode, 403);
  t.equal((await api.db.selectFrom('regulation').select('code').where('version', '>', 1).execute()).length, 0);
});

t.test('every fault is named, of meaning by 422 and of form by 400', async (t) => {
  const api = await published(t);
  const rules = nextTatarstan().rules;
  const meant = await publish(api, {
    ...nextTatarstan({
      terms: { clause: 'п. 1', value: { adaptation: { longestMonths: 12, leastMonths: 13 }, basic: { longestMonths: 12, leastMonths: null } } },
      steps: { clause: 'п. 2', value: [...(rules.steps?.value ?? [])].reverse() },
      deadlines: { clause: 'п. 3', value: (rules.deadlines?.value ?? []).map((one) => ({ ...one, from: 'agreement' })) },
    }),
    timeZone: 'Europe/Kazan',
  });
  t.equal(meant.statusCode, 422);
  const found = refusals(meant).map(([pointer, code]) => `${pointer} ${code}`);
  t.same(found, [
    '/timeZone regulation.time-zone-unknown',
    '/rules/terms/value regulation.level-without-term',
    '/rules/terms/value/adaptation regulation.term-inverted',
    '/rules/deadlines/value/0/from regulation.event-impossible',
    '/rules/steps/value/0/gates/0 regulation.gate-before-cause',
    '/rules/steps/value/0/gates/1 regulation.gate-before-cause',
    '/rules/steps/value/1/gates/0 regulation.gate-before-cause',
    '/rules/steps/value/2/gates/0 regulation.gate-before-cause',
    '/rules/steps/value/2/gates/1 regulation.gate-before-cause',
  ]);
  const formed = await publish(api, { ...nextTatarstan({ moods: 1 } as never), title: { ru: 'Порядок' }, colour: 'red' });
  t.equal(formed.statusCode, 400);
  t.same(refusals(formed).map(([pointer, code]) => `${pointer} ${code}`).sort(), [
    '/colour field.unknown', '/rules/moods field.unknown', '/title/en field.required',
  ]);
});

t.test('a dry run says what would be and stores nothing; a repeated key gives the first answer', async (t) => {
  const api = await published(t);
  const tried = mustBe(200, await publish(api, nextTatarstan(), { dryRun: true }));
  t.match(tried.json(), { version: 2, rules: { terms: { value: { crisis: { longestMonths: 5 } } } } });
  t.equal((await publish(api, nextTatarstan({}, 2, '2017-12-01'), { dryRun: true })).statusCode, 422);
  t.equal((await api.call('GET', '/v1/regulations/tatarstan-2017?version=2', { as: 'admin' })).statusCode, 404);
  const first = mustBe(201, await publish(api, nextTatarstan(), { key: 'publish-1' }));
  const again = mustBe(201, await publish(api, nextTatarstan(), { key: 'publish-1' }));
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.same(again.json(), first.json());
});

t.test('a provider of the region can work by a new regulation', async (t) => {
  const api = await published(t);
  mustBe(201, await publish(api, { ...tatarstan2017, code: 'tatarstan-2026', version: 1, validFrom: '2026-01-01' }));
  const body = { kind: 'provider', name: 'Центр помощи семье «Пример»', municipality: 'Примерский район', regulationCode: 'tatarstan-2026' };
  mustBe(201, await api.call('POST', '/v1/organisations', { as: 'admin', body }));
});
