import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { testApp } from '../support/app.ts';
import { aCast, alertsTurned, mustBe, openedCase, send } from '../support/case-road.ts';
import { aProvider } from '../support/factories.ts';
import { aCentre, aSurvey } from '../support/surveys.ts';

// What names a day names the caller's. At half past ten in the evening by UTC the next day has come in Moscow.

const LATE = '2026-03-01T22:30:00.000Z';
const DAY = '2026-03-02';

const api = await testApp(t);
const cast = await aCast(api);
const late = () => api.clock.set(LATE);

const post = async (url: string, as: string, body: object = {}) => await api.call('POST', url, { as, body });
const fileName = ({ headers }: LightMyRequestResponse) => /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1];
/** The code of a refusal, and the days that its text names. */
const refusal = (reply: LightMyRequestResponse) => mustBe(409, reply).json<{ errors: { code: string; detail: string }[] }>().errors
  .map((error) => [error.code, ...JSON.stringify(error).match(/\d{4}-\d\d-\d\d/g) ?? []]);

t.test('an export is named by the day at the provider: Moscow', async (t) => {
  late();
  const as = api.token('integration', { organisationId: cast.provider.id });
  t.equal(fileName(mustBe(200, await api.call('GET', '/v1/exports?kind=families', { as, headers: { accept: '*/*' } }))), `families-${DAY}.ndjson`);
  const { family } = await openedCase(cast, '2026-01-15');
  late();
  const page = await api.call('GET', `/v1/families/${family.id}/export.html`, { as: cast.head, headers: { accept: 'text/html' } });
  t.equal(fileName(mustBe(200, page)), `family-${DAY}.html`);
});

t.test('and Magadan, where the day begins eight hours earlier', async (t) => {
  const provider = await aProvider(api.db, { region: 'magadan', regulationCode: 'magadan-2017' });
  api.clock.set('2026-03-01T14:30:00.000Z');
  const as = api.token('integration', { organisationId: provider.id, region: 'magadan' });
  t.equal(fileName(mustBe(200, await api.call('GET', '/v1/exports?kind=specialists', { as, headers: { accept: '*/*' } }))), `specialists-${DAY}.ndjson`);
});

t.test('a link to a calendar, revoked', async (t) => {
  late();
  const links = `/v1/specialists/${cast.specialist.id}/calendar-links`;
  const { id } = mustBe(201, await post(links, cast.curator, { label: 'Телефон' })).json<{ id: string }>();
  mustBe(201, await post(`${links}/${id}/revocations`, cast.curator));
  t.same(refusal(await post(`${links}/${id}/revocations`, cast.curator)), [['calendar-link.revoked', DAY]]);
});

t.test('an alert, acknowledged and ended', async (t) => {
  const road = await openedCase(cast, '2026-01-15');
  late();
  await alertsTurned(cast);
  const { items } = mustBe(200, await api.call('GET', `/v1/alerts?caseId=${road.id}`, { as: cast.head })).json<{ items: { id: string }[] }>();
  const url = `/v1/alerts/${items[0]?.id}/acknowledgements`;
  mustBe(201, await post(url, cast.head, { note: 'Вижу' }));
  t.same(refusal(await post(url, cast.head, { note: 'Вижу' })), [['alert.acknowledged-already', DAY]]);
  await api.db.updateTable('alert').set({ ended_at: LATE }).where('id', '=', items[0]?.id ?? '').execute();
  t.same(refusal(await post(url, cast.head, { note: 'Вижу' })), [['alert.ended', DAY]]);
});

t.test('a client, revoked in a region without providers: by the time of Moscow, the service’s own', async (t) => {
  late();
  const admin = api.token('admin', { region: 'chelyabinsk' });
  const { clientId } = mustBe(201, await post('/v1/clients', admin, { role: 'ministry', name: 'Министерство' })).json<{ clientId: string }>();
  const revoke = () => post(`/v1/clients/${clientId}/revocations`, admin, { reason: 'Ключ утерян' });
  mustBe(201, await revoke());
  t.same(refusal(await revoke()), [['client.revoked', DAY]]);
});

t.test('a survey, closed', async (t) => {
  late();
  const centre = await aCentre(api.db);
  const as = api.token('resourceCentre', { organisationId: centre.id });
  const { id } = await aSurvey(api.db, centre, cast.provider);
  mustBe(200, await api.call('POST', `/v1/surveys/${id}/close`, { as }));
  const responses = [{ providerId: cast.provider.id, date: '2026-02-20', answers: [{ question: 'satisfaction', mark: 5 }] }];
  t.same(refusal(await post(`/v1/surveys/${id}/responses`, as, { responses })), [['survey.closed', DAY]]);
});

t.test('a message to a webhook, delivered', async (t) => {
  late();
  const { id } = mustBe(201, await post('/v1/webhooks', cast.head, { url: 'https://receiver.example.org/hook' })).json<{ id: string }>();
  mustBe(201, await post(`/v1/webhooks/${id}/test`, cast.head));
  const { items: [message] } = mustBe(200, await api.call('GET', `/v1/webhooks/${id}/deliveries`, { as: cast.head })).json<{ items: { id: string }[] }>();
  await api.db.updateTable('webhook_delivery').set({ state: 'delivered', delivered_at: LATE }).where('webhook_id', '=', id).execute();
  t.same(refusal(await post(`/v1/webhooks/${id}/deliveries/${message?.id}/retry`, cast.head)), [['webhook.delivered-already', DAY]]);
});

t.test('training, annulled', async (t) => {
  late();
  const body = { specialistId: cast.specialist.id, programme: 'Сопровождение', completedOn: '2026-02-20', accompaniment: true };
  const { id } = mustBe(201, await post('/v1/trainings', cast.head, body)).json<{ id: string }>();
  mustBe(201, await post(`/v1/trainings/${id}/annulments`, cast.head, { reason: 'Не он' }));
  t.same(refusal(await post(`/v1/trainings/${id}/annulments`, cast.head, { reason: 'Не он' })), [['record.annulled', DAY]]);
});

t.test('an issued paper: its file’s name, and the day on which its content was destroyed', async (t) => {
  const road = await openedCase(cast, '2026-01-15');
  api.clock.set('2026-01-15T22:30:00.000Z');
  const paper = mustBe(201, await post(`${road.url}/documents`, cast.curator, { form: 'application', format: 'docx' })).json<{ id: string; fileName: string }>();
  const content = () => api.call('GET', `/v1/documents/${paper.id}/content`, { as: cast.head });
  t.equal(fileName(mustBe(200, await content())), 'application-2026-01-16.docx');
  mustBe(201, await send(road, 'withdrawals', { date: '2026-01-16', reason: 'familyDeclined', text: 'Передумали' }));
  late();
  mustBe(201, await post(`/v1/families/${road.family.id}/erasures`, cast.head, { reason: 'retentionEnded', basis: 'Акт № 3', date: DAY }));
  t.same(refusal(await content()), [['document.erased', DAY]]);
});
