import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { findResolution, insertResolution, listResolutions, type Resolution } from '../../src/db/queries/resolutions.ts';
import type { Scope } from '../../src/db/scope.ts';
import { inSnapshot, inTransaction } from '../../src/db/transaction.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';

// A resolution is its commission's: by the query's scope, and by the wall when a query forgets it.

const { db, service } = await testDatabase(t);
const provider = await aProvider(db);
const commission = (region: string, municipality: string): Scope => ({ kind: 'municipality', region, municipality });
const own = commission(REGION, MUNICIPALITY);

const resolution = (changes: Partial<Resolution> = {}): Resolution => ({
  id: newId(), region: REGION, municipality: MUNICIPALITY, number: '1', date: '2026-03-02', sessionOn: null,
  receivedAt: '2026-03-02T09:00:00.000Z', receivedBy: 'test', items: [], ...changes,
});
const store = (scope: Scope, made: Resolution) => inTransaction(service, { scope }, (tx) => insertResolution(tx, made));

const kept = resolution();
await store(own, kept);

t.test('the wall shows it to its commission alone, whatever the query says', async (t) => {
  const seen = (scope: Scope, asked: Scope = { kind: 'system' }) =>
    inSnapshot(service, { scope }, async (tx) => (await listResolutions(tx, asked, {}, { limit: 10 })).items.map(({ id }) => id));
  t.same(await seen(own), [kept.id]);
  const others: Scope[] = [
    commission(REGION, 'Другой район'), commission('magadan', MUNICIPALITY), { kind: 'organisation', organisationId: provider.id },
    { kind: 'region', region: REGION }, { kind: 'figures', region: REGION }, { kind: 'partner', organisationId: provider.id },
  ];
  for (const scope of others) t.same(await seen(scope), [], JSON.stringify(scope));
  t.same((await listResolutions(service, { kind: 'system' }, {}, { limit: 10 })).items, [], 'nothing outside of a transaction');
});

t.test('the query’s scope does so by itself', async (t) => {
  t.same(await findResolution(db, own, kept.id), kept);
  for (const scope of [commission(REGION, 'Другой район'), { kind: 'organisation', organisationId: provider.id } as const]) {
    t.equal(await findResolution(db, scope, kept.id), undefined);
    t.same((await listResolutions(db, scope, {}, { limit: 10 })).items, []);
  }
});

t.test('nobody writes another’s, nor the same number and day twice; nothing is rewritten', async (t) => {
  await t.rejects(store(commission(REGION, 'Другой район'), resolution({ number: '2' })), { code: '42501' });
  await t.rejects(store({ kind: 'organisation', organisationId: provider.id }, resolution({ number: '2' })), { code: '42501' });
  await t.rejects(store(own, resolution()), { code: '23505' });
  await store(own, resolution({ date: '2026-03-03' }));
  await t.rejects(inTransaction(service, { scope: own }, (tx) => tx.deleteFrom('kdn_resolution').execute()), { code: '42501' });
});
