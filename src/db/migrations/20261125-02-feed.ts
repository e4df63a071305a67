import { type Kysely, sql } from 'kysely';

/**
 * The commissions' feed: what a commission may know of a case, when that last changed, the events' versions and states, and the epoch of the
 * feed's positions. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...cases, ...events, ...functions, ...indexes, ...epoch, ...walls]) await sql.raw(statement).execute(db);
}

const unknownState = `'{"unknown": true, "level": null, "proposedLevel": null, "programme": null, "deadlines": [], "decisions": [], "reviews": [],
  "recommendations": [], "outcome": null}'`;

const cases = [
  // a row of an earlier release, or of one that still runs beside this one, learns its state with the next write of its case or from the night's job
  `alter table support_case add column feed_state jsonb not null default ${unknownState}`,
  `alter table support_case add column in_feed boolean not null default true`,
  // by which transaction the row was last written, and what a commission may know of it last changed; a trigger sets both
  `alter table support_case add column last_xid xid8 not null default '3'`,
  `alter table support_case add column changed_xid xid8 not null default '3'`,
];

const events = [
  `alter table outbox add column version integer not null default 1`,
  `alter table outbox add column recipient_organisation_id uuid references organisation (id)`,
  // what the municipality's commission may know of the case after the change
  `alter table outbox add column state jsonb`,
];

const functions = [
  // A case's numbers never go back: a transaction may have got its own long before it got the lock on the row.
  `create function case_changed() returns trigger language plpgsql as $$
     begin
       if tg_op = 'INSERT' then
         new.last_xid := pg_current_xact_id();
         new.changed_xid := new.last_xid;
         return new;
       end if;
       new.last_xid := greatest(pg_current_xact_id(), old.last_xid);
       if new.changed_xid <> old.changed_xid or new.status <> old.status or new.municipality <> old.municipality
          or new.feed_state is distinct from old.feed_state or new.in_feed <> old.in_feed or new.regulation_version <> old.regulation_version
          or new.register_number is distinct from old.register_number then
         new.changed_xid := new.last_xid;
       end if;
       return new;
     end $$`,
  `create trigger case_changed before insert or update on support_case for each row execute function case_changed()`,
  `create function case_for_commission(c support_case) returns jsonb language sql stable as $$
     select jsonb_build_object(
       'organisationId', c.organisation_id, 'municipality', c.municipality, 'openedOn', c.opened_on, 'status', c.status,
       'registerNumber', c.register_year || '/' || c.register_number,
       'regulation', jsonb_build_object('code', c.regulation_code, 'version', c.regulation_version), 'timeZone', c.time_zone,
       'alerts', coalesce((
         select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'subject', a.subject, 'severity', a.severity,
                  'since', a.raise_on, 'dueOn', a.due_on, 'citation', a.citation) order by a.raise_on, a.id)
           from alert a where a.case_id = c.id and a.for_commission and a.raised_at is not null and a.ended_at is null), '[]')
     ) || c.feed_state $$`,
];

const indexes = [
  // the feed's newest reading: a municipality's cases by their newest change
  `create index support_case_feed on support_case (region, municipality, changed_xid, id) where in_feed`,
  // the night's job: rows of an earlier release, whose state nobody has worked out yet
  `create index support_case_feed_unknown on support_case (region, id) where feed_state ? 'unknown'`,
  // the feed's every change: a municipality's events in order
  `create index outbox_municipality on outbox (region, municipality, xid, pos) where municipality is not null`,
  // the feed's newest reading: what has left a municipality
  `create index outbox_removed on outbox (region, municipality, xid, case_id) where kind = 'case.removed'`,
];

const epoch = [
  `create table feed_epoch (
     id integer primary key default 1 check (id = 1),
     epoch integer not null check (epoch > 0),
     raised_at timestamptz
   )`,
  `insert into feed_epoch (epoch) values (1)`,
  `grant select on feed_epoch to soprovozhdenie_app`,
];

const walls = [
  `drop policy seen on outbox`,
  `create policy seen on outbox for select using ((select wall_is_system())
     or organisation_id = (select wall_organisation())
     or recipient_organisation_id = (select coalesce(wall_organisation(), wall_partner()))
     or (region = (select wall_commission_region()) and municipality = (select wall_municipality())))`,
];
