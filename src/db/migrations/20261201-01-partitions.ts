import { type Kysely, sql } from 'kysely';

/**
 * The tables that only grow, by time: a timeline of cases, the record of changes, the events. What stands becomes the partition of the past as it
 * is, without being written anew; beside it stand partitions of the months to come, and one for whatever lies outside of all. Names, columns,
 * rights and walls stay, so that the previous release works on. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of functions) await sql.raw(statement).execute(db);
  for (const table of tables) {
    const { name, key } = table;
    // now, and not only when the first statement needs it: between what is read here and the end nothing may come in
    await sql`lock table ${sql.table(name)} in access exclusive mode`.execute(db);
    await notePast(db, table);
    const former = await standing(db, name, key);
    const position = name === 'outbox' ? await nextPosition(db) : undefined;
    for (const statement of [...converted(name, key, former, position), ...placed(table)]) await sql.raw(statement).execute(db);
    await sql`select make_partitions(${name}, now())`.execute(db);
  }
  for (const statement of rights) await sql.raw(statement).execute(db);
}

interface Partitioned {
  name: string;
  /** The column that says the time. */
  key: string;
  /** The column is an id that begins with the time of its making (UUIDv7). */
  byId: boolean;
  unit: 'month' | 'year';
}

/** A case's facts lie together, in the year in which the case was opened: whoever reads a case reads one partition. */
const tables: readonly Partitioned[] = [
  { name: 'case_fact', key: 'case_id', byId: true, unit: 'year' },
  { name: 'audit_record', key: 'id', byId: true, unit: 'month' },
  { name: 'outbox', key: 'occurred_at', byId: false, unit: 'month' },
];

const rows = tables.map(({ name, key, byId, unit }) => `('${name}', '${key}', ${byId}, '${unit}', interval '1 ${unit}')`).join(', ');

/** Bounds are in Moscow's time, as the whole service's nights are. */
const functions = [
  `create table time_partition (
     name text primary key,
     table_name text not null,
     from_at timestamptz not null,
     to_at timestamptz not null check (to_at > from_at),
     detached_at timestamptz,
     -- of a part of the events that is detached: up to which transaction they went, and which one detached them
     last_xid xid8,
     detached_xid xid8
   )`,
  `create function partitioned_tables() returns table (name text, key text, by_id boolean, unit text, step interval) language sql immutable
     as $$ values ${rows} $$`,
  // the least id that can be made at an instant
  `create function least_id_at(at timestamptz) returns uuid language sql immutable as $$
     select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$`,
  `create function partition_bound(by_id boolean, at timestamptz) returns text language sql stable as $$
     select case when at = '-infinity' then 'minvalue' when by_id then quote_literal(least_id_at(at)) else quote_literal(at) end $$`,
  // Makes one partition and puts it in its place. Nobody waits but for the moment of the placing: a table of its own first.
  `create function make_partition(of_table text, part text, first timestamptz, after timestamptz) returns void
     language plpgsql set search_path = pg_catalog, public as $$
     declare its record;
     begin
       select * into strict its from public.partitioned_tables() t where t.name = of_table;
       execute format('create table public.%I (like public.%I including defaults including constraints including storage)', part, of_table);
       execute format('alter table public.%I enable row level security, force row level security', part);
       execute format('revoke all on public.%I from public, soprovozhdenie_app', part);
       if of_table = 'outbox' then
         execute format('alter table public.%I add primary key (pos)', part);
         if to_regclass('public.outbox_outside') is not null then
           perform public.take_in_from_outside(part, first, after);
         end if;
       end if;
       execute format('alter table public.%I attach partition public.%I for values from (%s) to (%s)', of_table, part,
                      public.partition_bound(its.by_id, first), public.partition_bound(its.by_id, after));
       insert into public.time_partition (name, table_name, from_at, to_at) values (part, of_table, first, after);
     end $$`,
  // Events of a time that nobody had made a partition for, such as a sandbox's years ahead, move to theirs.
  `create function take_in_from_outside(part text, first timestamptz, after timestamptz) returns void
     language plpgsql set search_path = pg_catalog, public as $$
     begin
       lock table public.outbox in share row exclusive mode;
       alter table public.outbox_outside no force row level security;
       execute format('alter table public.%I no force row level security', part);
       execute format('with moved as (delete from public.outbox_outside where occurred_at >= $1 and occurred_at < $2 returning *)
                       insert into public.%I select * from moved', part) using first, after;
       execute format('alter table public.%I force row level security', part);
       alter table public.outbox_outside force row level security;
     end $$`,
  // The partitions of the present and of three months, or one year, after it, by the server's clock and by the one that is handed in; as many as it made.
  `create function make_partitions(of_table text, at timestamptz) returns integer
     language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' set timezone = 'Europe/Moscow' as $$
     declare its record; first timestamptz; made integer := 0;
     begin
       select * into strict its from public.partitioned_tables() t where t.name = of_table;
       lock table public.time_partition in share row exclusive mode;
       for first in
         select distinct date_trunc(its.unit, one) + n * its.step from unnest(array[at, now()]) one, generate_series(0, case its.unit when 'year' then 1 else 3 end) n order by 1
       loop
         if not exists (select from public.time_partition p
                         where p.table_name = of_table and p.from_at < first + its.step and p.to_at > first) then
           perform public.make_partition(of_table, of_table || to_char(first, case its.unit when 'year' then '_YYYY' else '_YYYY_MM' end),
                                         first, first + its.step);
           made := made + 1;
         end if;
       end loop;
       return made;
     end $$`,
];

const rights = [
  ...['make_partition(text, text, timestamptz, timestamptz)', 'take_in_from_outside(text, timestamptz, timestamptz)', 'make_partitions(text, timestamptz)']
    .map((name) => `revoke all on function ${name} from public`),
  `grant execute on function make_partitions(text, timestamptz) to soprovozhdenie_app`,
  `grant select on time_partition to soprovozhdenie_app`,
];

/** What belongs to a table, as statements that give the same to another of its name. */
interface Standing {
  indexes: string[];
  /** Statements of indexes and keys that a table divided by the column can have. */
  again: string[];
  triggers: { name: string; statement: string }[];
  policies: { name: string; statement: string }[];
  grants: string[];
}

async function standing(db: Kysely<unknown>, table: string, key: string): Promise<Standing> {
  const { rows: indexes } = await sql<{ name: string; statement: string | null }>`
    select c.relname::text as name,
           case when k.oid is null then pg_get_indexdef(i.indexrelid)
                when (select a.attnum from pg_attribute a where a.attrelid = i.indrelid and a.attname = ${key}) = any (k.conkey)
                then format('alter table %I add constraint %I %s', ${table}::text, k.conname, pg_get_constraintdef(k.oid)) end as statement
      from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
     where i.indrelid = ${table}::regclass order by 1`.execute(db);
  const { rows: foreign } = await sql<{ statement: string }>`
    select format('alter table %I add constraint %I %s', ${table}::text, conname, pg_get_constraintdef(oid)) as statement
      from pg_constraint where conrelid = ${table}::regclass and contype = 'f' order by conname`.execute(db);
  const { rows: triggers } = await sql<Standing['triggers'][number]>`
    select tgname::text as name, pg_get_triggerdef(oid) as statement from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal`.execute(db);
  const { rows: policies } = await sql<Standing['policies'][number]>`
    select polname::text as name, concat_ws(' ', format('create policy %I on %I as %s for %s', polname, ${table}::text,
             case when polpermissive then 'permissive' else 'restrictive' end,
             case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end),
             'using (' || pg_get_expr(polqual, polrelid) || ')', 'with check (' || pg_get_expr(polwithcheck, polrelid) || ')') as statement
      from pg_policy where polrelid = ${table}::regclass order by 1`.execute(db);
  const { rows: grants } = await sql<{ statement: string }>`
    select format('grant %s on %I to %s', lower(one.privilege_type), ${table}::text,
             case when one.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(one.grantee)) end) as statement
      from pg_class c, aclexplode(c.relacl) one where c.oid = ${table}::regclass and one.grantee <> c.relowner`.execute(db);
  return {
    indexes: indexes.map(({ name }) => name),
    again: [...indexes.flatMap(({ statement }) => (statement === null ? [] : [statement])), ...foreign.map(({ statement }) => statement)],
    triggers, policies, grants: grants.map(({ statement }) => statement),
  };
}

/** The next number that an event gets. */
async function nextPosition(db: Kysely<unknown>): Promise<string> {
  const { rows: [next] } = await sql<{ next: string }>`select (last_value + is_called::int)::text as next from outbox_pos_seq`.execute(db);
  return next?.next ?? '1';
}

/** The table of the past gives its name, its walls and its rights to the one that holds all partitions. */
function converted(table: string, key: string, { indexes, again, triggers, policies, grants }: Standing, position?: string): string[] {
  const past = `${table}_past`;
  return [
    ...triggers.map(({ name }) => `drop trigger ${name} on ${table}`),
    ...policies.map(({ name }) => `drop policy ${name} on ${table}`),
    `alter table ${table} rename to ${past}`,
    ...indexes.map((name) => `alter index ${name} rename to ${name}_past`),
    ...(position === undefined ? [] : [`alter table ${past} alter column pos drop identity`]),
    `create table ${table} (like ${past} including defaults including constraints including storage) partition by range (${key})`,
    `alter table ${table} drop constraint if exists ${table}_is_past`,
    ...(position === undefined ? [] : [`alter table ${table} alter column pos add generated always as identity (start with ${position})`]),
    ...again,
    ...triggers.map(({ statement }) => statement),
    ...policies.map(({ statement }) => statement),
    `alter table ${table} enable row level security, force row level security`,
    ...grants,
  ];
}

/** The past reaches to the end of the next month, or of the year that it is in; further when there are rows from later, as in a sandbox. */
async function notePast(db: Kysely<unknown>, { name, key, byId, unit }: Partitioned): Promise<void> {
  const newest = sql`(select ${sql.id(key)} from ${sql.id(name)} order by ${sql.id(key)} desc limit 1)`;
  const latest = byId
    ? sql`to_timestamp(('x' || left(replace(${newest}::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`
    : sql`(select max(${sql.id(key)}) from ${sql.id(name)})`;
  await sql`set local timezone = 'Europe/Moscow'`.execute(db);
  await sql`
    insert into time_partition (name, table_name, from_at, to_at)
    select ${`${name}_past`}, ${name}, '-infinity',
           date_trunc(${unit}, greatest(now() + interval '1 month', ${latest})) + ${sql.lit(`1 ${unit}`)}::interval`.execute(db);
}

/**
 * The past in its place. Where a valid check says already that its rows belong there, PostgreSQL does not look at them (docs/partitions.md); the
 * check has done its work then.
 */
function placed({ name, byId }: Partitioned): string[] {
  const closed = (partition: string) => [
    `alter table ${partition} enable row level security, force row level security`,
    `revoke all on ${partition} from public, soprovozhdenie_app`,
  ];
  return [
    `do $$ begin
       execute (select 'alter table ${name} attach partition ${name}_past for values from (minvalue) to (' || partition_bound(${byId}, to_at) || ')'
                  from time_partition where name = '${name}_past');
     end $$`,
    `alter table ${name}_past drop constraint if exists ${name}_is_past`,
    `create table ${name}_outside partition of ${name} default`,
    ...(name === 'outbox' ? [`alter table outbox_outside add primary key (pos)`] : []),
    ...closed(`${name}_past`), ...closed(`${name}_outside`),
  ];
}
