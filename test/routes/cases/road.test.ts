import t from 'tap';
import { testApp } from '../../support/app.ts';
import {
  aCast, at, decisionBody, mustBe, openedCase, send, stateOf, type StepName, tatarstanSteps, walk,
} from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);

const statusAfter: Record<StepName, string> = {
  consent: 'identified',
  servicesProgramme: 'assessment',
  curator: 'assessment',
  personalDocuments: 'assessment',
  livingConditions: 'assessment',
  interviews: 'assessment',
  primaryDiagnostics: 'assessment',
  level: 'planning',
  draft: 'planning',
  submission: 'decision',
  approval: 'agreement',
  signature: 'agreement',
  copy: 'active',
};

interface State {
  status: string;
  level: string | null;
  registerNumber: string | null;
  startsOn: string | null;
  endsOn: string | null;
  outcome: { code: string } | null;
  programme: { measures: { state: string }[] } | null;
  postSupport: { checks: { dueOn: string; madeOn: string | null }[] } | null;
  missing: { code: string; gate: string; text: string; textEn: string; citation: { clause: string } }[];
}

t.test('the road of Tatarstan from the application to the closed case, over HTTP', async (t) => {
  const road = await openedCase(cast);
  const opened = await stateOf<State>(road);
  t.equal(opened.status, 'identified');
  t.match(opened.missing, [
    {
      gate: 'consent', code: 'gate.missing', text: /согласие/, textEn: /consent/,
      citation: { clause: 'база, п. 8', inherited: true },
    },
    { gate: 'paper:individualServicesProgramme' },
  ]);
  for (const [name, step] of Object.entries(tatarstanSteps(road))) {
    const reply = await walk(road, step);
    const { fact, case: state } = reply.json<{ fact: { id: string; seq: number; date: string }; case: State }>();
    t.equal(state.status, statusAfter[name as StepName], name);
    t.equal(reply.headers.location, `${road.url}/${step.path}/${fact.id}`);
    t.match(fact, step.body, `${name} comes back as it went`);
    const read = mustBe(200, await api.call('GET', String(reply.headers.location), { as: cast.curator }));
    t.same(read.json(), fact);
    t.equal(read.headers.etag, reply.headers.etag);
  }
  t.match(await stateOf<State>(road), {
    level: 'crisis', registerNumber: '2026/1', startsOn: '2026-03-13', endsOn: '2026-09-13', missing: [],
    programme: { measures: [{ state: 'open' }, { state: 'open' }] },
  });
  await walk(road, { path: 'reviews', body: { date: '2026-06-01', kind: 'monitoring', findings: 'Всё по плану' } });
  const mark = { programmeNumber: 1, measureNumber: 1, result: 'done', outcome: 'Путёвка получена' };
  await walk(road, { path: 'executions', body: { date: '2026-05-15', ...mark } });
  const notDone = { programmeNumber: 1, measureNumber: 2, result: 'notDone', reason: 'Ребёнок болел' };
  await walk(road, { path: 'executions', body: { date: '2026-09-01', ...notDone } });
  at(cast, '2026-09-14');
  t.equal((await stateOf<State>(road)).status, 'evaluation', 'the calendar alone brings the evaluation');
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-09-15', 'completeWithSuccess') });
  t.match(await stateOf<State>(road), {
    status: 'postSupport', outcome: { code: 'success' }, postSupport: { checks: [{ dueOn: '2026-12-15', madeOn: null }] },
  });
  const check = { date: '2026-12-10', number: 1, findings: 'Семья справляется', situation: 'stable' };
  await walk(road, { path: 'post-support-checks', body: check });
  at(cast, '2026-12-14');
  t.equal((await stateOf<State>(road)).status, 'postSupport');
  at(cast, '2026-12-15');
  t.match(await stateOf<State>(road), { status: 'closed', postSupport: { checks: [{ madeOn: '2026-12-10' }] } });
  const late = await send(road, 'reviews', { date: '2026-12-15', kind: 'monitoring', findings: 'Поздно' });
  t.equal(late.statusCode, 409);
  t.match(late.json(), { errors: [{ code: 'action.wrong-status' }] });
});

t.test('the timeline tells all facts in the order of recording, page by page', async (t) => {
  const road = await openedCase(cast);
  for (const step of Object.values(tatarstanSteps(road))) await walk(road, step);
  const all = mustBe(200, await api.call('GET', `${road.url}/timeline`, { as: cast.curator }));
  const { items } = all.json<{ items: { seq: number; factKind: string }[] }>();
  t.same(items.map(({ seq }) => seq), items.map((_, index) => index + 1));
  t.same(items.map(({ factKind }) => factKind), [
    'opened', 'consent', 'paper', 'curatorAssignment', 'paper', 'paper', 'paper', 'diagnostic', 'levelAssignment', 'programme',
    'submission', 'decision', 'registration', 'signature', 'signature',
  ]);
  const paged: unknown[] = [];
  for (let next: string | undefined = `${road.url}/timeline?limit=4`; next !== undefined; ) {
    const reply = mustBe(200, await api.call('GET', next, { as: cast.curator }));
    paged.push(...reply.json<{ items: unknown[] }>().items);
    next = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  t.same(paged, items);
});
