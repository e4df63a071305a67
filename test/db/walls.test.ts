import { sql } from 'kysely';
import t from 'tap';
import { findCase } from '../../src/db/queries/cases.ts';
import { factsOf } from '../../src/db/queries/facts.ts';
import { measuresOfExecutor } from '../../src/db/queries/partner-measures.ts';
import type { Scope } from '../../src/db/scope.ts';
import { inSnapshot, inTransaction, type Tx } from '../../src/db/transaction.ts';
import type { Wall } from '../../src/db/wall.ts';
import { testApp } from '../support/app.ts';
import { aCast, walkedTo } from '../support/case-road.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider, aSpecialist, MUNICIPALITY, REGION } from '../support/factories.ts';

// Row-level security, the wall behind the scope of each query: what a query may see that has forgotten its scope.

/** Tables with data of families or of what happened to them. Whoever adds a table says in this file on which side it stands. */
const walled = [
  'access_chain', 'access_cut', 'access_family', 'access_record', 'alert', 'alert_action', 'audit_record', 'calendar_link', 'case_due',
  'case_fact', 'case_questionnaire', 'case_spell', 'caseload_place', 'data_import', 'delivery', 'external_id', 'family', 'family_certificate',
  'family_member', 'family_state', 'handover', 'handover_case', 'idempotency_record', 'import_batch', 'import_result',
  'issued_document', 'kdn_resolution', 'measure', 'measure_part', 'non_profit_partner', 'outbox', 'submitted_report', 'submitted_report_case', 'submitted_report_reading', 'support_case', 'survey', 'survey_provider', 'survey_response', 'training', 'volunteer', 'webhook',
  'webhook_delivery',
];
/** Directories, rules, counters and the service's own housekeeping. */
const open = [
  'api_client', 'blocked_subject', 'calendar_revision', 'calendar_year', 'caseload_counter', 'document_template', 'export_count', 'failed_attempt', 'family_certificate_counter', 'feed_epoch', 'job_item', 'job_run',
  'kysely_migration', 'kysely_migration_lock', 'organisation', 'region_day_off', 'register_counter', 'regulation', 'specialist', 'time_partition', 'untraced_case', 'webhook_position',
];

const { db, service } = await testDatabase(t);
const api = await testApp(t);
const own = await aCast(api);
const foreign = await aCast(api);
const road = await walkedTo(own);
const other = await walkedTo(foreign);
const apiService = api.service;
const behind = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => inSnapshot(apiService, { scope }, work);

t.test('every table stands on one side; those with family data have a wall that holds for their owner too', async (t) => {
  const { rows } = await sql<{ name: string; walled: boolean }>`
    select relname::text as name, relrowsecurity and relforcerowsecurity as walled
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(db);
  t.same(rows.filter((row) => row.walled).map(({ name }) => name), walled);
  t.same(rows.filter((row) => !row.walled).map(({ name }) => name), open);
});

t.test('a partition is reached through its table alone: nobody has a right to it, and its own wall lets nothing through', async (t) => {
  const { rows } = await sql<{ name: string; shut: boolean }>`
    select relname::text as name, relrowsecurity and relforcerowsecurity and not has_any_column_privilege('soprovozhdenie_app', c.oid, 'select, insert, update')
             and not has_table_privilege('soprovozhdenie_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
             and not exists (select from pg_policy where polrelid = c.oid) as shut
      from pg_class c where c.relispartition and c.relkind = 'r' order by 1`.execute(db);
  t.same(rows.filter((row) => !row.shut), []);
  for (const table of ['access_family', 'access_record', 'audit_record', 'case_fact', 'outbox']) t.ok(rows.some(({ name }) => name === `${table}_past`), table);
  await t.rejects(behind({ kind: 'system' }, (tx) => sql`select from case_fact_past`.execute(tx)), { code: '42501' });
});

t.test('the service’s role owns nothing, bypasses nothing and cannot rewrite what is append-only', async (t) => {
  const { rows: [role] } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean; rolcreatedb: boolean }>`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'soprovozhdenie_app'`.execute(db);
  t.same(role, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  const { rows: owned } = await sql`select from pg_class where relowner = 'soprovozhdenie_app'::regrole`.execute(db);
  t.equal(owned.length, 0);
  const { rows } = await sql<{ table_name: string; rights: string }>`
    select table_name::text, string_agg(distinct privilege_type, ',' order by privilege_type) as rights
      from information_schema.role_table_grants where grantee = 'soprovozhdenie_app' group by 1`.execute(db);
  const rights = new Map(rows.map((row) => [row.table_name, row.rights]));
  for (const table of ['case_fact', 'audit_record', 'access_cut', 'access_family', 'access_record', 'alert_action', 'outbox', 'regulation', 'calendar_year']) {
    t.equal(rights.get(table), 'INSERT,SELECT', table);
  }
  for (const [table, given] of rights) t.notMatch(given, /TRUNCATE|REFERENCES|TRIGGER/, table);
});

t.test('every row with family data can belong to rows of its own organisation only', async (t) => {
  const { rows } = await sql<{ table: string; target: string }>`
    select conrelid::regclass::text as table, confrelid::regclass::text as target
      from pg_constraint k where contype = 'f'
       and conrelid::regclass::text = any (${walled}::text[]) and confrelid::regclass::text = any (${[...walled, 'specialist']}::text[])
       and not exists (select from unnest(conkey) as key (attnum)
                         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum
                        where a.attname = 'organisation_id') order by 1`.execute(db);
  // The case's member is tied to the case's family, and through it to its organisation.
  // A webhook belongs to a scope, which need not be an organisation's; its deliveries are seen by whoever sees it.
  t.same(rows, [{ table: 'support_case', target: 'family_member' }, { table: 'webhook_delivery', target: 'webhook' }]);
});

const everything = ['family', 'family_member', 'support_case', 'case_fact', 'measure', 'alert', 'outbox', 'caseload_place'] as const;

/** Whose rows a query without any scope gets from a table: the organisations. */
async function organisationsSeen(tx: Tx, table: (typeof everything)[number]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from ${sql.table(table)} order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}


t.test('a query that has forgotten its scope gets the caller’s own organisation, and nothing when nobody is told', async (t) => {
  const organisationId = own.provider.id;
  for (const table of everything) {
    t.same(await behind({ kind: 'organisation', organisationId }, (tx) => organisationsSeen(tx, table)), [organisationId], table);
    t.equal((await behind({ kind: 'system' }, (tx) => organisationsSeen(tx, table))).length, 2, `${table}: the service itself`);
    t.same((await sql`select from ${sql.table(table)}`.execute(apiService)).rows, [], `${table}: outside of any transaction`);
    const silent = { scope: {} } as unknown as Wall;
    t.same(await inSnapshot(apiService, silent, (tx) => organisationsSeen(tx, table)).catch(() => []), [], `${table}: an empty setting`);
  }
});

t.test('the real queries with a scope that reaches too far are stopped by the wall', async (t) => {
  // The scope is dropped on purpose: `system` reaches everything, only the wall knows who asks.
  const tooFar: Scope = { kind: 'system' };
  const asOwn = <T>(work: (tx: Tx) => Promise<T>) => behind({ kind: 'organisation', organisationId: own.provider.id }, work);
  t.equal((await asOwn((tx) => findCase(tx, tooFar, road.id)))?.id, road.id);
  t.equal(await asOwn((tx) => findCase(tx, tooFar, other.id)), undefined);
  t.same(await asOwn((tx) => factsOf(tx, other.id)), []);
  t.same((await asOwn((tx) => measuresOfExecutor(tx, foreign.partner.id, {}, { limit: 10 }))).items, []);
});

t.test('a write into another organisation is refused by the database, whatever the query says', async (t) => {
  const wall: Wall = { scope: { kind: 'organisation', organisationId: own.provider.id } };
  const { numUpdatedRows } = await inTransaction(apiService, wall, (tx) =>
    tx.updateTable('family').set({ address: 'чужой' }).where('id', '=', other.family.id).executeTakeFirst());
  t.equal(numUpdatedRows, 0n);
  await t.rejects(inTransaction(apiService, wall, (tx) => tx.insertInto('case_fact').values({
    id: other.id, case_id: other.id, organisation_id: foreign.provider.id, seq: 999, kind: 'paper', happened_on: '2026-03-02',
    recorded_at: '2026-03-02T09:00:00Z', recorded_by: 'x', data: '{}',
  }).execute()), { code: '42501' }, 'a row of another organisation');
  await t.rejects(inTransaction(apiService, wall, (tx) => tx.insertInto('case_fact').values({
    id: other.id, case_id: other.id, organisation_id: own.provider.id, seq: 999, kind: 'paper', happened_on: '2026-03-02',
    recorded_at: '2026-03-02T09:00:00Z', recorded_by: 'x', data: '{}',
  }).execute()), { code: '23503' }, 'a row of one’s own on another’s case');
});

t.test('a curator’s wall lets their own cases through and no colleague’s', async (t) => {
  const colleague = await aSpecialist(api.db, own.provider);
  const free = await aFamily(api.db, own.provider, { intake: colleague.id });
  const seen = (specialistId: string) => behind({ kind: 'curator', organisationId: own.provider.id, specialistId }, async (tx) => ({
    families: (await tx.selectFrom('family').select('id').orderBy('id').execute()).map(({ id }) => id),
    cases: (await tx.selectFrom('support_case').select('id').execute()).map(({ id }) => id),
    members: (await tx.selectFrom('family_member').select('id').execute()).length,
    facts: (await tx.selectFrom('case_fact').select('case_id').distinct().execute()).length,
    places: (await tx.selectFrom('caseload_place').select('family_id').execute()).map(({ family_id: id }) => id),
  }));
  t.match(await seen(own.specialist.id), { families: [road.family.id], cases: [road.id], members: 2, facts: 1, places: [road.family.id] });
  t.same(await seen(colleague.id), { families: [free.id], cases: [], members: 2, facts: 0, places: [] });
});

t.test('a commission, a partner, a ministry and figures each see their part', async (t) => {
  const count = async (tx: Tx, table: (typeof everything)[number]) =>
    Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n);
  const counts = (scope: Scope) => behind(scope, async (tx) => {
    const found: Record<string, number> = {};
    for (const table of everything) found[table] = await count(tx, table);
    return found;
  });
  const commission = await counts({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY });
  t.match(commission, { family: 0, family_member: 0, measure: 0, caseload_place: 0, support_case: 2 });
  t.same(await counts({ kind: 'municipality', region: REGION, municipality: 'Другой район' }), nothing);
  t.same(await counts({ kind: 'municipality', region: 'magadan', municipality: MUNICIPALITY }), nothing);
  const partner = await counts({ kind: 'partner', organisationId: own.partner.id });
  t.match(partner, { family: 1, family_member: 2, support_case: 0, case_fact: 0, alert: 0, outbox: 1, caseload_place: 0 }, 'with the event that a measure is given to it');
  t.ok((partner['measure'] ?? 0) > 0);
  t.same(await counts({ kind: 'partner', organisationId: (await aProvider(api.db)).id }), nothing);
  t.same(await counts({ kind: 'region', region: REGION }), nothing, 'a ministry and an administrator see no family');
  t.match(await counts({ kind: 'figures', region: REGION }), { family_member: 0, case_fact: 0, support_case: 2 });
});

const nothing = Object.fromEntries(everything.map((table) => [table, 0]));

t.test('the names of a wall are quoted: a municipality is text, whatever it looks like', async (t) => {
  const municipality = `x'; set local wall.scope = 'system'; --`;
  const seen = await behind({ kind: 'municipality', region: REGION, municipality }, (tx) => organisationsSeen(tx, 'support_case'));
  t.same(seen, []);
  const { rows: [told] } = await behind({ kind: 'municipality', region: REGION, municipality }, (tx) =>
    sql<{ value: string }>`select current_setting('wall.municipality') as value`.execute(tx));
  t.equal(told?.value, municipality);
});

t.test('what one transaction was told is forgotten by the next on the same connection', async (t) => {
  await service.connection().execute(async (session) => {
    await inSnapshot(session, { scope: { kind: 'system' } }, async () => undefined);
    const { rows: [left] } = await sql<{ value: string | null }>`select current_setting('wall.scope', true) as value`.execute(session);
    t.equal(left?.value, '');
  });
});
