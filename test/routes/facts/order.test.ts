import t from 'tap';
import { testApp } from '../../support/app.ts';
import {
  aCast, at, decisionBody, openedCase, programmeBody, refusals, send, stateOf, walkedTo,
} from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);
const day = '2026-03-02';

const clauses = {
  consent: 'tatarstan-2017, база, п. 8',
  servicesProgramme: 'tatarstan-2017, прил. № 4–11, разд. I',
};

interface Wording {
  errors: { code: string; detail: string; citation?: { inherited: boolean } }[];
}

t.test('a step out of order is refused with every condition that is missing', async (t) => {
  const road = await openedCase(cast);
  const both = [['', 'gate.missing', clauses.consent], ['', 'gate.missing', clauses.servicesProgramme]];
  const curator = await send(road, 'curator-assignments', { date: day, specialistId: cast.specialist.id }, { as: 'head' });
  t.equal(curator.statusCode, 409);
  t.same(refusals(curator), both);
  t.match(curator.json(), { code: 'action-refused', errors: [{ citation: { inherited: true } }, { citation: { inherited: false } }] });
  const draft = await send(road, 'programmes', programmeBody(road, day, ['2026-05-15']));
  t.equal(draft.statusCode, 409);
  const { errors } = draft.json<Wording>();
  t.equal(errors.length, 8, 'two of the first step, six of the second');
  t.match(errors.map(({ detail }) => detail).join('\n'), /куратор[\s\S]*акт обследования[\s\S]*первичная диагностика[\s\S]*уровень/);
  const council = await send(road, 'decisions', decisionBody(day, 'approveProgramme', { programmeNumber: 1 }), { as: 'council' });
  t.equal(council.statusCode, 409);
  t.ok(refusals(council).length >= 10);
});

t.test('the same refusal in English', async (t) => {
  const road = await openedCase(cast);
  const reply = await api.call('POST', `${road.url}/level-assignments`, {
    as: cast.curator, body: { date: day, level: 'crisis', reason: 'x' }, headers: { 'accept-language': 'en' },
  });
  t.equal(reply.statusCode, 409);
  t.match(reply.json<Wording>().errors[0]?.detail, /A condition is not met: consent to the processing of personal data/);
});

t.test('what the case says is allowed is what is allowed', async (t) => {
  const road = await walkedTo(cast, 'servicesProgramme');
  const { allowedActions } = await stateOf<{ allowedActions: { action: string; allowed: boolean; reasons: { gate: string | null }[] }[] }>(road);
  const verdict = (action: string) => allowedActions.find((one) => one.action === action);
  t.match(verdict('assignCurator'), { allowed: true, reasons: [] });
  t.match(verdict('recordPaper:livingConditionsReport'), { allowed: false, reasons: [{ gate: 'curator', citation: { clause: /п. 4.5/ } }] });
  t.match(verdict('markExecution'), { allowed: false, reasons: [{ code: 'action.wrong-status', text: /определение статуса/, gate: null }] });
  t.match(verdict('concludeAgreement'), { allowed: false, reasons: [{ code: 'action.not-in-regulation' }] });
});

t.test('an agreement that the region does not know is refused', async (t) => {
  const road = await walkedTo(cast, 'approval', 'basic');
  const reply = await send(road, 'agreements', { date: '2026-03-12', number: '1', memberId: road.mother });
  t.equal(reply.statusCode, 409);
  t.match(refusals(reply), [['', 'action.not-in-regulation', /tatarstan-2017/]]);
});

t.test('a date is never in the region’s future, before the approach, or before what it rests on', async (t) => {
  const road = await walkedTo(cast, 'submission', 'adaptation');
  const decide = (date: string, today: string) =>
    send(road, 'decisions', decisionBody(date, 'approveProgramme', { programmeNumber: 1 }), { as: 'council', today });
  t.match(refusals(await decide('2026-03-12', '2026-03-11')), [['/date', 'date.in-future']]);
  t.match(refusals(await decide('2026-03-09', '2026-03-11')), [['/date', 'date.before-cause']]);
  const paper = { date: '2026-03-01', type: 'other', title: 'Справка' };
  const early = await send(road, 'papers', paper, { today: '2026-03-11' });
  t.equal(early.statusCode, 422);
  t.match(refusals(early), [['/date', 'date.before-case']]);
  at(cast, day);
});
