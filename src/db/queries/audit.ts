import { newId } from '../new-id.ts';
import { organisationOf, type Scope } from '../scope.ts';
import { defer } from '../session.ts';
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

/** Writes who changed what, in the transaction of the change. `detail` names fields and facts, never personal values. */
export function recordAudit(
  tx: Tx,
  actor: AuditActor,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): void {
  defer(tx, tx
    .insertInto('audit_record')
    .values({
      id: newId(),
      occurred_at: actor.clock.now(),
      client_id: actor.caller.clientId,
      role: actor.caller.role,
      operation: actor.operation,
      trace_id: actor.traceId,
      organisation_id: subject.organisationId ?? (organisationOf(actor.caller.scope) ?? null),
      subject_kind: subject.kind,
      subject_id: subject.id,
      detail: JSON.stringify(detail),
    }));
}
