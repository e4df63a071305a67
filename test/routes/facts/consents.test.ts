import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import {
  aCast, alertsTurned, at, consentBody, mustBe, openedCase, programmeBody, refusals, send, stateOf, walk, walkedTo,
} from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);

interface State {
  status: string;
  consent: { state: string; since: string | null; scope: string[]; kept: { text: string; textEn: string; basis: string }[]; stopped: object[] };
  alerts: { kind: string; severity: string }[];
  allowedActions: { action: string; allowed: boolean; reasons: { code: string }[] }[];
}

t.test('a consent comes back as it went and opens the gate', async (t) => {
  const road = await openedCase(cast);
  t.match(await stateOf<State>(road), { consent: { state: 'none', since: null, scope: [], kept: [], stopped: [] } });
  const body = consentBody(road, '2026-03-02', { signedOn: '2026-03-01', validUntil: '2027-03-02', note: 'Подпись получена дома' });
  const made = mustBe(201, await send(road, 'consents', body));
  const { fact } = made.json<{ fact: { id: string } }>();
  t.match(fact, { ...body, factKind: 'consent' });
  t.match(made.json(), {
    case: { consent: { state: 'given', since: '2026-03-02', textVersion: '2026-1', validUntil: '2027-03-02' } },
    changes: [{ what: 'consent', subject: 'case', from: 'none', to: 'given', citation: { clause: 'база, п. 8' } }],
  });
  const read = mustBe(200, await api.call('GET', String(made.headers.location), { as: cast.curator }));
  t.same(read.json(), fact);
  t.match((await api.call('GET', `${road.url}/consents`, { as: cast.curator })).json(), { items: [fact], nextCursor: null });
});

t.test('a consent has its form and its rules', async (t) => {
  const road = await openedCase(cast);
  const sent = (changes: Record<string, unknown>) => send(road, 'consents', consentBody(road, '2026-03-02', changes));
  t.match(refusals(await sent({ scope: [] })), [['/scope']]);
  t.match(refusals(await sent({ scope: ['magic'] })), [['/scope/0']]);
  t.match(refusals(await sent({ scope: ['processing', 'processing'] })), [['/scope']]);
  const wrong = await sent({ memberId: road.child, scope: ['statistics'] });
  t.equal(wrong.statusCode, 422);
  t.match(refusals(wrong), [['/memberId', 'consent.giver-not-entitled'], ['/scope', 'consent.processing-required']]);
  t.match(refusals(await sent({ memberId: newId() })), [['/memberId', 'link.unknown']]);
  t.match(refusals(await send(road, 'papers', { date: '2026-03-02', type: 'personalDataConsent', memberId: road.mother })), [['/type']]);
});

t.test('a withdrawal stops new processing, keeps what the law demands, and says which', async (t) => {
  const road = await walkedTo(await aCast(api));
  const body = { date: '2026-04-01', memberId: road.mother, text: 'Прошу прекратить обработку' };
  const reply = mustBe(201, await send(road, 'consent-withdrawals', body));
  const { fact, case: state } = reply.json<{ fact: object; case: State }>();
  t.match(fact, { ...body, factKind: 'consentWithdrawal' });
  t.match(state, { status: 'active', consent: { state: 'withdrawn', since: '2026-04-01', scope: [] } });
  t.ok(state.consent.kept.some(({ basis }) => basis.includes('125-ФЗ, ст. 17')));
  t.ok(state.consent.kept.every(({ text, textEn, basis }) => /[а-я]/.test(text) && /[a-z]/.test(textEn) && /\d+-ФЗ, ст\. \d+/.test(basis)));
  t.ok(state.consent.stopped.length > 0);
  t.match(state.alerts, [{ kind: 'consentWithdrawn', severity: 'critical' }]);
  const mark = { date: '2026-04-02', programmeNumber: 1, measureNumber: 1, result: 'done' };
  const refused = await send(road, 'executions', mark);
  t.equal(refused.statusCode, 409);
  t.match(refusals(refused), [['', 'consent.withdrawn', 'tatarstan-2017, база, п. 8']]);
  const verdict = (await stateOf<State>(road)).allowedActions.find(({ action }) => action === 'markExecution');
  t.match(verdict, { allowed: false, reasons: [{ code: 'consent.withdrawn' }] });
  await alertsTurned(road.cast);
  t.match((await api.call('GET', `/v1/alerts?caseId=${road.id}&kind=consentWithdrawn`, { as: road.cast.head })).json(), {
    items: [{ kind: 'consentWithdrawn' }], counts: { consentWithdrawn: 1 },
  });
  mustBe(200, await api.call('GET', `${road.url}/timeline`, { as: road.cast.curator }));
  await walk(road, { path: 'consents', body: consentBody(road, '2026-04-03') });
  await walk(road, { path: 'executions', body: { ...mark, date: '2026-04-03' } });
  t.match(await stateOf<State>(road), { consent: { state: 'given', kept: [], stopped: [] }, alerts: [] });
});

t.test('an active case whose consent is withdrawn may be ended', async (t) => {
  const road = await walkedTo(await aCast(api));
  await walk(road, { path: 'consent-withdrawals', body: { date: '2026-04-01', memberId: road.mother, text: 'Нет' } });
  t.match(refusals(await send(road, 'consent-withdrawals', { date: '2026-04-01', memberId: road.mother, text: 'Нет' })), [
    ['', 'consent.nothing-to-withdraw'],
  ]);
  await walk(road, { path: 'papers', body: { date: '2026-04-01', type: 'writtenRefusal', memberId: road.mother, text: 'Отказываемся' } });
  const end = {
    date: '2026-04-02', kind: 'endWithoutSuccess', reason: 'writtenRefusal', body: 'council', number: 'К-9', membersPresent: [],
    family: { invited: true, attended: false }, outsideParticipants: [], text: 'Завершить.',
  };
  t.match((await walk(road, { path: 'decisions', as: 'council', body: end })).json(), { case: { status: 'closed' } });
});

t.test('other organisations take part with the family’s consent only (п. 5.3)', async (t) => {
  const road = await walkedTo(await aCast(api), 'level');
  await walk(road, { path: 'consents', body: consentBody(road, '2026-03-06', { scope: ['processing'] }) });
  const refused = await send(road, 'programmes', programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']));
  t.equal(refused.statusCode, 409);
  t.match(refusals(refused), [['/measures/0/executor', 'consent.outside-specialists', 'tatarstan-2017, п. 5.3']]);
  await walk(road, { path: 'consents', body: consentBody(road, '2026-03-06') });
  await walk(road, { path: 'programmes', body: programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']) });
});

t.test('a commission sees that there is a consent, not what it says, nor the facts', async (t) => {
  const road = await walkedTo(await aCast(api));
  at(road.cast, '2026-03-14');
  const { municipality, region } = await api.db.selectFrom('support_case').select(['municipality', 'region']).where('id', '=', road.id)
    .executeTakeFirstOrThrow();
  const as = api.token('commission', { municipality, region });
  t.match((await api.call('GET', road.url, { as })).json(), {
    consent: { state: 'given', since: '2026-03-02', textVersion: null, scope: [], kept: [], stopped: [] },
  });
  t.equal((await api.call('GET', `${road.url}/consents`, { as })).statusCode, 403);
  t.equal((await api.call('GET', `${road.url}/consent-withdrawals`, { as })).statusCode, 403);
});

t.test('the scopes are a reference list', async (t) => {
  const { items } = (await api.call('GET', '/v1/reference/consent-scopes', { as: cast.curator })).json<{ items: { code: string }[] }>();
  t.same(items.map(({ code }) => code), ['processing', 'transferToExecutors', 'outsideSpecialists', 'statistics']);
});
