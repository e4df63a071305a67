import { type Kysely, sql } from 'kysely';

/**
 * A case says whether outside systems may have names for it, its programmes and measures: most have none, and looking for each took half the time of a list.
 * The triggers serve the previous release too. Of cases that are there already it is not known, so they are looked for as before.
 * Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table support_case add column is_named boolean not null default true`,
  `alter table support_case alter column is_named set default false`,
  // a name may be claimed before its case is stored
  `create function case_is_named() returns trigger language plpgsql as $$
     begin
       new.is_named := exists (select from external_id where target_id = new.id);
       return new;
     end $$`,
  `create trigger case_is_named before insert on support_case for each row when (not new.is_named) execute function case_is_named()`,
  // a case that lost its names stays named: it is looked for in vain, no more
  `create function name_of_case() returns trigger language plpgsql as $$
     begin
       update support_case set is_named = true where id = new.target_id and not is_named;
       return null;
     end $$`,
  `create trigger name_of_case after insert on external_id for each row when (new.kind in ('case', 'programme', 'measure')) execute function name_of_case()`,
];
