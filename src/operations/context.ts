import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/schema.ts';
import type { Scope } from '../db/scope.ts';
import type { Reading } from './reading.ts';
import type { SeenFamilies } from './seen-families.ts';

export const roles = [
  'curator', 'head', 'council', 'commission', 'partner', 'ministry', 'resourceCentre', 'admin', 'integration',
] as const;
export type Role = (typeof roles)[number];

/** Who calls: a client (or a job), in one role, seeing one scope. */
export interface Caller {
  clientId: string;
  role: Role | 'system';
  scope: Scope;
  /** The person behind a client that acts for one specialist, as a curator's does. */
  specialistId?: string;
}

/** The person who takes a family or an application in: a curator does so for themselves, anybody else for the organisation. */
export function intakeOf({ role, specialistId }: Caller): string | null {
  return role === 'curator' ? (specialistId ?? null) : null;
}

/** A POST's protection against being carried out twice. */
export interface IdempotencyClaim {
  key: string;
  method: string;
  path: string;
  /** Hash of the body, to tell a replay from a reuse of the key. */
  fingerprint: string;
}

/** What every operation needs to know about its surroundings; handed in, never pulled from the air. */
export interface OperationContext {
  db: Kysely<Database>;
  clock: Clock;
  caller: Caller;
  traceId: string;
  /** The OpenAPI operationId or the job's name: goes into the audit record. */
  operation: string;
  /** Which families' data the operation has shown or changed; goes into the record of accesses before the answer leaves. */
  seen: SeenFamilies;
  /** Where a read that need not go to the primary is done; absent: on `db`. */
  reading?: Reading;
  idempotency?: IdempotencyClaim;
  /** Carry the work out, answer what it would do, and roll it back. */
  dryRun?: boolean;
}
