import { lockSpecialist } from '../../db/queries/specialist-changes.ts';
import { findSpecialist } from '../../db/queries/specialists.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ExternalId } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { createSpecialist, type NewSpecialist } from '../create-specialist.ts';
import { giveNames } from '../give-names.ts';
import { organisationFor } from '../own-organisation.ts';
import { insistOn, type Precondition } from '../precondition.ts';
import { updateSpecialist } from '../update-specialist.ts';
import { differing, outcomeOf, refuseOther } from './bring-to.ts';
import { type PutRecord, wholeRecord } from './external-record.ts';
import { holderOf, inRegion, taken, unknownLink } from './named-target.ts';

/** A specialist as an outside system has them; with `id`, the one of ours that it means. */
export type OutsideSpecialist = NewSpecialist & { id?: string; active?: boolean };

/**
 * Brings a specialist to what an outside system tells of them, or enters them.
 * @throws DomainError external-id.*, link.unknown, and whatever creating or changing one refuses
 * @throws RefusedRequest version-stale
 */
export async function putSpecialist(
  tx: Tx, ctx: OperationContext, name: ExternalId, { id: meant, active, ...told }: OutsideSpecialist, precondition: Precondition,
): Promise<PutRecord> {
  const { scope } = ctx.caller;
  const ownerOf = async (id: string): Promise<string> => {
    if (meant === undefined) return (await organisationFor(tx, scope, told.organisationId)).id;
    const found = await findSpecialist(tx, scope, id);
    if (found === undefined) throw unknownLink('/id', id);
    return found.organisationId;
  };
  const { id, was } = await holderOf(tx, await inRegion({ ...ctx, db: tx }, 'specialist', name), { id: meant, ownerOf });
  if (was === 'free') {
    insistOn(precondition, undefined);
    const made = await createSpecialist(tx, ctx, told, id);
    const { version } = active === false ? await updateSpecialist(tx, ctx, id, made.version, { active }) : made;
    return { ...wholeRecord('specialist', name, { id, version }), outcome: 'created', isNew: true };
  }
  const present = await lockSpecialist(tx, scope, id);
  if (present === undefined) throw taken(name);
  insistOn(precondition, present.version);
  const { organisationId, externalIds: names, ...fields } = told;
  refuseOther(present, { organisationId });
  const changes = differing(present, { ...fields, active });
  const updated = Object.keys(changes).length > 0;
  const { version } = updated ? await updateSpecialist(tx, ctx, id, present.version, changes) : present;
  const owner = { region: present.region, organisationId: present.organisationId };
  const given = await giveNames(tx, [{ ...owner, kind: 'specialist', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  const subject = { kind: 'specialist', id, organisationId: present.organisationId };
  const outcome = await outcomeOf(tx, ctx, subject, { was, given, updated });
  return { ...wholeRecord('specialist', name, { id, version }), outcome, isNew: was !== 'named' };
}
