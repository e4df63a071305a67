import { type Kysely, sql } from 'kysely';

/**
 * Destruction of a family's personal data, and the count of exports. Facts stay append-only for everybody: the application's role may not
 * update them, and the one function that may puts skeletons in the place of the facts of a family that the same transaction has marked
 * as erased. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table family add column erased_on date`,
  // All but `data` stays as it was, whoever asks; and `data` changes only under a setting that is set in one place, erase_facts.
  `create function case_fact_keep() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' and to_jsonb(new) - 'data' = to_jsonb(old) - 'data'
          and exists (select from support_case c where c.id = old.case_id and c.family_id::text = current_setting('erasure.family', true))
       then return new; end if;
       raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
     end $$`,
  `drop trigger case_fact_append_only on case_fact`,
  `create trigger case_fact_append_only before update or delete on case_fact
     for each row execute function case_fact_keep()`,
  // `xmin` is the transaction that wrote the family's row last: this one.
  `create function erasing(of_family uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
     select exists (select from public.family f
       where f.id = of_family and f.erased_on is not null and f.xmin = pg_current_xact_id_if_assigned()::xid) $$`,
  // Every fact of the family's cases at once, or none: a skeleton each, by case and number.
  `create function erase_facts(of_family uuid, skeletons jsonb) returns integer
     language plpgsql security definer set search_path = pg_catalog, public as $$
     declare changed integer; present integer;
     begin
       if not public.erasing(of_family) then raise exception 'the family is not being erased' using errcode = 'restrict_violation'; end if;
       perform set_config('erasure.family', of_family::text, true);
       update public.case_fact f set data = s.data
         from jsonb_to_recordset(skeletons) as s ("caseId" uuid, seq integer, data jsonb), public.support_case c
        where c.family_id = of_family and f.case_id = c.id and s."caseId" = f.case_id and s.seq = f.seq;
       get diagnostics changed = row_count;
       perform set_config('erasure.family', '', true);
       select count(*) into present from public.case_fact f join public.support_case c on c.id = f.case_id where c.family_id = of_family;
       if changed <> present or changed <> jsonb_array_length(skeletons) then
         raise exception 'skeletons for % facts, % there', jsonb_array_length(skeletons), present using errcode = 'restrict_violation';
       end if;
       return changed;
     end $$`,
  // Answers kept for Idempotency-Keys repeat what was entered, to any client: those that name the family, a member or a case of it go.
  `create function erase_kept_answers(of_family uuid) returns integer
     language plpgsql security definer set search_path = pg_catalog, public as $$
     declare gone integer; named text; told text := current_setting('wall.scope', true);
     begin
       if not public.erasing(of_family) then raise exception 'the family is not being erased' using errcode = 'restrict_violation'; end if;
       select string_agg(id::text, '|') into named from (
         select of_family as id
         union select m.id from public.family_member m where m.family_id = of_family
         union select c.id from public.support_case c where c.family_id = of_family) ids;
       -- not as a SET of the function: only a superuser may make such a function
       perform set_config('wall.scope', 'system', true);
       perform set_config('wall.scope', 'system', true);
       delete from public.idempotency_record k where k.path ~ named or k.body::text ~ named;
       get diagnostics gone = row_count;
       perform set_config('wall.scope', coalesce(told, ''), true);
       perform set_config('wall.scope', coalesce(told, ''), true);
       return gone;
     end $$`,
  `create table export_count (
     client_id text not null,
     day date not null,
     count integer not null check (count >= 0),
     primary key (client_id, day)
   )`,
  // job clean-up: counts of days that are over
  `create index export_count_day on export_count (day)`,
  ...['erase_facts(uuid, jsonb)', 'erase_kept_answers(uuid)'].flatMap((name) => [
    `revoke all on function ${name} from public`,
    `grant execute on function ${name} to soprovozhdenie_app`,
  ]),
  `grant select, insert, update, delete on export_count to soprovozhdenie_app`,
];
