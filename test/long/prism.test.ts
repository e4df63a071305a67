import t from 'tap';
import { answered, stageAt } from '../../scripts/scenario/stage.ts';
import { playRoad } from '../../scripts/scenario/road.ts';
import { apiAt } from '../../scripts/scenario/client.ts';
import { narratorTo } from '../../scripts/scenario/narrator.ts';
import { tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { prismBefore, violationsOf } from '../support/prism.ts';
import { testSandbox } from '../support/sandbox.ts';

// The main flows once more, with somebody else's reading of the document in between: Prism compares every request and every answer.

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: unknown }> }> }>>;
}

t.setTimeout(900_000);
const { app } = await testSandbox(t, [tatarstanDemo]);
const origin = await app.listen({ host: '127.0.0.1', port: 0 });
const proxy = await prismBefore(t, origin, spoilt(JSON.parse(JSON.stringify(app.swagger())) as Document));

/** One operation that no flow uses says something wrong, so that the proxy can show that it would see it. */
function spoilt(document: Document): Document {
  const health = document.paths['/health']?.['get']?.responses['200']?.content['application/json'];
  if (health !== undefined) health.schema = { type: 'object', required: ['neverThere'], properties: { neverThere: { type: 'string' } } };
  return document;
}

/** The sandbox's own addresses are no part of the document. */
const outside = /^\/sandbox\//;

interface Passed {
  what: string;
  status: number;
  violations: string[];
}

/** Calls go on as they are; what the proxy said of each is kept. */
function watched(): { passed: Passed[]; end: () => void } {
  const passed: Passed[] = [];
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const reply = await send(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (!outside.test(pathname)) passed.push({ what: `${init?.method ?? 'GET'} ${pathname}`, status: reply.status, violations: violationsOf(reply).map(inWords) });
    return reply;
  };
  return { passed, end: () => void (globalThis.fetch = send) };
}

function inWords({ location, message }: ReturnType<typeof violationsOf>[number]): string {
  return `${location.join('.')}: ${message}`;
}

t.test('the proxy sees an answer that the document does not allow', async (t) => {
  t.match(violationsOf(await fetch(`${proxy}/health`)), [{ location: ['response', 'body'], code: 'required' }]);
});

t.test('what other systems do: the feed, a resolution, measures of a partner, a webhook', async (t) => {
  const { passed, end } = watched();
  try {
    const api = apiAt(proxy);
    type Feed = { items: { caseId: string }[]; nextCursor: string; changesCursor: string };
    const first = answered(await api.call<Feed>('demo-commission', 'GET', '/v1/kdn/case-statuses?limit=5'), 200, 'the feed');
    const caseId = first.items[0]?.caseId;
    answered(await api.call('demo-commission', 'GET', `/v1/kdn/case-statuses?cursor=${first.nextCursor}`), 200, 'its next page');
    answered(await api.call('demo-commission', 'GET', `/v1/kdn/case-statuses?reading=changes&cursor=${first.changesCursor}`), 200, 'the changes');
    answered(await api.call('demo-commission', 'POST', '/v1/kdn/case-statuses/look-up', { key: null, body: { cases: [{ caseId }] } }), 200, 'a look-up');
    answered(await api.call('demo-commission', 'GET', '/v1/kdn/agenda?quarter=2026-Q3'), 200, 'the agenda');
    const { date } = answered(await api.call<{ date: string }>('demo-integration', 'GET', '/sandbox/clock'), 200, 'the clock');
    const items = [{ word: 'interimResult', case: { by: 'id', id: caseId }, text: 'Принять к сведению.' }];
    answered(await api.call('demo-commission', 'POST', '/v1/kdn/resolutions?dryRun=true', { body: { number: '1', date, items } }), 200, 'a resolution');
    answered(await api.call('demo-partner', 'GET', '/v1/partner/measures'), 200, 'the measures');
    const webhook = { url: 'https://receiver.example.org/hook', kinds: ['case.opened'], description: 'Приёмник' };
    answered(await api.call('demo-integration', 'POST', '/v1/webhooks?dryRun=true', { body: webhook }), 200, 'a webhook');
  } finally {
    end();
  }
  t.ok(passed.length >= 8, `${passed.length} requests`);
  t.same(passed.filter(({ violations }) => violations.length > 0), []);
});

t.test('the whole road of a case, with nothing to be said of it', async (t) => {
  const { passed, end } = watched();
  try {
    const { date } = answered(await apiAt(proxy).call<{ date: string }>('demo-integration', 'GET', '/sandbox/clock'), 200, 'the clock');
    await playRoad(stageAt(proxy, date, narratorTo(() => undefined)));
  } finally {
    end();
  }
  t.ok(passed.length > 200, `${passed.length} requests`);
  const violated = passed.filter(({ violations }) => violations.length > 0);
  t.same(violated.filter(({ violations }) => violations.some((one) => !one.startsWith('request'))), [], 'every answer is as the document says');
  t.same(violated.filter(({ status }) => status < 400), [], 'nothing was taken that the document does not allow');
  t.ok(violated.length > 0, 'what the road sends wrongly on purpose is seen');
});
