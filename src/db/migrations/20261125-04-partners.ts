import { type Kysely, sql } from 'kysely';

/**
 * What outside organisations (соисполнители) take part in: the measures of programmes in force that each of them carries out, and the
 * programmes and letters that went out to it. Projections of the facts: ids and dates, no words. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...parts, ...deliveries, ...walls, ...rights]) await sql.raw(statement).execute(db);
}

const parts = [
  // The measures themselves are replaced with every fact, also by an earlier release beside this one: so there is no key to them.
  `create table measure_part (
     case_id uuid not null,
     programme_number integer not null,
     number integer not null,
     organisation_id uuid not null,
     family_id uuid not null,
     executor_id uuid not null references organisation (id),
     part text not null check (part in ('executor', 'coExecutor')),
     due_on date not null,
     primary key (case_id, programme_number, number, executor_id),
     constraint measure_part_case_id_within_organisation foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     constraint measure_part_family_id_within_organisation foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // listPartnerMeasures, by due date
  `create index measure_part_due on measure_part (executor_id, due_on, case_id, number)`,
  // a partner's wall: the families of its measures
  `create index measure_part_family on measure_part (executor_id, family_id)`,
  `insert into measure_part
     select m.case_id, m.programme_number, m.number, m.organisation_id, m.family_id, who.executor_id,
            case when bool_or(who.leads) then 'executor' else 'coExecutor' end, m.due_on
       from measure m
       join case_fact f on f.case_id = m.case_id and f.kind = 'programme' and (f.data->>'number')::integer = m.programme_number
       cross join lateral jsonb_array_elements(f.data->'measures') line
       cross join lateral (
         select (line->'executor'->>'organisationId')::uuid as executor_id, true as leads
         union all
         select (helper->>'organisationId')::uuid, false from jsonb_array_elements(line->'coExecutors') helper) who
      where m.term_from is not null and (line->>'number')::integer = m.number
        and who.executor_id is not null and who.executor_id <> m.organisation_id
      group by m.case_id, m.programme_number, m.number, who.executor_id`,
  // both belonged to the list that knew executors only
  `drop index measure_executor`,
  `drop index measure_executor_family`,
];

const deliveries = [
  `create table delivery (
     fact_id uuid not null,
     case_id uuid not null,
     organisation_id uuid not null,
     family_id uuid not null,
     recipient_id uuid not null references organisation (id),
     kind text not null check (kind in ('programme', 'letter')),
     programme_number integer,
     sent_on date not null,
     due_on date,
     answered_on date,
     primary key (fact_id, recipient_id),
     check ((kind = 'programme') = (programme_number is not null)),
     constraint delivery_case_id_within_organisation foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     constraint delivery_family_id_within_organisation foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // listPartnerProgrammes, listPartnerLetters, by the day of sending
  `create index delivery_recipient on delivery (recipient_id, kind, sent_on, fact_id)`,
  // getPartnerProgramme: the newest sending of one
  `create index delivery_case on delivery (case_id, recipient_id)`,
  `insert into delivery
     select f.id, f.case_id, f.organisation_id, c.family_id, (one->>'organisationId')::uuid, 'programme', (f.data->>'programmeNumber')::integer,
            f.happened_on, null, null
       from case_fact f join support_case c on c.id = f.case_id
       cross join lateral jsonb_array_elements(f.data->'recipients') one
      where f.kind = 'distribution' and one->>'organisationId' is not null
     on conflict do nothing`,
];

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const isPartner = '(select wall_partner()) is not null';

const walls = [
  ...wall('measure_part', 'executor_id'),
  ...wall('delivery', 'recipient_id'),
  glance('wall_sees_measure_of_family', 'of_id uuid', 'measure_part p where p.executor_id = wall_partner() and p.family_id = of_id'),
  glance('wall_sees_part', 'of_case uuid, of_programme integer, of_number integer', `measure_part p
     where p.case_id = of_case and p.programme_number = of_programme and p.number = of_number and p.executor_id = wall_partner()`),
  glance('wall_sees_delivery', 'of_fact uuid', 'delivery d where d.fact_id = of_fact and d.recipient_id = wall_partner()'),
  // beside what everybody sees already: a co-executor its measures, a recipient what was sent to it
  `create policy entrusted on measure for select
     using (${isPartner} and term_from is not null and wall_sees_part(case_id, programme_number, number))`,
  `create policy delivered on case_fact for select
     using (${isPartner} and kind in ('distribution', 'letter') and wall_sees_delivery(id))`,
  // what a provider writes to other bodies and hears from them is not a commission's to read; no status follows from it
  `create policy correspondence on case_fact as restrictive for select
     using ((select wall_municipality()) is null or kind not in
       ('letter', 'letterAnswer', 'executionReport', 'distributionReceipt', 'councilReferral', 'councilOpinion'))`,
];

function wall(table: string, partner: string): string[] {
  const own = `${system} or ${ofOrganisation}`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${system}
       or (${ofOrganisation} and ((select wall_specialist()) is null or wall_sees_case(case_id)))
       or ${partner} = (select wall_partner()))`,
    `create policy added on ${table} for insert with check (${own})`,
    `create policy changed on ${table} for update using (${own}) with check (${own})`,
    `create policy removed on ${table} for delete using (${own})`,
  ];
}

/** As PL/pgSQL on purpose, as in the first walls: the other table's policies stay out of the plan of every statement. */
function glance(name: string, of: string, from: string): string {
  return `create or replace function ${name}(${of}) returns boolean language plpgsql stable as $$
    begin return exists (select from ${from}); end $$`;
}

const rights = [
  `grant select, insert, update, delete on measure_part to soprovozhdenie_app`,
  `grant select, insert, update on delivery to soprovozhdenie_app`,
];
