import { setMaxListeners } from 'node:events';
import type { KyselyPlugin } from 'kysely';
import t from 'tap';
import type { FeedWaiting } from '../../../src/db/queries/feed.ts';
import { emit } from '../../../src/db/queries/outbox.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { FeedWatch } from '../../../src/operations/feed-watch.ts';
import { testApp } from '../../support/app.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../../support/factories.ts';

const MOST = 256;
const api = await testApp(t);
const provider = await aProvider(api.db);
const { feed } = api.app.surroundings;
const origin = await api.app.listen({ host: '127.0.0.1', port: 0 });
const base = `${origin}/v1/kdn/case-statuses`;
const authorization = `Bearer ${api.token('commission', { region: REGION, municipality: MUNICIPALITY })}`;
const ask = (query: string, signal?: AbortSignal) =>
  fetch(`${base}?${query}`, { headers: { authorization }, ...(signal === undefined ? {} : { signal }) });

const turn = () => new Promise((resolve) => setImmediate(resolve));
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

/** Where the feed ends now: behind a case that was made just now. Other tests' transactions on the same server may hold it back, and it alone, for a moment. */
async function end(): Promise<string> {
  const made = await aCaseRow(api.db, await aFamily(api.db, provider));
  for (let cursor = ''; ;) {
    const page = await (await ask(`wait=10${cursor}`)).json() as { items: { caseId: string }[]; nextCursor: string };
    cursor = `&cursor=${page.nextCursor}`;
    if (page.items.some(({ caseId }) => caseId === made)) return page.nextCursor;
  }
}

function manyLeaving(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

const cursor = await end();
const nowhere = (municipality: string): FeedWaiting => ({
  region: REGION, municipality, reading: 'changes', after: { xid: '3', key: '0', since: '3' },
});

t.test('whoever goes away while waiting is forgotten at once', async (t) => {
  const leaving = new AbortController();
  const asked = ask(`wait=60&cursor=${cursor}`, leaving.signal);
  await until(() => feed.waiting === 1);
  leaving.abort();
  await t.rejects(asked);
  await until(() => feed.waiting === 0);
  const hasGone = new AbortController();
  hasGone.abort();
  await feed.wait(nowhere('Нигде'), 60_000, hasGone.signal);
  t.equal(feed.waiting, 0, 'one who had gone before does not wait at all');
});

t.test('so many may wait and no more; who is refused is told so, and may ask without waiting', async (t) => {
  const leaving = manyLeaving();
  const waiting = Array.from({ length: MOST }, () => feed.wait(nowhere('Нигде'), 60_000, leaving.signal));
  t.equal(feed.waiting, MOST);
  const refused = await ask(`wait=60&cursor=${cursor}`);
  t.match([refused.status, await refused.json()], [429, { code: 'feed-waiters' }]);
  t.equal((await ask(`cursor=${cursor}`)).status, 200);
  leaving.abort();
  await Promise.all(waiting);
  t.equal(feed.waiting, 0);
});

t.test('one question after another asks for all who wait, and wakes those whom it concerns', async (t) => {
  const asked: number[] = [];
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'RawNode' && node.sqlFragments.some((part) => part.includes('as w (place integer'))) {
        const [{ value }] = node.parameters as unknown as [{ value: string }];
        asked.push((JSON.parse(value) as object[]).length);
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const watch = new FeedWatch(api.service.withPlugin(counting));
  t.teardown(() => watch.close());
  const leaving = manyLeaving();
  let woken = 0;
  const here = Array.from({ length: 40 }, () => watch.wait(nowhere('Новый район'), 60_000, leaving.signal).then(() => void (woken += 1)));
  const elsewhere = Array.from({ length: 10 }, () => watch.wait(nowhere('Тихий район'), 60_000, leaving.signal));
  await until(() => asked.length >= 2);
  t.same(asked.slice(0, 2), [50, 50], 'all of them in one statement');
  t.equal(woken, 0, 'nobody is woken by nothing');
  const id = await aCaseRow(api.db, await aFamily(api.db, provider));
  await inTransaction(api.service, { scope: { kind: 'organisation', organisationId: provider.id } }, async (tx) => emit(tx, {
    kind: 'case.removed', data: { reason: 'moved' }, region: REGION, organisationId: provider.id, municipality: 'Новый район', caseId: id,
    occurredAt: '2026-03-02T09:00:00.000Z',
  }));
  await Promise.all(here);
  t.equal(watch.waiting, 10, 'those whom it does not concern wait on');
  leaving.abort();
  await Promise.all(elsewhere);
  t.ok(asked.every((count) => count === 50 || count === 10), 'never one question for each');
});

t.test('a stop answers those who wait at once and is not held up by them', async (t) => {
  const now = await end();
  const waiting = [ask(`wait=60&cursor=${now}`), ask(`wait=60&reading=newest&cursor=${now}`)];
  await until(() => feed.waiting === 2);
  const began = performance.now();
  await api.app.close();
  for (const reply of await Promise.all(waiting)) {
    t.equal(reply.status, 200);
    t.match(await reply.json(), { hasMore: false, nextCursor: String });
    t.equal(reply.headers.get('connection'), 'close');
  }
  t.ok(performance.now() - began < 5_000, `${Math.round(performance.now() - began)} ms`);
});
