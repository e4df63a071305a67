import type { Kysely } from 'kysely';
import { newId } from '../../../src/db/new-id.ts';
import type { Database } from '../../../src/db/schema.ts';
import type { OperationContext } from '../../../src/operations/context.ts';
import { look } from '../../../src/operations/look.ts';
import { getCase } from '../../../src/operations/read-cases.ts';
import { SeenFamilies } from '../../../src/operations/seen-families.ts';
import type { DirectWay } from './calls.ts';
import type { RunningService } from './running-service.ts';
import type { Target } from './targets.ts';

/** Reads the case of a target in one of three ways, as a head would, and computes its state. */
export function readerOf({ walled, owner, clock }: RunningService, way: DirectWay): (target: Target) => Promise<unknown> {
  const contextOf = (db: Kysely<Database>, { organisationId, head }: Target): OperationContext => {
    const caller = { clientId: head, role: 'head', scope: { kind: 'organisation', organisationId } } as const;
    return { db, clock, caller, traceId: 'bench', operation: 'getCase', seen: new SeenFamilies() };
  };
  if (way === 'bare') return (target) => getCase(contextOf(owner, target), target.caseId);
  const db = way === 'walled' ? walled : owner;
  return (target) => look(contextOf(db, target), (within) => getCase(within, target.caseId));
}

/** Records one read of a target's family. */
export function recorderOf({ recorder, clock }: RunningService): (target: Target) => Promise<void> {
  return ({ familyId, organisationId }) => recorder.record({
    at: clock.now(), clientId: 'bench-direct', role: 'head', callerOrganisationId: organisationId, operation: 'getFamily', outcome: 'shown',
    purpose: 'accompaniment', address: '127.0.0.1', traceId: newId(), families: [{ familyId, organisationId }],
  });
}

/** So many callers, each doing one thing after another; how many things a second. */
export async function perSecond(
  work: (target: Target) => Promise<unknown>, targets: readonly Target[], callers: number, seconds: number,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() - began < seconds * 1000) {
      await work(targets[done++ % targets.length] as Target);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return done / (performance.now() - began) * 1000;
}
