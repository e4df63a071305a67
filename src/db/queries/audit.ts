import { sql } from 'kysely';
import { newId } from '../new-id.ts';
import { organisationOf, type Scope } from '../scope.ts';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** Who did it, when and under which name; an operation's context is one. */
export interface AuditActor {
  clock: { now(): string };
  caller: { clientId: string; role: string; scope: Scope };
  traceId: string;
  operation: string;
}

/** What was touched; `organisationId` is the provider that it belongs to, when it belongs to one. */
export interface AuditSubject {
  kind: string;
  id: string;
  organisationId?: string;
}

const added = statement((name) => sql`
  insert into audit_record (id, occurred_at, client_id, role, operation, trace_id, organisation_id, subject_kind, subject_id, detail)
  values (${name('id')}, ${name('at')}, ${name('client')}, ${name('role')}, ${name('operation')}, ${name('trace')}, ${name('organisation')}, ${name('kind')},
          ${name('subject')}, ${name('detail')})`);

/** Writes who changed what, in the transaction of the change. `detail` names fields and facts, never personal values. */
export function recordAudit(
  tx: Tx,
  actor: AuditActor,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): void {
  defer(tx, added({
    id: newId(),
    at: actor.clock.now(),
    client: actor.caller.clientId,
    role: actor.caller.role,
    operation: actor.operation,
    trace: actor.traceId,
    organisation: subject.organisationId ?? (organisationOf(actor.caller.scope) ?? null),
    kind: subject.kind,
    subject: subject.id,
    detail: JSON.stringify(detail),
  }));
}
