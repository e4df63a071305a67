import { type Kysely, sql } from 'kysely';
import { newId } from '../../src/db/new-id.ts';
import { emit } from '../../src/db/queries/outbox.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { MUNICIPALITY, REGION } from './factories.ts';

/** A change of a case, of which the feed tells; the id of the fact that its event names. */
export async function changedCase(service: Kysely<Database>, organisationId: string, caseId: string): Promise<string> {
  return await inTransaction(service, { scope: { kind: 'organisation', organisationId } }, (tx) => changeCase(tx, organisationId, caseId));
}

export async function changeCase(tx: Tx, organisationId: string, caseId: string): Promise<string> {
  const factId = newId();
  const state = { level: null, proposedLevel: null, programme: null, deadlines: [], decisions: [], reviews: [], recommendations: [], outcome: null };
  await sql`update support_case set feed_state = ${JSON.stringify(state)}::jsonb, changed_xid = pg_current_xact_id() where id = ${caseId}`.execute(tx);
  emit(tx, {
    kind: 'case.factRecorded', region: REGION, organisationId, municipality: MUNICIPALITY, caseId, data: { factId, fact: 'decision', seq: 1 },
    occurredAt: '2026-03-02T09:00:00.000Z',
  });
  return factId;
}
