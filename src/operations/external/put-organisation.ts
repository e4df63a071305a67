import { findOrganisation, lockOrganisation } from '../../db/queries/organisations.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ExternalId } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { createOrganisation, type NewOrganisation } from '../create-organisation.ts';
import { giveNames } from '../give-names.ts';
import { insistOn, type Precondition } from '../precondition.ts';
import { updateOrganisation } from '../update-organisation.ts';
import { differing, outcomeOf, refuseOther } from './bring-to.ts';
import { type PutRecord, wholeRecord } from './external-record.ts';
import { holderOf, inRegion, taken, unknownLink } from './named-target.ts';

/** An organisation as an outside system has it; with `id`, the one of ours that it means. */
export type OutsideOrganisation = NewOrganisation & { id?: string };

/**
 * Brings an organisation of the caller's region to what an outside system tells of it, or enters it.
 * @throws DomainError external-id.*, link.unknown, and whatever creating or changing one refuses
 * @throws RefusedRequest version-stale
 */
export async function putOrganisation(
  tx: Tx, ctx: OperationContext, name: ExternalId, { id: meant, ...told }: OutsideOrganisation, precondition: Precondition,
): Promise<PutRecord> {
  const { scope } = ctx.caller;
  const ownerOf = async (id: string): Promise<string> => {
    if (meant !== undefined && (await findOrganisation(tx, scope, id)) === undefined) throw unknownLink('/id', id);
    return id;
  };
  const { id, was } = await holderOf(tx, await inRegion({ ...ctx, db: tx }, 'organisation', name), { id: meant, ownerOf });
  if (was === 'free') {
    insistOn(precondition, undefined);
    const { version } = await createOrganisation(tx, ctx, told, id);
    return { ...wholeRecord('organisation', name, { id, version }), outcome: 'created', isNew: true };
  }
  const present = await lockOrganisation(tx, scope, id);
  if (present === undefined) throw taken(name);
  insistOn(precondition, present.version);
  const { kind, externalIds: names, ...fields } = told;
  refuseOther(present, { kind });
  const changes = differing(present, fields);
  const updated = Object.keys(changes).length > 0;
  const { version } = updated ? await updateOrganisation(tx, ctx, id, present.version, changes) : present;
  const target = { id, part: '' };
  const given = await giveNames(tx, [{ region: present.region, organisationId: id, kind: 'organisation', target, names, pointer: '/externalIds' }]);
  const outcome = await outcomeOf(tx, ctx, { kind: 'organisation', id, organisationId: id }, { was, given, updated });
  return { ...wholeRecord('organisation', name, { id, version }), outcome, isNew: was !== 'named' };
}
