import t from 'tap';
import type { RoadItem } from '../../../src/domain/regulations/preview.ts';
import { roles } from '../../../src/operations/context.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, decisionBody, mustBe, openedCase, refusals, stateOf, tatarstanSteps, walk } from '../../support/case-road.ts';
import { inventedSource } from '../../support/invented-regulation.ts';

const api = await testApp(t);
const cast = await aCast(api);
const url = '/v1/regulations/tatarstan-2017/preview';
const question = { level: 'crisis', approachedOn: '2026-03-02' };

interface Preview {
  regulation: { code: string; version: number };
  start: { on: string; assumed: boolean };
  items: RoadItem[];
  warnings: { code: string; pointer: string; text: string; textEn: string; citation: { clause: string } }[];
}

interface State {
  startsOn: string;
  endsOn: string;
  deadlines: { subject: string; dueOn: string; lateAfter: string; provisional: boolean; citation: unknown }[];
  alerts: { kind: string; subject: string; since: string; dueOn: string; citation: unknown }[];
  postSupport: { until: string; closesOn: string; checks: { number: number; dueOn: string; lateAfter: string }[] };
  status: string;
}

async function previewed(body: unknown): Promise<Preview> {
  return mustBe(200, await api.call('POST', url, { as: cast.curator, body })).json<Preview>();
}

const ofKind = (road: Preview, kind: RoadItem['kind']) => road.items.filter((item) => item.kind === kind);
const dates = ({ subject, dueOn, lateAfter, provisional, citation }: State['deadlines'][number] | RoadItem) =>
  ({ subject, dueOn, lateAfter, provisional, citation });

t.test('the road of Tatarstan over HTTP shows the very dates that the preview has told', async (t) => {
  const road = await openedCase(cast);
  const steps = tatarstanSteps(road);
  const told = await previewed({
    ...question,
    dates: {
      'consent': steps.consent.body.date,
      'paper:individualServicesProgramme': steps.servicesProgramme.body.date,
      'curator': steps.curator.body.date,
      'paper:personalDocuments': steps.personalDocuments.body.date,
      'paper:livingConditionsReport': steps.livingConditions.body.date,
      'paper:interviewResults': steps.interviews.body.date,
      'diagnostic:primary': steps.primaryDiagnostics.body.date,
      'level': steps.level.body.date,
      'programmeDrafted': String(steps.draft.body['date']),
      'programmeSubmitted': steps.submission.body.date,
      'programmeApproved': String(steps.approval.body['date']),
      'programmeSigned': steps.signature.body.date,
      'copyHandedOver': steps.copy.body.date,
    },
    ending: { outcome: 'success', on: '2026-09-15' },
  });
  t.same(told.warnings, []);
  for (const step of Object.values(steps)) await walk(road, step);

  const running = await stateOf<State>(road);
  t.same(told.start, { on: running.startsOn, assumed: false });
  const [end] = ofKind(told, 'programmeEnd');
  t.equal(end?.dueOn, running.endsOn);
  const ruled = running.deadlines.filter(({ subject }) => !subject.startsWith('measure:')).map(dates);
  t.same([...ofKind(told, 'deadline'), end].map((item) => item && dates(item)), ruled);

  const notices = ofKind(told, 'notice').filter(({ subject }) => subject === 'programme');
  t.same(notices.map(({ on }) => on), ['2026-08-14', '2026-08-30', '2026-09-06']);
  for (const { code, subject, on, dueOn, citation } of notices) {
    at(cast, on ?? '');
    const { alerts } = await stateOf<State>(road);
    t.match(alerts.filter(({ kind }) => kind === 'programmeExpiring'), [{ kind: code, subject, since: on, dueOn, citation }]);
  }

  const marks = [1, 2].map((measureNumber) => ({ date: '2026-09-01', programmeNumber: 1, measureNumber, result: 'done', outcome: 'Помогло' }));
  for (const body of marks) await walk(road, { path: 'executions', body });
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-09-15', 'completeWithSuccess') });
  const ended = await stateOf<State>(road);
  t.same(ofKind(told, 'postSupportCheck').map(({ number, dueOn, lateAfter }) => ({ number, dueOn, lateAfter })),
    ended.postSupport.checks.map(({ number, dueOn, lateAfter }) => ({ number, dueOn, lateAfter })));
  const [close] = ofKind(told, 'close');
  t.equal(close?.to, ended.postSupport.closesOn);
  const due = ofKind(told, 'notice').at(-1);
  at(cast, due?.on ?? '');
  t.match((await stateOf<State>(road)).alerts, [{ kind: 'postSupportCheckDue', subject: 'check:1', since: due?.on, dueOn: due?.dueOn }]);
  const check = { date: '2026-12-10', number: 1, findings: 'Семья справляется', situation: 'stable' };
  await walk(road, { path: 'post-support-checks', body: check });
  at(cast, close?.on ?? '');
  t.equal((await stateOf<State>(road)).status, 'closed');
});

t.test('everybody may ask; no key is needed; nothing is stored', async (t) => {
  const rows = async () => (await api.db.selectFrom('audit_record').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n;
  const before = await rows();
  for (const role of roles) {
    const reply = await api.call('POST', url, { as: role, body: question, key: null });
    t.equal(reply.statusCode, 200, role);
    t.notOk(reply.headers.etag);
  }
  t.equal(await rows(), before);
  t.equal((await api.call('POST', url, { body: question })).statusCode, 401);
});

t.test('what the region does not have is refused by its clause', async (t) => {
  const body = { ...question, level: 'emergency', dates: { agreement: '2026-03-05' }, ending: { outcome: 'danger', on: '2026-09-01' } };
  const reply = mustBe(422, await api.call('POST', url, { as: cast.curator, body }));
  t.match(refusals(reply), [
    ['/level', 'reference.unknown', /п\. 4\.8$/],
    ['/dates/agreement', 'reference.unknown', /разд\. 4/],
    ['/ending/outcome', 'ending.reason-unknown', /п\. 5\.8$/],
  ]);
});

t.test('impossible dates and unknown fields are refused by the form', async (t) => {
  const bodies = [
    { ...question, approachedOn: '2026-02-30' }, { ...question, dates: { curator: '2026-13-01' } }, { ...question, dates: { 'a b': '2026-03-03' } },
    { ...question, startsOn: 'soon' }, { ...question, ending: { outcome: 'success' } }, { ...question, more: true }, { level: 'crisis' },
  ];
  for (const body of bodies) {
    const reply = await api.call('POST', url, { as: cast.curator, body });
    t.equal(reply.statusCode, 400, JSON.stringify(body));
    t.match(reply.json(), { code: 'request-malformed' });
  }
});

t.test('dates in a wrong order are told, not refused', async (t) => {
  const { warnings } = await previewed({ ...question, dates: { curator: '2026-03-06', level: '2026-03-04', programmeDrafted: '2026-03-03' } });
  t.match(warnings, [
    { code: 'date.before-cause', pointer: '/dates/programmeDrafted', text: /2026-03-03.+куратор/, textEn: /curator/, citation: { clause: /4\.5/ } },
    { pointer: '/dates/programmeDrafted', text: /2026-03-03.+уровень/, citation: { clause: 'п. 4.8' } },
  ]);
});

t.test('the version is the one named or the one in force on the day of the approach', async (t) => {
  const publish = async (version: number, validFrom: string) => {
    const source = { ...inventedSource, code: 'preview-test', version, validFrom };
    await api.db.insertInto('regulation').values({
      code: source.code, version, valid_from: validFrom, content: JSON.stringify(source), content_hash: `preview-${version}`,
      published_at: api.clock.now(),
    }).execute();
  };
  await publish(1, '2020-01-01');
  await publish(2, '2026-02-01');
  const ask = (body: object, code = 'preview-test') => api.call('POST', `/v1/regulations/${code}/preview`, { as: 'admin', body });
  const versionFor = async (body: object) => mustBe(200, await ask({ level: 'red', ...body })).json<Preview>().regulation.version;
  t.equal(await versionFor({ approachedOn: '2026-01-31' }), 1);
  t.equal(await versionFor({ approachedOn: '2026-02-01' }), 2);
  t.equal(await versionFor({ approachedOn: '2026-02-01', version: 1 }), 1);
  const early = mustBe(422, await ask({ level: 'red', approachedOn: '2019-12-31' }));
  t.match(refusals(early), [['/approachedOn', 'regulation.not-in-force']]);
  t.equal((await ask({ ...question, version: 9 })).statusCode, 404);
  t.equal((await ask(question, 'nowhere')).statusCode, 404);
});
