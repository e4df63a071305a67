import { type Kysely, sql } from 'kysely';

/**
 * What lists and the commissions' feed read of a case stands in its row, ready to be sent: triggers keep it, so it is right whoever has written, the
 * previous release too. Rows that are there already get theirs with their next write; until then it is worked out when they are read.
 * Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...lines, ...deadlines, ...alerts]) await sql.raw(statement).execute(db);
}

const lines = [
  // the case as lists show it, as JSON without its outside names and its closing brace
  `alter table support_case add column list_line text`,
  `create function case_line(c support_case) returns text language plpgsql stable as $$
     declare line text;
     begin
       select left(row_to_json(l)::text, -1) into line from (
         select c.id, c.organisation_id as "organisationId", c.region, c.municipality, c.family_id as "familyId", c.form, c.member_id as "memberId",
                c.reopens_case_id as "reopensCaseId", c.opened_on as "openedOn", c.ground,
                json_build_object('code', c.regulation_code, 'version', c.regulation_version) as regulation,
                c.register_year || '/' || c.register_number as "registerNumber", c.status, c.level, c.curator_id as "curatorId",
                c.starts_on as "startsOn", c.ends_on as "endsOn",
                to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", c.version) l;
       return line;
     end $$`,
  `create function keep_case_line() returns trigger language plpgsql as $$
     begin
       new.list_line := case_line(new);
       return new;
     end $$`,
  `create trigger keep_case_line before insert or update of municipality, regulation_version, register_year, register_number, status, level, curator_id,
     starts_on, ends_on, version on support_case for each row execute function keep_case_line()`,
];

const deadlines = [
  // the deadlines of feed_state with where each stands, as JSON, after the first and the last day on which that is right
  `alter table support_case add column deadlines_shown text`,
  `create function forget_deadlines_shown() returns trigger language plpgsql as $$
     begin
       new.deadlines_shown := null;
       return new;
     end $$`,
  // the previous release changes the deadlines and does not know of their text
  `create trigger forget_deadlines_shown before update of feed_state on support_case for each row
     when (new.deadlines_shown is not distinct from old.deadlines_shown
           and (new.feed_state -> 'deadlines') is distinct from (old.feed_state -> 'deadlines'))
     execute function forget_deadlines_shown()`,
];

const isShown = (alert: string) => `${alert}.case_id is not null and ${alert}.for_commission and ${alert}.raised_at is not null and ${alert}.ended_at is null`;

const alerts = [
  // what the municipality's commission sees of the case's open alerts
  `alter table support_case add column commission_alerts jsonb not null default '[]'`,
  `create function commission_alerts_of(of_case uuid) returns jsonb language sql stable as $$
     select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'subject', a.subject, 'severity', a.severity,
              'since', a.raise_on, 'dueOn', a.due_on, 'citation', a.citation) order by a.raise_on, a.id), '[]')
       from alert a where a.case_id = of_case and ${isShown('a')} $$`,
  `create function keep_commission_alerts() returns trigger language plpgsql as $$
     declare of_case uuid := coalesce(new.case_id, old.case_id);
     begin
       update support_case set commission_alerts = commission_alerts_of(of_case) where id = of_case;
       return null;
     end $$`,
  `create trigger keep_commission_alerts_new after insert on alert for each row
     when (${isShown('new')}) execute function keep_commission_alerts()`,
  `create trigger keep_commission_alerts_changed after update on alert for each row
     when (((${isShown('new')}) <> (${isShown('old')}))
           or (${isShown('new')} and (new.severity, new.citation, new.subject, new.due_on, new.raise_on)
                is distinct from (old.severity, old.citation, old.subject, old.due_on, old.raise_on)))
     execute function keep_commission_alerts()`,
  `create trigger keep_commission_alerts_gone after delete on alert for each row
     when (${isShown('old')}) execute function keep_commission_alerts()`,
  `update support_case set commission_alerts = commission_alerts_of(id)
    where id in (select a.case_id from alert a where ${isShown('a')})`,
  `create or replace function case_for_commission(c support_case) returns jsonb language sql stable as $$
     select jsonb_build_object(
       'organisationId', c.organisation_id, 'municipality', c.municipality, 'openedOn', c.opened_on, 'status', c.status,
       'registerNumber', c.register_year || '/' || c.register_number,
       'regulation', jsonb_build_object('code', c.regulation_code, 'version', c.regulation_version), 'timeZone', c.time_zone,
       'alerts', c.commission_alerts) || c.feed_state $$`,
];
