import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, refusals } from '../../support/case-road.ts';
import { REGION } from '../../support/factories.ts';

// What a provider itself has on record: training of its specialists, non-profit organisations, volunteers.

const api = await testApp(t);
const cast = await aCast(api);
const foreign = await aCast(api);
at(cast, '2026-06-01');

type Body = Record<string, unknown>;
interface Made { id: string; personId?: string; name?: string | null; engagedUntil?: string | null; annulledAt: string | null; trainedOn?: string | null }

const post = (path: string, body: Body, as = cast.head) => api.call('POST', `/v1/${path}`, { as, body });
const made = async (path: string, body: Body, as = cast.head) => mustBe(201, await post(path, body, as)).json<Made>();
const listed = async (path: string, as = cast.head) => mustBe(200, await api.call('GET', `/v1/${path}`, { as })).json<{ items: Made[]; nextCursor: string | null }>();
const idsOf = async (path: string, as = cast.head) => (await listed(path, as)).items.map(({ id }) => id);
const status = async (path: string, as: string) => (await api.call('GET', `/v1/${path}`, { as })).statusCode;

const training = { specialistId: cast.specialist.id, programme: 'Сопровождение', completedOn: '2026-05-20', accompaniment: true };
const fund = { name: 'Фонд «Пример»', helpTypes: ['legal', 'social'], engagedFrom: '2026-02-01' };
const olga = { name: 'Добровольцева Ольга Тестовна', engagedFrom: '2026-02-01' };

t.test('training: entered, listed by its filters, annulled, never changed', async (t) => {
  const one = await made('trainings', { ...training, hours: 36, document: 'УП-1', taughtBy: 'Ресурсный центр' });
  t.match(one, { ...training, hours: 36, organisationId: cast.provider.id, createdBy: 'test-head', annulledAt: null });
  const other = await made('trainings', { ...training, completedOn: '2026-04-01', accompaniment: false });
  t.match(other, { hours: null, document: null, taughtBy: null });
  t.same(await idsOf('trainings'), [one.id, other.id]);
  t.same(await idsOf('trainings?accompaniment=false'), [other.id]);
  t.same(await idsOf('trainings?from=2026-05-20&to=2026-05-20'), [one.id]);
  t.same(await idsOf('trainings?to=2026-05-19'), [other.id]);
  t.same(await idsOf(`trainings?specialistId=${foreign.specialist.id}`), []);
  const first = await listed('trainings?limit=1');
  t.same(await idsOf(`trainings?limit=1&cursor=${first.nextCursor}`), [other.id], 'page by page');
  t.same(refusals(await post('trainings', { ...training, completedOn: '2026-06-02', specialistId: foreign.specialist.id })), [
    ['/specialistId', 'link.unknown', undefined], ['/completedOn', 'date.in-future', undefined],
  ], 'all at once, nobody else’s specialist');
  t.match(mustBe(201, await post(`trainings/${one.id}/annulments`, { reason: 'Не он' })).json(), { annulledAt: '2026-06-01T09:00:00.000Z', annulledBecause: 'Не он' });
  t.match(refusals(await post(`trainings/${one.id}/annulments`, { reason: 'Ещё раз' })), [['', 'record.annulled']]);
  t.same(await idsOf('trainings'), [one.id, other.id], 'nothing is lost');
});

t.test('non-profit organisations: who they are, what they help with, since when', async (t) => {
  const one = await made('non-profit-partners', { ...fund, ogrn: '1021600000003', inn: '1655000003', agreementNumber: 'С-1' });
  t.match(one, { ...fund, ogrn: '1021600000003', partnerId: null, engagedUntil: null });
  const known = await made('non-profit-partners', { partnerId: cast.partner.id, helpTypes: ['medical'], engagedFrom: '2026-03-01', engagedUntil: '2026-03-31' });
  t.equal(known.name, cast.partner.name, 'named by the directory');
  const wrong = refusals(await post('non-profit-partners', { helpTypes: ['legal'], engagedFrom: '2026-06-02', engagedUntil: '2026-06-01', ogrn: '1021600000004', inn: '1655000004' }));
  t.same(wrong.map(([pointer, code]) => [pointer, code]), [
    ['/name', 'non-profit.name-required'], ['/ogrn', 'non-profit.ogrn-wrong'], ['/inn', 'non-profit.inn-wrong'],
    ['/engagedFrom', 'date.in-future'], ['/engagedUntil', 'engagement.end-before-start'],
  ]);
  t.match(refusals(await post('non-profit-partners', { ...fund, partnerId: foreign.provider.id })), [['/partnerId', 'link.unknown']], 'a provider is no partner');
  t.equal((await post('non-profit-partners', { ...fund, helpTypes: ['magic'] })).statusCode, 400);
  t.same(await idsOf('non-profit-partners?engagedOn=2026-03-31'), [one.id, known.id]);
  t.same(await idsOf('non-profit-partners?engagedOn=2026-04-01'), [one.id]);
  t.same(await idsOf('non-profit-partners?helpType=medical'), [known.id]);
  t.match(refusals(await post(`non-profit-partners/${one.id}/ends`, { date: '2026-01-31' })), [['/date', 'engagement.end-before-start']]);
  const rehearsal = await post(`non-profit-partners/${one.id}/ends?dryRun=true`, {});
  t.match([rehearsal.statusCode, rehearsal.json<Made>().engagedUntil], [200, '2026-06-01']);
  const before = mustBe(200, await api.call('GET', `/v1/non-profit-partners/${one.id}`, { as: cast.head }));
  t.match(before.json(), { engagedUntil: null }, 'a rehearsal leaves nothing');
  const ended = mustBe(201, await post(`non-profit-partners/${one.id}/ends`, { date: '2026-05-31', reason: 'Срок договора' }));
  t.match(ended.json(), { engagedUntil: '2026-05-31', endReason: 'Срок договора' });
  t.not(ended.headers['etag'], before.headers['etag']);
  t.match(refusals(await post(`non-profit-partners/${one.id}/ends`, {})), [['', 'engagement.over']]);
  t.match(refusals(await post(`non-profit-partners/${one.id}/ends`, { mistaken: true })), [['/reason', 'record.reason-required']]);
  mustBe(201, await post(`non-profit-partners/${one.id}/ends`, { mistaken: true, reason: 'Не та' }));
  t.same(await idsOf('non-profit-partners?engagedOn=2026-03-31'), [known.id], 'annulled: it never was');
});

t.test('volunteers: trained once, ended, come back as the same person', async (t) => {
  const one = await made('volunteers', olga);
  t.match(one, { ...olga, personId: one.id, trainedOn: null, engagedUntil: null, erasedOn: null });
  t.same([await idsOf('volunteers?trained=true'), await idsOf('volunteers?trained=false')], [[], [one.id]]);
  t.match(refusals(await post(`volunteers/${one.id}/trainings`, { date: '2026-06-02' })), [['/date', 'date.in-future']]);
  t.match((await post(`volunteers/${one.id}/trainings`, { date: '2026-05-01', title: 'Школа' })).json(), { trainedOn: '2026-05-01', trainedIn: 'Школа' });
  t.match(refusals(await post(`volunteers/${one.id}/trainings`, { date: '2026-05-02' })), [['', 'volunteer.trained']]);
  mustBe(201, await post(`volunteers/${one.id}/ends`, { date: '2026-05-10' }));
  const again = await made('volunteers', { ...olga, samePersonAs: one.id, engagedFrom: '2026-05-20' });
  const third = await made('volunteers', { ...olga, samePersonAs: again.id, engagedFrom: '2026-05-25', engagedUntil: '2026-05-26' });
  t.same([again.personId, third.personId], [one.id, one.id]);
  const theirs = await made('volunteers', olga, foreign.head);
  t.match(refusals(await post('volunteers', { ...olga, samePersonAs: theirs.id })), [['/samePersonAs', 'link.unknown']]);

  t.match(refusals(await post(`volunteers/${one.id}/erasures`, { basis: 'Отзыв согласия' })), [['', 'volunteer.still-engaged']]);
  mustBe(201, await post(`volunteers/${again.id}/ends`, { reason: 'Ольга Добровольцева переехала' }));
  const gone = mustBe(201, await post(`volunteers/${one.id}/erasures`, { basis: 'Отзыв согласия' })).json();
  t.match(gone, { name: null, erasedOn: '2026-06-01', trainedOn: '2026-05-01', engagedUntil: '2026-05-10' });
  const left = JSON.stringify([(await listed('volunteers')).items, await api.db.selectFrom('volunteer').selectAll().where('organisation_id', '=', cast.provider.id).execute(),
    await api.db.selectFrom('audit_record').selectAll().execute()]);
  t.notMatch(left, /Ольга/, 'on all records of the person');
  const kept = await api.db.selectFrom('idempotency_record').selectAll().execute();
  t.notMatch(JSON.stringify(kept.filter(({ body }) => JSON.stringify(body).includes(one.id))), /Добровольцева/, 'nor in the answers kept');
  t.match(JSON.stringify(kept), /Добровольцева/, 'the other provider’s are there');
  t.match(refusals(await post(`volunteers/${one.id}/erasures`, { basis: 'Ещё раз' })), [['', 'volunteer.erased']]);
  t.match(refusals(await post('volunteers', { ...olga, samePersonAs: one.id })), [['/samePersonAs', 'link.unknown']]);
});

t.test('each provider’s are its own; a curator reads, a head writes, a ministry comes to none', async (t) => {
  const own = { trainings: (await made('trainings', training)).id, 'non-profit-partners': (await made('non-profit-partners', fund)).id, volunteers: (await made('volunteers', olga)).id };
  for (const [path, id] of Object.entries(own)) {
    const integration = api.token('integration', { organisationId: cast.provider.id });
    t.same(await Promise.all([cast.head, cast.curator, cast.council, integration].map((as) => status(`${path}/${id}`, as))), [200, 200, 200, 200], path);
    t.same(await Promise.all([foreign.head, foreign.curator].map((as) => status(`${path}/${id}`, as))), [404, 404], path);
    for (const role of ['ministry', 'resourceCentre', 'commission', 'partner', 'admin'] as const) t.equal(await status(path, api.token(role, { region: REGION })), 403, `${path} ${role}`);
    t.notOk((await idsOf(path, foreign.head)).includes(id), path);
    t.ok((await idsOf(path, cast.curator)).includes(id), path);
    const end = path === 'trainings' ? 'annulments' : 'ends';
    t.same([(await post(`${path}/${id}/${end}`, { reason: 'x' }, cast.curator)).statusCode, (await post(`${path}/${id}/${end}`, { reason: 'x' }, foreign.head)).statusCode], [403, 404], path);
  }
});

t.test('sent twice under one key it is entered once', async (t) => {
  const send = () => api.call('POST', '/v1/volunteers', { as: cast.head, body: { ...olga, name: 'Дважды Пётр Тестович' }, key: 'volunteer-twice-1' });
  const [one, other] = [mustBe(201, await send()).json<Made>(), mustBe(201, await send()).json<Made>()];
  t.equal(one.id, other.id);
});
