import { type Kysely, sql } from 'kysely';

/** Events for feeds, the audit record, answers kept for idempotency keys. Each index names the query that needs it. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table outbox (
     pos bigint generated always as identity primary key,
     xid xid8 not null default pg_current_xact_id(),
     region text not null,
     organisation_id uuid not null,
     municipality text,
     case_id uuid,
     kind text not null,
     data jsonb not null,
     occurred_at timestamptz not null
   )`,
  // the feed's order; see docs/adr
  `create index outbox_order on outbox (xid, pos)`,
  `create table audit_record (
     id uuid primary key,
     occurred_at timestamptz not null,
     client_id text not null,
     role text not null,
     operation text not null,
     trace_id text not null,
     organisation_id uuid,
     subject_kind text not null,
     subject_id text not null,
     detail jsonb not null
   )`,
  `create trigger audit_record_append_only before update or delete on audit_record
     for each row execute function forbid_change()`,
  `create table idempotency_record (
     client_id text not null,
     method text not null,
     path text not null,
     key text not null,
     fingerprint text not null,
     status integer not null,
     headers json not null,
     body json not null,
     created_at timestamptz not null,
     primary key (client_id, method, path, key)
   )`,
  // clean-up of records older than 24 hours
  `create index idempotency_record_age on idempotency_record (created_at)`,
];
