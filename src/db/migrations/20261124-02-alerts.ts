import { type Kysely, sql } from 'kysely';

/**
 * Whom an alert concerns, what was said of it, and alerts about an organisation or a specialist and no case. Nothing here is newer than
 * PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...columns, ...keys, ...actions, ...walls, ...erasure, ...rights]) await sql.raw(statement).execute(db);
}

const columns = [
  // a row of an earlier release, or of one that still runs beside this one, learns its own day with the next write of its case
  `alter table alert add column escalate_on date not null default 'infinity'`,
  `update alert set escalate_on = case when kind in ('programmeExpired', 'decisionLate', 'consentWithdrawn') then raise_on else raise_on + 5 end`,
  `alter table alert add column for_commission boolean not null default false`,
  `update alert set for_commission = true where kind = 'programmeExpired'`,
  `alter table alert add column acknowledged_at timestamptz`,
  `alter table alert add column snoozed_until date`,
  `alter table alert add column specialist_id uuid`,
  `alter table alert alter column case_id drop not null`,
  // a case, or else a specialist of the organisation or the organisation itself
  `alter table alert add check (case_id is null or specialist_id is null)`,
];

const keys = [
  // the organisation belongs to the key, so that what is said of an alert can name both; no index more is needed for it
  `alter table alert drop constraint alert_pkey`,
  `alter table alert add primary key (id, organisation_id)`,
  `alter table alert add constraint alert_specialist_id_within_organisation
     foreign key (specialist_id, organisation_id) references specialist (id, organisation_id)`,
  `alter table alert add constraint alert_organisation_id_fkey foreign key (organisation_id) references organisation (id)`,
  // never doubled; job watchOrganisations: those that are open now
  `create unique index alert_live_organisation on alert (organisation_id, kind, specialist_id, subject) nulls not distinct
     where case_id is null and ended_at is null`,
  // never doubled: a report that was sent is not asked for again
  `create unique index alert_report on alert (organisation_id, subject) where kind = 'quarterlyReportDue'`,
  // listAlerts with what has ended, newest first, of an organisation and of a commission
  `create index alert_raised_organisation on alert (organisation_id, raised_at, id) where raised_at is not null`,
  `create index alert_raised_commission on alert (region, raised_at, id) where raised_at is not null and for_commission`,
];

const actions = [
  `create table alert_action (
     id uuid primary key,
     alert_id uuid not null,
     organisation_id uuid not null,
     action text not null check (action in ('acknowledged', 'snoozed')),
     happened_at timestamptz not null,
     client_id text not null,
     role text not null,
     specialist_id uuid,
     note text,
     snoozed_until date,
     check ((action = 'snoozed') = (snoozed_until is not null)),
     foreign key (alert_id, organisation_id) references alert (id, organisation_id),
     foreign key (specialist_id, organisation_id) references specialist (id, organisation_id)
   )`,
  // getAlert, listAlerts: what was said of an alert, in order
  `create index alert_action_alert on alert_action (alert_id, id)`,
  // once by each client, whatever meets at the same moment
  `create unique index alert_action_acknowledged on alert_action (alert_id, client_id) where action = 'acknowledged'`,
  // append-only but for the note of a family that is being erased
  `create function alert_action_keep() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' and new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note'
          and exists (select from alert a join support_case c on c.id = a.case_id
                       where a.id = old.alert_id and c.family_id::text = current_setting('erasure.family', true))
       then return new; end if;
       raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
     end $$`,
  `create trigger alert_action_append_only before update or delete on alert_action
     for each row execute function alert_action_keep()`,
];

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const reachable = 'exists (select from support_case c where c.id = alert.case_id)';

const walls = [
  `drop policy seen on alert`,
  // a curator: about their own cases and about themselves; a commission: what concerns it
  `create policy seen on alert for select using (${system}
     or (${ofOrganisation} and ((select wall_specialist()) is null or specialist_id = (select wall_specialist()) or ${reachable}))
     or ((select wall_municipality()) is not null and for_commission and ${reachable}))`,
  `alter table alert_action enable row level security`,
  `alter table alert_action force row level security`,
  // what a provider's people said among themselves is not a commission's to read
  `create policy seen on alert_action for select using (${system} or (${ofOrganisation}
     and ((select wall_specialist()) is null or exists (select from alert a where a.id = alert_action.alert_id))))`,
  `create policy added on alert_action for insert with check (${system} or ${ofOrganisation})`,
  `create policy changed on alert_action for update using (${system} or ${ofOrganisation}) with check (${system} or ${ofOrganisation})`,
];

/** Notes may tell of the family: they go with its facts. */
const erasure = [
  `create or replace function erase_facts(of_family uuid, skeletons jsonb) returns integer
     language plpgsql security definer set search_path = pg_catalog, public as $$
     declare changed integer; present integer;
     begin
       if not public.erasing(of_family) then raise exception 'the family is not being erased' using errcode = 'restrict_violation'; end if;
       perform set_config('erasure.family', of_family::text, true);
       update public.case_fact f set data = s.data
         from jsonb_to_recordset(skeletons) as s ("caseId" uuid, seq integer, data jsonb), public.support_case c
        where c.family_id = of_family and f.case_id = c.id and s."caseId" = f.case_id and s.seq = f.seq;
       get diagnostics changed = row_count;
       update public.alert_action x set note = null
         from public.alert a join public.support_case c on c.id = a.case_id
        where c.family_id = of_family and x.alert_id = a.id and x.note is not null;
       perform set_config('erasure.family', '', true);
       select count(*) into present from public.case_fact f join public.support_case c on c.id = f.case_id where c.family_id = of_family;
       if changed <> present or changed <> jsonb_array_length(skeletons) then
         raise exception 'skeletons for % facts, % there', jsonb_array_length(skeletons), present using errcode = 'restrict_violation';
       end if;
       return changed;
     end $$`,
];

const rights = [`grant select, insert on alert_action to soprovozhdenie_app`];
