import { recordAudit } from '../db/queries/audit.ts';
import {
  findOrganisation, type Organisation, type OrganisationChanges, updateOrganisation as storeChanges,
} from '../db/queries/organisations.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { organisationViolations } from './organisation-rules.ts';
import { changedRow } from './stale-version.ts';

/**
 * Changes an organisation that is still in `expectedVersion`; its kind and region stay. Open cases keep the regulation
 * that they were opened under.
 * @throws DomainError not-found, organisation.*, regulation.unknown
 * @throws RefusedRequest version-stale
 */
export async function updateOrganisation(
  tx: Tx,
  ctx: OperationContext,
  id: string,
  expectedVersion: number,
  changes: OrganisationChanges,
): Promise<Organisation> {
  const { scope } = ctx.caller;
  const present = await findOrganisation(tx, scope, id);
  if (present === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  changedRow(present.version === expectedVersion ? present : undefined);
  refuseIfAny(await organisationViolations(tx, ctx.clock, { ...present, ...changes }));
  const changed = changedRow(await storeChanges(tx, scope, { id, version: expectedVersion }, changes));
  recordAudit(tx, ctx, { kind: 'organisation', id }, { fields: Object.keys(changes) });
  return changed;
}
