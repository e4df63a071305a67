import { type Kysely, sql } from 'kysely';

/**
 * What target indicators count beside cases (Tatarstan, section 8): training of specialists, non-profit organisations and volunteers that
 * a provider has brought in. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...keeping, ...walls, ...rights]) await sql.raw(statement).execute(db);
}

const whose = `id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     recorded_by text not null,
     created_at timestamptz not null,
     -- entered by mistake: it never was
     annulled_at timestamptz,
     annulled_because text check (annulled_because <> ''),
     check ((annulled_at is null) = (annulled_because is null)),
     foreign key (organisation_id, region) references organisation (id, region)`;

const engaged = `engaged_from date not null,
     -- the last day
     engaged_until date check (engaged_until >= engaged_from),
     end_reason text check (end_reason is null or engaged_until is not null)`;

const tables = [
  `create table training (
     ${whose},
     specialist_id uuid not null,
     programme text not null,
     hours integer check (hours > 0),
     completed_on date not null,
     document text,
     -- on how accompaniment is organised: what section 8 counts
     accompaniment boolean not null,
     taught_by text,
     constraint training_specialist_id_within_organisation foreign key (specialist_id, organisation_id) references specialist (id, organisation_id)
   )`,
  // listTrainings, and the indicators of a provider
  `create index training_organisation on training (organisation_id, id)`,
  // the indicators of a region: who has been trained
  `create index training_region on training (region, completed_on) where accompaniment and annulled_at is null`,
  `create table non_profit_partner (
     ${whose},
     ${engaged},
     partner_id uuid references organisation (id),
     name text not null,
     ogrn text check (ogrn ~ '^[0-9]{13}$'),
     inn text check (inn ~ '^[0-9]{10}$'),
     help_types text[] not null,
     agreement_number text
   )`,
  // listNonProfitPartners, and the indicators of a provider
  `create index non_profit_partner_organisation on non_profit_partner (organisation_id, id)`,
  // the indicators of a region: who was engaged
  `create index non_profit_partner_region on non_profit_partner (region, engaged_from) where annulled_at is null`,
  `create table volunteer (
     ${whose},
     ${engaged},
     -- the first of the records of one person
     person_id uuid not null,
     full_name text,
     trained_on date,
     trained_in text,
     erased_on date,
     erasure_basis text,
     check ((erased_on is null) = (erasure_basis is null)),
     check ((full_name is null) = (erased_on is not null)),
     unique (id, organisation_id),
     constraint volunteer_person_id_within_organisation foreign key (person_id, organisation_id) references volunteer (id, organisation_id)
   )`,
  // listVolunteers, and the indicators of a provider
  `create index volunteer_organisation on volunteer (organisation_id, id)`,
  // the indicators of a region: who was engaged
  `create index volunteer_region on volunteer (region, person_id) where annulled_at is null`,
];

/** What may still be told, once each; everything else stays as it was entered. */
const told: Record<string, string[]> = {
  training: ['annulled_at', 'annulled_because'],
  non_profit_partner: ['annulled_at', 'annulled_because', 'engaged_until', 'end_reason'],
  volunteer: ['annulled_at', 'annulled_because', 'engaged_until', 'end_reason', 'trained_on', 'trained_in', 'erased_on', 'erasure_basis', 'full_name'],
};

const keeping = [
  `create function tells_once() returns trigger language plpgsql as $$
     declare was jsonb := to_jsonb(old); becomes jsonb := to_jsonb(new); one text;
     begin
       if was - tg_argv[0]::text[] <> becomes - tg_argv[0]::text[] then raise exception 'a record of % is never changed', tg_table_name; end if;
       foreach one in array tg_argv[0]::text[] loop
         -- words about a person go when the person's data are destroyed
         if was ->> one is not null and was -> one <> becomes -> one and not (
           one in ('full_name', 'end_reason', 'annulled_because') and was ->> 'erased_on' is null and becomes ->> 'erased_on' is not null)
         then raise exception '% of a % is told once', one, tg_table_name;
         end if;
       end loop;
       return new;
     end $$`,
  ...Object.entries(told).map(([table, columns]) =>
    `create trigger ${table}_tells_once before update on ${table} for each row execute function tells_once('{${columns.join(',')}}')`),
];

const system = '(select wall_is_system())';
const own = `${system} or organisation_id = (select wall_organisation())`;
const figures = 'region = (select wall_figures())';

const walls = Object.keys(told).flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy seen on ${table} for select using (${own} or ${figures})`,
  `create policy added on ${table} for insert with check (${own})`,
  `create policy changed on ${table} for update using (${own}) with check (${own})`,
]);

const rights = [
  ...Object.entries(told).map(([table, columns]) => `grant select, insert, update (${columns.join(', ')}) on ${table} to soprovozhdenie_app`),
  // the answers kept for Idempotency-Keys that name an erased volunteer, whoever's they are
  `create function erase_kept_answers_on_volunteer(of_volunteer uuid) returns integer
     language plpgsql security definer set search_path = pg_catalog, public as $$
     declare gone integer; told text := current_setting('wall.scope', true);
     begin
       if not exists (select from public.volunteer v where v.id = of_volunteer and v.erased_on is not null)
       then raise exception 'the volunteer is not erased' using errcode = 'restrict_violation';
       end if;
       perform set_config('wall.scope', 'system', true);
       delete from public.idempotency_record k where k.path ~ of_volunteer::text or k.body::text ~ of_volunteer::text;
       get diagnostics gone = row_count;
       perform set_config('wall.scope', coalesce(told, ''), true);
       return gone;
     end $$`,
  `revoke all on function erase_kept_answers_on_volunteer(uuid) from public`,
  `grant execute on function erase_kept_answers_on_volunteer(uuid) to soprovozhdenie_app`,
];
