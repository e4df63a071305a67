import { type Kysely, sql } from 'kysely';

/** What the nightly job does with partitions besides making them, and how a case's facts are read from theirs. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...functions, ...rights]) await sql.raw(statement).execute(db);
}

const functions = [
  // readCase, groundsOf: a case's facts in order. Prepared statements with the table in them are planned anew each time once it has a few partitions,
  // because PostgreSQL counts them all and not the one that is opened; here it keeps the plan, and a statement that needs no facts pays nothing.
  `create function case_facts(of_case uuid) returns text language plpgsql stable set plan_cache_mode = 'force_generic_plan' as $$
     begin
       return (select json_agg(f order by f.seq)::text
                 from (select id, seq, kind, happened_on, recorded_at, recorded_by, data from case_fact where case_id = of_case) f);
     end $$`,
  // Autovacuum looks at partitions and never at the table they make up, whose figures joins are planned by. Apart from the making, which holds locks.
  `create function analyze_partitions(of_table text, anyway boolean) returns boolean
     language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' set default_statistics_target = 30 as $$
     declare its record;
     begin
       select * into strict its from public.partitioned_tables() t where t.name = of_table;
       if not anyway and (select c.reltuples from pg_class c where c.oid = format('public.%I', of_table)::regclass) >= 0 then return false; end if;
       execute format('analyze public.%I', of_table);
       return true;
     end $$`,
  // How far ahead there are partitions without a gap from an instant on, and whether rows lie outside of all. Those are looked for by their time and
  // not by the table that they lie in: only the first keeps PostgreSQL from reading all the others.
  `create function partition_standing(of_table text, at timestamptz) returns table (ahead_until timestamptz, outside boolean)
     language plpgsql security definer set search_path = pg_catalog, public as $$
     declare its record; gap record; told text := current_setting('wall.scope', true);
     begin
       select * into its from public.partitioned_tables() t where t.name = of_table;
       if not found then raise exception 'no such partitioned table: %', of_table using errcode = 'undefined_table'; end if;
       ahead_until := at;
       while exists (select from public.time_partition p where p.table_name = of_table and p.detached_at is null
                       and p.from_at <= ahead_until and p.to_at > ahead_until) loop
         select max(p.to_at) into ahead_until from public.time_partition p where p.table_name = of_table and p.detached_at is null
            and p.from_at <= ahead_until and p.to_at > ahead_until;
       end loop;
       perform set_config('wall.scope', 'system', true);
       outside := false;
       for gap in
         select p.to_at as first, lead(p.from_at, 1, 'infinity') over (order by p.from_at) as after
           from public.time_partition p where p.table_name = of_table and p.detached_at is null
         union all select '-infinity', coalesce(min(p.from_at), 'infinity') from public.time_partition p where p.table_name = of_table and p.detached_at is null
       loop
         continue when gap.first >= gap.after;
         execute format('select exists (select from public.%I where true', of_table)
           || case when gap.first > '-infinity' then format(' and %I >= %s', its.key, public.partition_bound(its.by_id, gap.first)) else '' end
           || case when gap.after < 'infinity' then format(' and %I < %s', its.key, public.partition_bound(its.by_id, gap.after)) else '' end || ')' into outside;
         exit when outside;
       end loop;
       perform set_config('wall.scope', coalesce(told, ''), true);
       return next;
     end $$`,
  // Takes the oldest partition out when all of it is older than an instant: it becomes a table of its own that only the owner reads. Its name;
  // null when there is none. What a case is, its facts, is never taken out; events that somebody still has to be told of are not yet.
  `create function detach_partition(of_table text, before timestamptz) returns text
     language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' as $$
     declare part record; told text := current_setting('wall.scope', true); last xid8; detached text;
     begin
       if of_table not in ('audit_record', 'outbox') then raise exception 'nothing is detached from %', of_table using errcode = 'restrict_violation'; end if;
       before := least(before, now() - interval '3 months');
       lock table public.time_partition in share row exclusive mode;
       select * into part from public.time_partition p
        where p.table_name = of_table and p.detached_at is null order by p.from_at limit 1;
       if not found or part.to_at > before then return null; end if;
       if of_table = 'outbox' then
         perform set_config('wall.scope', 'system', true);
         execute format('select xid from public.outbox where tableoid = %L::regclass and occurred_at >= $1 and occurred_at < $2
                           order by xid desc limit 1', 'public.' || part.name) into last using part.from_at, part.to_at;
         if exists (select from public.webhook w where w.state <> 'disabled')
            and last > (select p.xid from public.webhook_position p)
            or exists (select from public.webhook_delivery d where d.state = 'pending' and d.occurred_at < part.to_at) then
           perform set_config('wall.scope', coalesce(told, ''), true);
           return null;
         end if;
         perform set_config('wall.scope', coalesce(told, ''), true);
       end if;
       detached := 'detached_' || part.name;
       execute format('alter table public.%I detach partition public.%I', of_table, part.name);
       execute format('alter table public.%I no force row level security, disable row level security', part.name);
       execute format('alter table public.%I rename to %I', part.name, detached);
       update public.time_partition p set name = detached, detached_at = now(), last_xid = last, detached_xid = pg_current_xact_id()
        where p.name = part.name;
       return detached;
     end $$`,
];

/** The role of the service owns nothing: the job may call these and do nothing else. */
const rights = ['partition_standing(text, timestamptz)', 'detach_partition(text, timestamptz)', 'analyze_partitions(text, boolean)'].flatMap((name) => [
  `revoke all on function ${name} from public`,
  `grant execute on function ${name} to soprovozhdenie_app`,
]);
