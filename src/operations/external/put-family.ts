import { findFamily } from '../../db/queries/families.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ExternalId } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { createFamily, type NewFamily } from '../create-family.ts';
import { giveNames } from '../give-names.ts';
import { lockedFamily } from '../locked-family.ts';
import { organisationFor } from '../own-organisation.ts';
import { insistOn, type Precondition } from '../precondition.ts';
import { updateFamily } from '../update-family.ts';
import { differing, outcomeOf, refuseOther } from './bring-to.ts';
import { type PutRecord, wholeRecord } from './external-record.ts';
import { bringMembersTo } from './family-members.ts';
import { holderOf, inRegion, taken, unknownLink } from './named-target.ts';

/** A family as an outside system has it, with its members; with `id`, the one of ours that it means. */
export type OutsideFamily = NewFamily & { id?: string };

/**
 * Brings a family with its members to what an outside system tells of it, or enters it. A member whom it does not tell of stays: that
 * somebody left, `leftOn` says.
 * @throws DomainError external-id.*, link.unknown, and whatever creating or changing a family or a member refuses
 * @throws RefusedRequest version-stale
 */
export async function putFamily(
  tx: Tx, ctx: OperationContext, name: ExternalId, { id: meant, ...told }: OutsideFamily, precondition: Precondition,
): Promise<PutRecord> {
  const { scope } = ctx.caller;
  const ownerOf = async (id: string): Promise<string> => {
    if (meant === undefined) return (await organisationFor(tx, scope, told.organisationId)).id;
    const found = await findFamily(tx, scope, id);
    if (found === undefined) throw unknownLink('/id', id);
    return found.organisationId;
  };
  const { id, was } = await holderOf(tx, await inRegion({ ...ctx, db: tx }, 'family', name), { id: meant, ownerOf });
  if (was === 'free') {
    insistOn(precondition, undefined);
    const { version } = await createFamily(tx, ctx, told, id);
    return { ...wholeRecord('family', name, { id, version }), outcome: 'created', isNew: true };
  }
  if (was === 'named' && (await findFamily(tx, scope, id)) === undefined) throw taken(name);
  const { version, outcome } = await brought(tx, ctx, { id, was }, told, precondition);
  return { ...wholeRecord('family', name, { id, version }), outcome, isNew: was !== 'named' };
}

async function brought(
  tx: Tx, ctx: OperationContext, { id, was }: { id: string; was: 'unnamed' | 'named' }, told: NewFamily, precondition: Precondition,
): Promise<Pick<PutRecord, 'outcome' | 'version'>> {
  const present = await lockedFamily(tx, ctx, id);
  insistOn(precondition, present.version);
  const { organisationId, externalIds: names, members, ...fields } = told;
  refuseOther(present, { organisationId });
  const changes = differing(present, fields);
  const updated = Object.keys(changes).length > 0;
  const family = updated ? await updateFamily(tx, ctx, id, present.version, changes) : present;
  const done = await bringMembersTo(tx, ctx, family, members);
  const owner = { region: present.region, organisationId: present.organisationId };
  const given = await giveNames(tx, [{ ...owner, kind: 'family', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  const subject = { kind: 'family', id, organisationId: present.organisationId };
  const result = { was, given: given + done.given, updated: updated || done.changed };
  return { outcome: await outcomeOf(tx, ctx, subject, result), version: done.version };
}
