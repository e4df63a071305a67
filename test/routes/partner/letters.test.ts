import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { inSnapshot } from '../../../src/db/transaction.ts';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, consentBody, mustBe, openedCase, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { aPartner, MUNICIPALITY, REGION } from '../../support/factories.ts';

// Requests and letters to other bodies, with the days by which they are answered.

const api = await testApp(t);
const cast = await aCast(api);
const road = await openedCase(cast);
const clinic = cast.partner;
const school = await aPartner(api.db, { name: 'Школа № 0' });
const partner = (organisationId: string) => api.token('partner', { organisationId });
const letterBody = (date: string, changes: object = {}) => ({
  date, to: { name: clinic.name, organisationId: clinic.id }, kind: 'request', channel: 'electronic', subject: 'О записи на обследование',
  personalData: false, ...changes,
});
const letters = async (organisationId: string, query = '') =>
  mustBe(200, await api.call('GET', `/v1/partner/letters${query}`, { as: partner(organisationId) })).json<{ items: { id: string }[] }>().items;
const answer = (id: string, organisationId: string, body: object) =>
  api.call('POST', `/v1/partner/letters/${id}/answers`, { as: partner(organisationId), body });

t.test('personal data leave only with the consent that the region’s text asks for', async (t) => {
  const personal = letterBody('2026-03-02', { personalData: true });
  const before = refusals(await send(road, 'letters', personal));
  t.match(before, [['', 'gate.missing']], 'no consent yet');
  await walk(road, { path: 'consents', body: consentBody(road, '2026-03-02', { scope: ['processing'] }) });
  t.match(refusals(await send(road, 'letters', personal)), [['/to', 'consent.outside-specialists', 'п. 5.3']]);
  const byName = letterBody('2026-03-02', { personalData: true, to: { name: 'Отдел опеки' } });
  t.match(refusals(await send(road, 'letters', byName)), [['/to', 'consent.outside-specialists', 'п. 5.3']], 'a body outside the directory too');
  await walk(road, { path: 'consents', body: consentBody(road, '2026-03-02') });
  await walk(road, { path: 'letters', body: { ...byName, number: '01-1' } });
});

t.test('a letter is refused with every fault', async (t) => {
  const wrong = letterBody('2026-03-03', { to: { name: 'Никто', organisationId: newId() }, answerDueOn: '2026-03-02' });
  t.same(refusals(await send(road, 'letters', wrong)).map(([pointer, code]) => [pointer, code]), [
    ['/to/organisationId', 'link.unknown'], ['/answerDueOn', 'letter.due-before-sent'],
  ]);
  const early = await send(road, 'letter-answers', { date: '2026-03-03', letterFactId: newId(), text: 'Да' });
  t.match(refusals(early), [['/letterFactId', 'link.unknown']]);
});

t.test('a letter without an answer is flagged after its day, the next working day counts', async (t) => {
  // 9 May 2026 is a Saturday and a holiday: in time until Tuesday the 12th, for the 11th is a day off as well.
  const reply = await walk(road, { path: 'letters', body: letterBody('2026-03-04', { answerDueOn: '2026-05-09' }) });
  const { fact: { id, seq } } = reply.json<{ fact: { id: string; seq: number } }>();
  const subject = `letter:${seq}`;
  const deadline = async () => (await stateOf<{ deadlines: { code: string; subject: string }[] }>(road)).deadlines.find((one) => one.subject === subject);
  t.match(await deadline(), { code: 'letterAnswer', dueOn: '2026-05-09', lateAfter: '2026-05-12', state: 'open' });
  const open = async () => (await api.db.selectFrom('alert').select(['kind', 'subject']).where('case_id', '=', road.id)
    .where('kind', '=', 'letterUnanswered').where('raised_at', 'is not', null).where('ended_at', 'is', null).execute());
  at(cast, '2026-05-12');
  await alertsTurned(cast);
  t.same(await open(), []);
  at(cast, '2026-05-13');
  await alertsTurned(cast);
  t.same(await open(), [{ kind: 'letterUnanswered', subject }]);
  t.equal((await answer(id, school.id, { date: '2026-05-13', text: 'Да' })).statusCode, 404, 'another’s letter');
  const answered = mustBe(201, await answer(id, clinic.id, { date: '2026-05-13', text: 'Записан', granted: 'yes' }));
  t.match(answered.json(), { id, answeredOn: '2026-05-13', subject: 'О записи на обследование' });
  t.same(await open(), []);
  t.match(await deadline(), { state: 'metLate', metOn: '2026-05-13' });
  const again = await answer(id, clinic.id, { date: '2026-05-13', text: 'Ещё раз' });
  t.equal(again.statusCode, 409);
  t.match(refusals(again), [['{id}', 'letter.already-answered']]);
  const { items } = mustBe(200, await api.call('GET', `${road.url}/letter-answers`, { as: cast.curator })).json<{ items: object[] }>();
  t.match(items, [{ letterFactId: id, granted: 'yes', answeredBy: { organisationId: clinic.id } }]);
});

t.test('an organisation of the directory reads the letters to it, and those only', async (t) => {
  at(cast, '2026-05-13');
  const own = await letters(clinic.id);
  t.equal(own.length, 1);
  t.same(Object.keys(own[0] ?? {}).sort(), ['answerDueOn', 'answeredOn', 'caseId', 'channel', 'id', 'kind', 'organisationId', 'sentOn', 'subject']);
  t.same(await letters(clinic.id, '?answered=false'), []);
  t.same(await letters(school.id), []);
  t.equal((await api.call('GET', `/v1/partner/letters/${own[0]?.id}`, { as: partner(school.id) })).statusCode, 404);
  t.equal((await api.call('GET', `/v1/partner/letters/${own[0]?.id}`, { as: partner(clinic.id) })).statusCode, 200);
});

t.test('a commission reads no letter: neither over HTTP nor behind its wall', async (t) => {
  const as = api.token('commission', { municipality: MUNICIPALITY });
  const seen = mustBe(200, await api.call('GET', road.url, { as }));
  t.notMatch(seen.body, /letter|письмо|запис/i);
  t.equal((await api.call('GET', `${road.url}/letters`, { as })).statusCode, 403);
  const kinds = await inSnapshot(api.service, { scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } }, async (tx) =>
    (await tx.selectFrom('case_fact').select('kind').where('case_id', '=', road.id).distinct().execute()).map(({ kind }) => kind));
  t.same(kinds.sort(), ['consent', 'opened']);
  const { feed_state: state } = await api.db.selectFrom('support_case').select('feed_state').where('id', '=', road.id).executeTakeFirstOrThrow();
  t.notMatch(JSON.stringify(state), /letter/);
});

t.test('what came back is entered after a withdrawal of the consent too, nothing new goes out', async (t) => {
  const { fact } = (await walk(road, { path: 'letters', body: letterBody('2026-05-14') })).json<{ fact: { id: string } }>();
  await walk(road, { path: 'consent-withdrawals', body: { date: '2026-05-14', memberId: road.mother, text: 'Отзываю.' } });
  t.match(refusals(await send(road, 'letters', letterBody('2026-05-14'))), [['', 'consent.withdrawn']]);
  await walk(road, { path: 'letter-answers', body: { date: '2026-05-14', letterFactId: fact.id, text: 'Отказ', granted: 'no', number: '7' } });
});
