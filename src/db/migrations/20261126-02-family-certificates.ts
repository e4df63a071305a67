import { type Kysely, sql } from 'kysely';

/**
 * Family certificates (семейные сертификаты, Tatarstan's Appendix 3) and their register by organisation and year, apart from the register
 * of families. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const own = `${system} or organisation_id = (select wall_organisation())`;

const statements = [
  `create table family_certificate (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     -- the participants' family, where the service knows it: what names them goes with its data
     family_id uuid,
     year integer not null,
     number integer not null check (number > 0),
     issued_on date not null,
     participants text not null,
     activity text not null check (activity in ('club', 'circle', 'masterClass', 'workshop')),
     direction text not null,
     head_name text,
     recorded_by text not null,
     created_at timestamptz not null,
     erased_on date,
     -- listFamilyCertificates: an organisation's register, year by year
     unique (organisation_id, year, number),
     foreign key (organisation_id, region) references organisation (id, region),
     constraint family_certificate_family_id_within_organisation foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // the erasure of a family, and listFamilyCertificates of one
  `create index family_certificate_family on family_certificate (family_id) where family_id is not null`,
  // destroying the names is the only change there is
  `create function family_certificate_keeps() returns trigger language plpgsql as $$
     begin
       if old.erased_on is not null or new.erased_on is null
          or to_jsonb(old) - array['participants', 'erased_on'] <> to_jsonb(new) - array['participants', 'erased_on']
       then raise exception 'a family certificate is never changed';
       end if;
       return new;
     end $$`,
  `create trigger family_certificate_append_only before update on family_certificate for each row execute function family_certificate_keeps()`,
  `create table family_certificate_counter (
     organisation_id uuid not null references organisation (id),
     year integer not null,
     last_number integer not null,
     primary key (organisation_id, year)
   )`,
  `alter table family_certificate enable row level security`,
  `alter table family_certificate force row level security`,
  // a curator sees the certificates of families in hand, and those of no family that the service knows
  `create policy seen on family_certificate for select using (${system} or (organisation_id = (select wall_organisation())
     and ((select wall_specialist()) is null or family_id is null or wall_sees_family(family_id))))`,
  `create policy added on family_certificate for insert with check (${own})`,
  `create policy changed on family_certificate for update using (${own}) with check (${own})`,
  `grant select, insert, update (participants, erased_on) on family_certificate to soprovozhdenie_app`,
  `grant select, insert, update on family_certificate_counter to soprovozhdenie_app`,
];
