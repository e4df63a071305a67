import { type Kysely, sql } from 'kysely';

/** Webhooks: who is told, how far the outbox was handed out, and what is delivered to whom. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls, ...rights]) await sql.raw(statement).execute(db);
}

const tables = [
  // no family data, but addresses and sealed secrets of one scope: it is what the events that it is told of belong to
  `create table webhook (
     id uuid primary key,
     client_id text not null,
     scope text not null check (scope in ('organisation', 'partner', 'municipality', 'region')),
     region text,
     municipality text,
     organisation_id uuid references organisation (id),
     url text not null,
     description text,
     -- none: every kind
     kinds text[] not null,
     state text not null check (state in ('active', 'paused', 'disabled')),
     disabled_at timestamptz,
     disabled_reason text check (disabled_reason in ('gone', 'failing')),
     -- since when nothing but failures
     failing_since timestamptz,
     -- failures in a row, and until when nothing is tried because there were many; by the service's clock
     failures integer not null default 0,
     rests_until timestamptz,
     -- a replay that was asked for and not yet carried out
     replay_since timestamptz,
     -- sealed with WEBHOOK_KEY_FILE
     secret text not null,
     previous_secret text,
     previous_valid_until timestamptz,
     created_at timestamptz not null,
     version integer not null default 1,
     check ((previous_secret is null) = (previous_valid_until is null)),
     check ((state = 'disabled') = (disabled_at is not null and disabled_reason is not null)),
     check (case scope when 'region' then region is not null
                       when 'municipality' then region is not null and municipality is not null
                       else organisation_id is not null end)
   )`,
  // listWebhooks and the wall of the webhooks of an organisation
  `create index webhook_organisation on webhook (organisation_id, id) where organisation_id is not null`,
  `create table webhook_delivery (
     id uuid primary key,
     webhook_id uuid not null references webhook (id) on delete cascade,
     -- of the outbox; null for a test
     event_pos bigint,
     event_id text not null,
     kind text not null,
     case_id uuid,
     occurred_at timestamptz not null,
     state text not null check (state in ('pending', 'delivered', 'failed')),
     attempts integer not null default 0,
     -- by the service's clock
     next_attempt_at timestamptz not null,
     -- by the database's clock; while it lasts, a worker has it in hand
     lease_until timestamptz,
     last_attempt_at timestamptz,
     last_status integer,
     last_error text,
     delivered_at timestamptz,
     created_at timestamptz not null,
     unique (webhook_id, event_pos)
   )`,
  // what is due of a webhook, in the order in which it is taken in hand
  `create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at, event_pos) where state = 'pending'`,
  // whether an earlier one of the same case is still to come
  `create index webhook_delivery_case on webhook_delivery (webhook_id, case_id, event_pos) where state = 'pending'`,
  // listWebhookDeliveries
  `create index webhook_delivery_list on webhook_delivery (webhook_id, state, created_at, id)`,
  // the clean-up
  `create index webhook_delivery_created on webhook_delivery (created_at)`,
  // how far the outbox was handed out: one row, which whoever hands out locks
  `create table webhook_position (
     singular boolean primary key default true check (singular),
     xid xid8 not null,
     pos bigint not null
   )`,
  `insert into webhook_position (xid, pos) values ('0', 0)`,
  // a replay reads the outbox from an instant on; it grows in the order of time, so this costs next to nothing
  `create index outbox_time on outbox using brin (occurred_at)`,
];

const system = '(select wall_is_system())';
const own = `(
  (scope = 'organisation' and organisation_id = (select wall_organisation()))
  or (scope = 'partner' and organisation_id = (select wall_partner()))
  or (scope = 'municipality' and region = (select wall_commission_region()) and municipality = (select wall_municipality()))
  or (scope = 'region' and region = (select wall_region())))`;

const walls = [
  // as PL/pgSQL, so that the webhooks' own wall decides without being planned into every statement
  `create function wall_sees_webhook(of_id uuid) returns boolean language plpgsql stable as $$
     begin return exists (select from webhook w where w.id = of_id); end $$`,
  ...wall('webhook', own),
  ...wall('webhook_delivery', 'wall_sees_webhook(webhook_id)'),
];

function wall(table: string, reaches: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${system} or ${reaches})`,
    `create policy added on ${table} for insert with check (${system} or ${reaches})`,
    `create policy changed on ${table} for update using (${system} or ${reaches}) with check (${system} or ${reaches})`,
    `create policy removed on ${table} for delete using (${system} or ${reaches})`,
  ];
}

const rights = [
  `grant select, insert, update, delete on webhook to soprovozhdenie_app`,
  `grant select, insert, update, delete on webhook_delivery to soprovozhdenie_app`,
  `grant select, insert, update on webhook_position to soprovozhdenie_app`,
];
