import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { inSnapshot } from '../../../src/db/transaction.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, refusals, send, walk, walkedTo } from '../../support/case-road.ts';
import { aPartner } from '../../support/factories.ts';

// The approved programme goes out, each recipient pulls its own part of it and confirms.

const api = await testApp(t);
const cast = await aCast(api);
const road = await walkedTo(cast);
const school = await aPartner(api.db, { name: 'Школа № 0' });
const clinic = cast.partner;
const partner = (organisationId: string) => api.token('partner', { organisationId });
const programmes = async (organisationId: string, query = '') =>
  mustBe(200, await api.call('GET', `/v1/partner/programmes${query}`, { as: partner(organisationId) })).json<{ items: object[] }>().items;
const confirm = (id: string, organisationId: string, body: object) =>
  api.call('POST', `/v1/partner/programmes/${id}/receipts`, { as: partner(organisationId), body });

const id = `${road.id}.1`;

t.test('to all: the service names every outside organisation that carries something out', async (t) => {
  t.same(await programmes(clinic.id), []);
  const sent = await walk(road, { path: 'distributions', body: { date: '2026-03-16', programmeNumber: 1, recipients: [{ name: 'Администрация района' }], toAll: true } });
  t.match(sent.json(), { fact: { toAll: true, recipients: [{ name: 'Администрация района' }, { name: clinic.name, organisationId: clinic.id }] } });
  const { fact } = sent.json<{ fact: { id: string } }>();
  t.same(await programmes(clinic.id), [{
    id, caseId: road.id, programmeNumber: 1, distributionId: fact.id, sentOn: '2026-03-16', receivedOn: null,
    measures: [{
      id: `${id}.1`, caseId: road.id, programmeNumber: 1, number: 1, part: 'executor', helpType: 'medical', title: 'Мероприятие 1',
      dueOn: '2026-05-15', state: 'open',
    }],
  }], 'its own measure, and not the curator’s; nobody’s name');
  t.same(await programmes(school.id), []);
  const events = await api.db.selectFrom('outbox').select('recipient_organisation_id as to').where('case_id', '=', road.id).where('kind', '=', 'programme.sent').execute();
  t.same(events, [{ to: clinic.id }]);
});

t.test('a recipient confirms once; the provider sees who has and who has not', async (t) => {
  at(cast, '2026-03-18');
  t.equal((await confirm(id, school.id, { date: '2026-03-18' })).statusCode, 404, 'not sent to the school');
  t.match(refusals(await confirm(id, clinic.id, { date: '2026-03-13' })), [['/date', 'date.before-cause']]);
  t.match(mustBe(201, await confirm(id, clinic.id, { date: '2026-03-18', receivedBy: 'секретарь' })).json(), { id, receivedOn: '2026-03-18' });
  const again = await confirm(id, clinic.id, { date: '2026-03-18' });
  t.equal(again.statusCode, 409);
  t.match(refusals(again), [['', 'distribution.already-received']]);
  t.match(await programmes(clinic.id, '?received=true'), [{ receivedOn: '2026-03-18' }]);
  t.same(await programmes(clinic.id, '?received=false'), []);
  const deliveries = mustBe(200, await api.call('GET', `${road.url}/deliveries`, { as: cast.curator })).json<{ items: object[] }>();
  t.match(deliveries.items, [
    { recipient: { name: 'Администрация района', organisationId: null }, answeredOn: null },
    { recipient: { organisationId: clinic.id }, sentOn: '2026-03-16', answeredOn: '2026-03-18' },
  ]);
});

t.test('sent again it is confirmed again; nobody named means all who carry it out', async (t) => {
  const { fact } = (await walk(road, { path: 'distributions', body: { date: '2026-03-19', programmeNumber: 1 } })).json<{ fact: { id: string } }>();
  const one = await api.call('GET', `/v1/partner/programmes/${id}`, { as: partner(clinic.id) });
  t.match(mustBe(200, one).json(), { distributionId: fact.id, receivedOn: null }, 'the newest');
  t.equal((await programmes(clinic.id)).length, 2);
  const paper = { date: '2026-03-19', distributionFactId: fact.id, organisationId: school.id };
  t.match(refusals(await send(road, 'distribution-receipts', paper)), [['/organisationId', 'distribution.not-recipient']]);
  t.match(refusals(await send(road, 'distribution-receipts', { ...paper, distributionFactId: newId() })), [['/distributionFactId', 'link.unknown']]);
  await walk(road, { path: 'distribution-receipts', body: { ...paper, organisationId: clinic.id } });
  t.equal((await confirm(id, clinic.id, { date: '2026-03-19' })).statusCode, 409, 'the paper has come already');
});

t.test('nobody to send to is told', async (t) => {
  const own = await aCast(api);
  const alone = await walkedTo(own, 'draft');
  const reply = await send(alone, 'distributions', { date: '2026-03-06', programmeNumber: 7 });
  t.ok(refusals(reply).some(([pointer, code]) => pointer === '/recipients' && code === 'distribution.nobody'));
});

t.test('the wall itself lets a recipient read what was sent to it, and no other fact', async (t) => {
  const facts = async (organisationId: string) => await inSnapshot(api.service, { scope: { kind: 'partner', organisationId } }, async (tx) =>
    (await tx.selectFrom('case_fact').select('kind').where('case_id', '=', road.id).orderBy('seq').execute()).map(({ kind }) => kind));
  t.same(await facts(clinic.id), ['distribution', 'distribution']);
  t.same(await facts(school.id), []);
});
