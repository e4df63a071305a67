import { type Kysely, sql } from 'kysely';

/**
 * Resolutions of commissions on minors' affairs (постановления КДНиЗП) as they came: number, date, and what became of each item by ids
 * and codes. Words stand in the facts of the cases, where an erasure finds them. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofCommission = 'region = (select wall_commission_region()) and municipality = (select wall_municipality())';

const statements = [
  `create table kdn_resolution (
     id uuid primary key,
     region text not null,
     municipality text not null,
     number text not null check (number <> ''),
     resolved_on date not null,
     session_on date,
     items jsonb not null check (jsonb_typeof(items) = 'array'),
     received_at timestamptz not null,
     received_by text not null,
     -- receiveResolution: one commission gives a number once a day
     unique (region, municipality, number, resolved_on)
   )`,
  // listResolutions of a commission
  `create index kdn_resolution_commission on kdn_resolution (region, municipality, id)`,
  `alter table kdn_resolution enable row level security`,
  `alter table kdn_resolution force row level security`,
  `create policy seen on kdn_resolution for select using (${system} or (${ofCommission}))`,
  `create policy added on kdn_resolution for insert with check (${system} or (${ofCommission}))`,
  `grant select, insert on kdn_resolution to soprovozhdenie_app`,
  // getCommissionAgenda: programmes that run, or ran, in a quarter
  `create index support_case_commission_course on support_case (region, municipality, id) where starts_on is not null`,
];
