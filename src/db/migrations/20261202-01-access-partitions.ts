import { type Kysely, sql } from 'kysely';

/**
 * The record of accesses by months, like the tables of 20261201-01. What is detached is the beginning of each chain: a sealed cut says how far it
 * went. The former tables become the partitions of the past as they are, names and columns stay, and the previous release works on: what it writes
 * of a family says nothing of `record_id` and goes to the past. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const send = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  };
  await send([`set local timezone = 'Europe/Moscow'`, ...functions, ...cuts]);
  for (const divided of tables) await send(divide(divided));
}

interface Divided {
  name: string;
  key: string;
  /** The index that the former table has, and what the divided one has instead. */
  index: string;
  /** An index of all partitions; absent: each partition has a key of its own. */
  indexed?: string;
  /** What each partition has by itself. */
  own: (partition: string) => string[];
}

const tables: readonly Divided[] = [
  // Numbers are unique in each partition; that they are in all of them is seen to by the chain's head, which is locked by whoever gives one.
  { name: 'access_record', key: 'id', index: 'access_record_pkey', own: (partition) => [`alter table ${partition} add primary key (chain, seq)`] },
  // listAccesses: which records name one family
  { name: 'access_family', key: 'record_id', index: 'access_family_records', indexed: 'family_id, seq', own: () => [] },
];

const functions = [
  `create or replace function partitioned_tables() returns table (name text, key text, by_id boolean, unit text, step interval) language sql immutable
     as $$ values ('case_fact', 'case_id', true, 'year', interval '1 year'), ('audit_record', 'id', true, 'month', interval '1 month'),
       ('outbox', 'occurred_at', false, 'month', interval '1 month'), ('access_record', 'id', true, 'month', interval '1 month'),
       ('access_family', 'record_id', true, 'month', interval '1 month') $$`,
  // As before, and a key in each month of the record of accesses.
  `create or replace function make_partition(of_table text, part text, first timestamptz, after timestamptz) returns void
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
       elsif of_table = 'access_record' then
         execute format('alter table public.%I add primary key (chain, seq)', part);
       end if;
       if of_table in ('access_record', 'access_family') then
         execute format('create trigger %I before truncate on public.%I for each statement execute function public.forbid_change()', part || '_never_emptied', part);
       end if;
       execute format('alter table public.%I attach partition public.%I for values from (%s) to (%s)', of_table, part,
                      public.partition_bound(its.by_id, first), public.partition_bound(its.by_id, after));
       insert into public.time_partition (name, table_name, from_at, to_at) values (part, of_table, first, after);
     end $$`,
  // Whether the cuts of a part tell of all its chains, up to the last record of each. The owner cannot say whether their seals fit: nobody can who has no key.
  `create function check_access_cuts(part text, lying_in text) returns void
     language plpgsql set search_path = pg_catalog, public as $$
     declare of_chain text; last record; cut record;
     begin
       loop
         execute format('select r.chain from public.%I r where $1 is null or r.chain > $1 order by r.chain limit 1', lying_in) into of_chain using of_chain;
         exit when of_chain is null;
         execute format('select r.seq, r.hash from public.%I r where r.chain = $1 order by r.seq desc limit 1', lying_in) into last using of_chain;
         select c.last_seq, c.last_hash into cut from public.access_cut c where c.chain = of_chain and c.part = $1 order by c.last_seq desc limit 1;
         if not found or cut.last_seq <> last.seq or cut.last_hash <> last.hash then
           raise exception 'no cut of % tells of record % of the chain %', part, last.seq, of_chain using errcode = 'restrict_violation';
         end if;
       end loop;
     end $$`,
  // As before, and the record of accesses: only what sealed cuts tell of, and the families of its records after them.
  `create or replace function detach_partition(of_table text, before timestamptz) returns text
     language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' as $$
     declare part record; told text := current_setting('wall.scope', true); last xid8; detached text;
     begin
       if of_table not in ('audit_record', 'outbox', 'access_record', 'access_family') then
         raise exception 'nothing is detached from %', of_table using errcode = 'restrict_violation';
       end if;
       before := least(before, now() - interval '3 months');
       lock table public.time_partition in share row exclusive mode;
       select * into part from public.time_partition p
        where p.table_name = of_table and p.detached_at is null order by p.from_at limit 1;
       if not found or part.to_at > before then return null; end if;
       if of_table = 'access_family' and exists (select from public.time_partition p
            where p.table_name = 'access_record' and p.detached_at is null and p.from_at < part.to_at) then return null; end if;
       perform set_config('wall.scope', 'system', true);
       if of_table = 'outbox' then
         execute format('select xid from public.outbox where tableoid = %L::regclass and occurred_at >= $1 and occurred_at < $2
                           order by xid desc limit 1', 'public.' || part.name) into last using part.from_at, part.to_at;
         if exists (select from public.webhook w where w.state <> 'disabled')
            and last > (select p.xid from public.webhook_position p)
            or exists (select from public.webhook_delivery d where d.state = 'pending' and d.occurred_at < part.to_at) then
           perform set_config('wall.scope', coalesce(told, ''), true);
           return null;
         end if;
       end if;
       detached := 'detached_' || part.name;
       execute format('alter table public.%I detach partition public.%I', of_table, part.name);
       execute format('alter table public.%I no force row level security, disable row level security', part.name);
       execute format('alter table public.%I rename to %I', part.name, detached);
       if of_table = 'access_record' then perform public.check_access_cuts(part.name, detached); end if;
       perform set_config('wall.scope', coalesce(told, ''), true);
       update public.time_partition p set name = detached, detached_at = now(), last_xid = last, detached_xid = pg_current_xact_id()
        where p.name = part.name;
       return detached;
     end $$`,
  `revoke all on function check_access_cuts(text, text) from public`,
];

/** What was taken out of each chain: numbers without a hole, the hash before the first and that of the last. */
const cuts = [
  `create table access_cut (
     chain text not null,
     first_seq bigint not null check (first_seq > 0),
     last_seq bigint not null check (last_seq >= first_seq),
     previous_hash bytea not null check (length(previous_hash) = 32),
     last_hash bytea not null check (length(last_hash) = 32),
     -- the partition, by the name that it had
     part text not null,
     cut_at timestamptz not null,
     key_id text not null,
     seal bytea not null check (length(seal) = 32),
     primary key (chain, first_seq)
   )`,
  `create trigger access_cut_append_only before update or delete on access_cut for each row execute function forbid_change()`,
  `create trigger access_cut_never_emptied before truncate on access_cut for each statement execute function forbid_change()`,
  `alter table access_cut enable row level security, force row level security`,
  `create policy seen on access_cut for select using ((select wall_is_system()))`,
  `create policy added on access_cut for insert with check ((select wall_is_system()))`,
  `grant select, insert on access_cut to soprovozhdenie_app`,
  // A record's id says its month. Rows from before, and of the previous release, do not say it: they find their record without.
  `alter table access_family add column if not exists record_id uuid not null default '00000000-0000-0000-0000-000000000000'`,
];

function divide({ name, key, index, indexed, own }: Divided): string[] {
  const [past, outside] = [`${name}_past`, `${name}_outside`];
  const neverEmptied = (table: string) =>
    `create trigger ${table}_never_emptied before truncate on ${table} for each statement execute function forbid_change()`;
  return [
    `lock table ${name} in access exclusive mode`,
    `insert into time_partition (name, table_name, from_at, to_at)
       values ('${past}', '${name}', '-infinity', date_trunc('month', now() + interval '1 month') + interval '1 month')`,
    `drop trigger ${name}_append_only on ${name}`,
    `drop policy seen on ${name}`,
    `drop policy added on ${name}`,
    `alter table ${name} rename to ${past}`,
    `alter index ${index} rename to ${index}_past`,
    `create table ${name} (like ${past} including defaults including constraints including storage) partition by range (${key})`,
    `alter table ${name} drop constraint if exists ${name}_is_past`,
    ...(indexed === undefined ? [] : [`create index ${index} on ${name} (${indexed})`]),
    `create trigger ${name}_append_only before update or delete on ${name} for each row execute function forbid_change()`,
    neverEmptied(name),
    `alter table ${name} enable row level security, force row level security`,
    `create policy seen on ${name} for select using ((select wall_is_system()) or organisation_id = (select wall_organisation()))`,
    `create policy added on ${name} for insert with check ((select wall_is_system()))`,
    // whoever had a right to the former table has it to this one
    `do $$ declare one record; begin
       for one in select a.privilege_type, a.grantee from pg_class c, aclexplode(c.relacl) a where c.oid = '${past}'::regclass and a.grantee <> c.relowner loop
         execute format('grant %s on ${name} to %s', one.privilege_type, case one.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(one.grantee)) end);
         execute format('revoke all on ${past} from %s', case one.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(one.grantee)) end);
       end loop;
     end $$`,
    // Where a valid check says already that the rows belong there, PostgreSQL does not look at them (docs/partitions.md).
    `do $$ begin
       execute (select 'alter table ${name} attach partition ${past} for values from (minvalue) to (' || partition_bound(true, to_at) || ')'
                  from time_partition where name = '${past}');
     end $$`,
    `alter table ${past} drop constraint if exists ${name}_is_past`,
    `create table ${outside} partition of ${name} default`,
    ...own(outside),
    neverEmptied(outside),
    `alter table ${outside} enable row level security, force row level security`,
    `revoke all on ${outside} from public, soprovozhdenie_app`,
    `select make_partitions('${name}', now())`,
  ];
}
