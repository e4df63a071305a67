import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, consentBody, mustBe, openedCase, stateOf, tatarstanSteps, walk, walkedTo } from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);
const early = await openedCase(cast);
const active = await walkedTo(cast);
const submitted = await walkedTo(cast, 'submission', 'basic');
const assessed = await walkedTo(cast, 'curator', 'basic');

interface Line { caseId: string; subject: string; family: string | null; registerNumber: string | null; dueOn: string; citation: { clause: string } }
interface Agenda {
  date: string; until: string; overdue: Line[]; today: Line[]; upcoming: Line[];
  alerts: { caseId: string; kind: string; severity: string }[];
  waiting: { caseId: string; status: string; actions: { action: string; text: string; citation: { clause: string } }[]; missing: { gate: string }[] }[];
}

const url = `/v1/specialists/${cast.specialist.id}/agenda`;
async function agenda(query = '', as = cast.curator): Promise<Agenda> {
  return mustBe(200, await api.call('GET', `${url}${query}`, { as })).json<Agenda>();
}
const pairs = (lines: Line[]) => lines.map(({ caseId, subject }) => [caseId, subject]);
const actionsOn = (page: Agenda, id: string) => page.waiting.find(({ caseId }) => caseId === id)?.actions.map(({ action }) => action);

t.test('each deadline stands in its part of the page, with the family, the register number and the clause', async (t) => {
  at(cast, '2026-03-16');
  const before = await agenda();
  t.match(before, { date: '2026-03-16', until: '2026-03-23', overdue: [], today: [], alerts: [] });
  t.same(pairs(before.upcoming).sort(), [early, submitted, assessed].map(({ id }) => [id, 'programmeApproval']).sort());
  t.match(before.upcoming.find(({ caseId }) => caseId === submitted.id), {
    family: 'Примерова', registerNumber: null, dueOn: '2026-03-17', lateAfter: '2026-03-17', provisional: false, measure: null,
    text: /утверждение ИПССС/, citation: { regulation: 'tatarstan-2017', clause: 'п. 4.4', inherited: false },
  });
  at(cast, '2026-03-17');
  t.equal((await agenda()).today.length, 3);
  at(cast, '2026-03-18');
  const after = await agenda();
  t.same([after.today.length, after.overdue.length], [0, 3]);
  t.same(after.alerts.map(({ kind, severity }) => [kind, severity]).sort(), [
    ['decisionLate', 'critical'], ['programmeLate', 'critical'], ['programmeLate', 'critical']]);
});

t.test('the days ahead can be asked for, one by one or sixty', async (t) => {
  at(cast, '2026-03-18');
  t.same((await agenda('?days=57')).upcoming, [], '14 May');
  const sixty = await agenda('?days=58');
  t.same(pairs(sixty.upcoming), [[active.id, 'measure:1']]);
  t.match(sixty.upcoming[0], { measure: 'Мероприятие 1', registerNumber: '2026/1', dueOn: '2026-05-15' });
  const later = await agenda('?date=2026-05-15&days=0');
  t.match(later, { date: '2026-05-15', until: '2026-05-15' });
  t.same(pairs(later.today), [[active.id, 'measure:1']]);
  t.match((await agenda('?date=2026-05-16')).overdue.find(({ caseId }) => caseId === active.id), { subject: 'measure:1' });
  for (const wrong of ['?days=61', '?days=-1', '?date=2026-02-30', '?days=x']) {
    t.equal((await api.call('GET', `${url}${wrong}`, { as: cast.curator })).statusCode, 400, wrong);
  }
});

t.test('a case waits for its curator as far as the curator may act; what others have to do is told', async (t) => {
  at(cast, '2026-03-18');
  const page = await agenda();
  t.same(actionsOn(page, early.id), ['recordConsent', 'recordPaper:individualServicesProgramme']);
  t.match(page.waiting.find(({ caseId }) => caseId === early.id)?.missing.map(({ gate }) => gate), ['consent']);
  t.equal(actionsOn(page, submitted.id), undefined, 'waits for the council');
  t.equal(actionsOn(page, active.id), undefined);
  const all = ['recordPaper:personalDocuments', 'recordPaper:livingConditionsReport', 'recordPaper:interviewResults', 'recordDiagnostic:primary'];
  t.same(actionsOn(page, assessed.id), all, 'the level comes after the report');
  t.match(page.waiting.find(({ caseId }) => caseId === assessed.id)?.actions[1], { text: /документ в деле/, citation: { clause: 'п. 4.6; прил. № 4–11, разд. III' } });
  const allowed = (await stateOf<{ allowedActions: { action: string; allowed: boolean }[] }>(assessed)).allowedActions;
  for (const action of all) t.match(allowed.find((one) => one.action === action), { allowed: true }, action);
  await walk(assessed, tatarstanSteps(assessed).livingConditions);
  at(cast, '2026-03-18');
  t.same(actionsOn(await agenda(), assessed.id)?.includes('assignLevel'), true);
});

t.test('a consent that lapses comes up, and is asked for anew', async (t) => {
  await walk(active, { path: 'consents', body: consentBody(active, '2026-03-16', { validUntil: '2026-04-10' }) });
  at(cast, '2026-04-06');
  t.ok((await agenda()).upcoming.some(({ caseId, subject }) => caseId === active.id && subject === 'consent'));
  at(cast, '2026-04-11');
  const page = await agenda();
  t.ok(page.overdue.some(({ caseId, subject }) => caseId === active.id && subject === 'consent'));
  t.ok(page.alerts.some(({ caseId, kind }) => caseId === active.id && kind === 'consentLapsed'));
  t.same(actionsOn(page, active.id), ['recordConsent']);
});

t.test('the page is the curator’s own; a head sees anybody’s, others nobody’s', async (t) => {
  at(cast, '2026-03-18');
  const other = await aCast(api);
  t.same((await agenda('', cast.head)).overdue.length, 3);
  t.equal((await api.call('GET', url, { as: other.curator })).statusCode, 404);
  t.equal((await api.call('GET', url, { as: other.head })).statusCode, 404);
  const colleague = api.token('curator', { organisationId: cast.provider.id, specialistId: other.specialist.id });
  t.equal((await api.call('GET', url, { as: colleague })).statusCode, 404);
  t.equal((await api.call('GET', url, { as: cast.council })).statusCode, 403);
  const records = await api.db.selectFrom('access_record').select(['outcome', 'family_ids'])
    .where('operation', '=', 'getAgenda').orderBy('seq', 'desc').execute();
  t.ok(records.some(({ outcome, family_ids: seen }) => outcome === 'shown' && seen.length === 4));
});
