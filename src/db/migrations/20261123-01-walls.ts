import { type Kysely, sql } from 'kysely';

/**
 * Row-level security on every table with family data, the role that the service works as, and foreign keys that carry the organisation:
 * a row can only belong to rows of its own organisation. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...columns, ...keys, ...functions, ...glances, ...walls, ...rights]) await sql.raw(statement).execute(db);
}

const columns = [
  // who took the family in, until one of its cases has a curator
  `alter table family add column intake_specialist_id uuid`,
  `alter table support_case add column intake_specialist_id uuid`,
  ...['family_member', 'case_fact', 'measure', 'caseload_place'].map((table) => `alter table ${table} add column organisation_id uuid`),
  `alter table measure add column family_id uuid`,
  // whom a measure is for, so that its executor learns their names and no others; an earlier release's rows learn it with the next fact
  `alter table measure add column target_member_ids uuid[] not null default '{}'`,
  `update family_member m set organisation_id = f.organisation_id from family f where f.id = m.family_id`,
  `alter table case_fact disable trigger case_fact_append_only`,
  `update case_fact x set organisation_id = c.organisation_id from support_case c where c.id = x.case_id`,
  `alter table case_fact enable trigger case_fact_append_only`,
  `update measure m set organisation_id = c.organisation_id, family_id = c.family_id from support_case c where c.id = m.case_id`,
  `update caseload_place p set organisation_id = f.organisation_id from family f where f.id = p.family_id`,
  ...['family_member', 'case_fact', 'measure', 'caseload_place'].map((table) => `alter table ${table} alter column organisation_id set not null`),
  `alter table measure alter column family_id set not null`,
  // listFamilies and listCases of a curator: what they took in and nobody holds yet
  `create index family_intake on family (intake_specialist_id, id) where intake_specialist_id is not null`,
  `create index support_case_intake on support_case (intake_specialist_id, id) where intake_specialist_id is not null`,
  // a partner's wall: the families of its measures
  `create index measure_executor_family on measure (executor_organisation_id, family_id) where term_from is not null`,
];

const keys = [
  `alter table specialist add unique (id, organisation_id)`,
  `alter table support_case add unique (id, organisation_id)`,
  ...carried('family', 'intake_specialist_id', 'specialist'),
  ...carried('family_member', 'family_id', 'family', 'family_member_family_id_fkey'),
  ...carried('support_case', 'intake_specialist_id', 'specialist'),
  ...carried('support_case', 'curator_id', 'specialist', 'support_case_curator_id_fkey'),
  ...carried('support_case', 'reopens_case_id', 'support_case', 'support_case_reopens_case_id_fkey'),
  ...carried('case_fact', 'case_id', 'support_case', 'case_fact_case_id_fkey'),
  ...carried('measure', 'case_id', 'support_case', 'measure_case_id_fkey'),
  ...carried('measure', 'family_id', 'family'),
  ...carried('caseload_place', 'specialist_id', 'specialist', 'caseload_place_specialist_id_fkey'),
  ...carried('caseload_place', 'family_id', 'family', 'caseload_place_family_id_fkey'),
  ...carried('alert', 'case_id', 'support_case', 'alert_case_id_fkey'),
  ...carried('api_client', 'specialist_id', 'specialist', 'api_client_specialist_id_fkey'),
];

/** A foreign key that names the organisation too, in place of one that did not. */
function carried(table: string, column: string, target: string, former?: string): string[] {
  return [
    ...(former === undefined ? [] : [`alter table ${table} drop constraint ${former}`]),
    `alter table ${table} add constraint ${table}_${column}_within_organisation
       foreign key (${column}, organisation_id) references ${target} (id, organisation_id)`,
  ];
}

/** What the transaction was told (see `src/db/wall.ts`); null for everything when it was told nothing. */
const functions = [
  reader('wall_is_system', 'boolean', `current_setting('wall.scope', true) = 'system'`),
  reader('wall_organisation', 'uuid', told('organisationId', 'organisation', 'curator') + '::uuid'),
  reader('wall_specialist', 'uuid', told('specialistId', 'curator') + '::uuid'),
  reader('wall_partner', 'uuid', told('organisationId', 'partner') + '::uuid'),
  reader('wall_commission_region', 'text', told('region', 'municipality')),
  reader('wall_municipality', 'text', told('municipality', 'municipality')),
  reader('wall_figures', 'text', told('region', 'figures')),
  reader('wall_region', 'text', told('region', 'region', 'figures')),
  reader('wall_client', 'text', `nullif(current_setting('wall.clientId', true), '')`),
];

function reader(name: string, type: string, body: string): string {
  return `create function ${name}() returns ${type} language sql stable parallel safe return ${body}`;
}

function told(name: string, ...scopes: string[]): string {
  const list = scopes.map((scope) => `'${scope}'`).join(', ');
  return `(case when current_setting('wall.scope', true) in (${list}) then nullif(current_setting('wall.${name}', true), '') end)`;
}

/**
 * What looks into another table asks one of these: the other table's own wall decides again, for whoever asks. As PL/pgSQL on purpose:
 * a subquery in a policy brings the other table's policies into the plan of every statement, and planning them costs more than running it.
 */
const glances = [
  glance('wall_sees_case', 'support_case c where c.id = of_id'),
  glance('wall_sees_case_of_family', 'support_case c where c.family_id = of_id'),
  glance('wall_sees_family', 'family f where f.id = of_id'),
  glance('wall_sees_measure_of_family', `measure m
     where m.executor_organisation_id = wall_partner() and m.family_id = of_id and m.term_from is not null`),
];

function glance(name: string, from: string): string {
  return `create function ${name}(of_id uuid) returns boolean language plpgsql stable as $$
    begin return exists (select from ${from}); end $$`;
}

const ofOrganisation = 'organisation_id = (select wall_organisation())';
const ofFigures = 'region = (select wall_figures())';
const ofReachableCase = 'wall_sees_case(case_id)';
const noCurator = '(select wall_specialist()) is null';
const isCommission = '(select wall_municipality()) is not null';
const isPartner = '(select wall_partner()) is not null';

/** Who sees which rows, table by table, besides the service itself; `system` is in all of them. */
const walls = [
  ...wall('family', {
    sees: [
      `${ofOrganisation} and (${noCurator} or intake_specialist_id = (select wall_specialist()) or wall_sees_case_of_family(id))`,
      `${isPartner} and wall_sees_measure_of_family(id)`,
      ofFigures,
    ],
    writes: ofOrganisation,
  }),
  ...wall('family_member', {
    sees: [
      `${ofOrganisation} and (${noCurator} or wall_sees_family(family_id))`,
      `${isPartner} and wall_sees_measure_of_family(family_id)`,
    ],
    writes: ofOrganisation,
  }),
  ...wall('support_case', {
    sees: [
      `${ofOrganisation} and (${noCurator} or curator_id = (select wall_specialist())
         or (curator_id is null and intake_specialist_id = (select wall_specialist())))`,
      'region = (select wall_commission_region()) and municipality = (select wall_municipality())',
      ofFigures,
    ],
    writes: ofOrganisation,
  }),
  ...wall('case_fact', {
    sees: [
      `${ofOrganisation} and (${noCurator} or ${ofReachableCase})`,
      `${isCommission} and ${ofReachableCase}`,
    ],
    writes: ofOrganisation,
  }),
  ...wall('measure', {
    sees: [
      `${ofOrganisation} and (${noCurator} or ${ofReachableCase})`,
      'executor_organisation_id = (select wall_partner()) and term_from is not null',
    ],
    writes: ofOrganisation,
  }),
  ...wall('alert', {
    sees: [
      `${ofOrganisation} and (${noCurator} or ${ofReachableCase})`,
      `${isCommission} and ${ofReachableCase}`,
    ],
    writes: ofOrganisation,
  }),
  ...wall('caseload_place', {
    sees: [`${ofOrganisation} and (${noCurator} or specialist_id = (select wall_specialist()))`],
    writes: ofOrganisation,
  }),
  ...wall('outbox', {
    sees: [ofOrganisation, 'region = (select wall_commission_region()) and municipality = (select wall_municipality())'],
    writes: `${ofOrganisation} or (organisation_id is null and region = (select wall_region()))`,
  }),
  // the record of changes: everybody adds to it, an organisation reads its own
  ...wall('audit_record', { sees: [ofOrganisation], writes: 'true' }),
  ...wall('idempotency_record', { sees: ['client_id = (select wall_client())'], writes: 'client_id = (select wall_client())' }),
];

function wall(table: string, { sees, writes }: { sees: string[]; writes: string }): string[] {
  const system = '(select wall_is_system())';
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${[system, ...sees].map((one) => `(${one})`).join(' or ')})`,
    `create policy added on ${table} for insert with check (${system} or ${writes})`,
    `create policy changed on ${table} for update using (${system} or ${writes}) with check (${system} or ${writes})`,
    `create policy removed on ${table} for delete using (${system} or ${writes})`,
  ];
}

/** The group that the service's login belongs to: it owns nothing, and may do with each table what the service does. */
const rights = [
  `do $$ begin
     if not exists (select from pg_roles where rolname = 'soprovozhdenie_app') then
       create role soprovozhdenie_app nologin;
       -- in a sandbox one login is both: it works as this role
       execute format('grant soprovozhdenie_app to %I', current_user);
     end if;
   end $$`,
  `grant usage on schema public to soprovozhdenie_app`,
  ...granted('select', 'kysely_migration'),
  ...granted('select, insert', 'regulation', 'case_fact', 'outbox', 'audit_record', 'calendar_revision', 'calendar_year', 'region_day_off'),
  ...granted('select, insert, update', 'organisation', 'specialist', 'api_client', 'family', 'family_member', 'support_case',
    'register_counter', 'job_run'),
  ...granted('select, insert, update, delete', 'alert', 'measure', 'caseload_place', 'caseload_counter', 'idempotency_record'),
];

function granted(what: string, ...tables: string[]): string[] {
  return tables.map((table) => `grant ${what} on ${table} to soprovozhdenie_app`);
}
