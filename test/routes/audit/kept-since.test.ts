import { randomBytes } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import t from 'tap';
import { listAccesses } from '../../../src/db/queries/access-list.ts';
import type { Database } from '../../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../../src/db/transaction.ts';
import { auditKeyFrom } from '../../../src/operations/access-seal.ts';
import { nightOf, recordedAt, withMonths } from '../../support/access-months.ts';
import { anAccess } from '../../support/access-records.ts';
import { testApp } from '../../support/app.ts';
import { aFamily, aProvider } from '../../support/factories.ts';

// «Кто нас смотрел» where months have been taken out. Broken once on purpose: the fence of `listAccesses` around records, without which all months are
// joined; what leads on without the end of its month.

const api = await testApp(t);
await withMonths(api.db);
const key = auditKeyFrom(randomBytes(32));
const provider = await aProvider(api.db);
const { id: familyId } = await aFamily(api.db, provider);
for (const day of ['2020-01-10', '2020-02-10', '2020-06-10']) {
  await recordedAt(api.service, key, anAccess({ at: `${day}T12:00:00.000Z`, callerOrganisationId: provider.id, families: [{ familyId, organisationId: provider.id }] }));
}

async function answer(): Promise<{ days: string[]; keptSince: string | null }> {
  const reply = await api.call('GET', `/v1/audit/accesses?familyId=${familyId}&to=2020-12-31T00:00:00.000Z`, { as: api.token('head', { organisationId: provider.id }) });
  const { items, keptSince } = reply.json<{ items: { at: string }[]; keptSince: string | null }>();
  return { days: items.map(({ at }) => at.slice(0, 10)), keptSince };
}

t.test('each entry leads to its record in one month, and not into all of them', async (t) => {
  const scope = { kind: 'organisation', organisationId: provider.id } as const;
  const touched = await inTransaction(api.service, { scope }, async (tx) => {
    const asked: CompiledQuery[] = [];
    await listAccesses(listening(tx, asked), { id: familyId, organisationId: provider.id }, {}, { limit: 10 });
    const [query] = asked;
    if (query === undefined) throw new Error('nothing was asked');
    const { rows: [row] } = await tx.executeQuery<Record<string, unknown>>({ ...CompiledQuery.raw(`explain (analyze, format json) ${query.sql}`, [...query.parameters]) });
    return scansOf((row?.['QUERY PLAN'] as [{ Plan: Plan }])[0].Plan).toSorted();
  });
  const months = ['2020_01', '2020_02', '2020_06'];
  t.same(touched.filter((name) => name.startsWith('of ')), months.map((month) => `of access_record_${month}`));
  t.same(touched.filter((name) => name.startsWith('later ')), months.map((month) => `later access_family_${month}`), 'nor what leads on from it');
});

interface Plan {
  'Relation Name'?: string;
  /** As the statement calls it, with the number of the partition. */
  Alias?: string;
  'Actual Loops': number;
  Plans?: Plan[];
}

/** The tables that were read at all, after what the statement calls them. */
function scansOf(plan: Plan): string[] {
  const own = plan['Relation Name'] !== undefined && plan['Actual Loops'] > 0 ? [`${plan.Alias?.replace(/_\d+$/, '')} ${plan['Relation Name']}`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}

/** The same transaction, and what is asked in it. */
function listening(tx: Tx, asked: CompiledQuery[]): Kysely<Database> {
  return tx.withPlugin({
    transformQuery({ node }) {
      asked.push(tx.getExecutor().compileQuery(node, { queryId: 'listened' }));
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  });
}

t.test('what was taken out is not in the answer, and the answer says so', async (t) => {
  t.same(await answer(), { days: ['2020-06-10', '2020-02-10', '2020-01-10'], keptSince: null });
  await nightOf(api.service, '2020-09-15T21:05:00.000Z', { accesses: { months: 6, key, earlierKeys: [] } });
  t.same(await answer(), { days: ['2020-06-10'], keptSince: '2020-02-29T21:00:00.000Z' });
});
