import { commissionName } from '../db/queries/commission-cases.ts';
import { findFamily } from '../db/queries/families.ts';
import { findOrganisation, type Organisation } from '../db/queries/organisations.ts';
import type { ResolutionOutcome } from '../db/queries/resolutions.ts';
import { behindWall, type Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import { takingOn } from '../domain/resolution.ts';
import type { OperationContext } from './context.ts';
import { createFamily, type NewFamily } from './create-family.ts';
import { openCase } from './open-case.ts';
import { regulationOn } from './regulation-of.ts';
import { type Found, namedIn } from './resolution-addresses.ts';
import type { FamilyAddress, ResolutionRequest, TakeOnItem } from './resolution-request.ts';
import { asProvider } from './resolution-word.ts';

/** The municipality whose commission resolves. */
export interface CommissionPlace {
  region: string;
  municipality: string;
}

/**
 * Takes a family of the commission's municipality on with a provider: opens its case on the resolution as the ground, or as a message of
 * the commission where the region's text knows no such ground (Tatarstan, cl. 4.3). A family that the provider does not know is entered.
 * @throws DomainError every rule that the item breaks
 */
export async function takeOn(
  tx: Tx, ctx: OperationContext, place: CommissionPlace, { date }: Pick<ResolutionRequest, 'date'>, item: TakeOnItem, providers: Found,
): Promise<ResolutionOutcome> {
  const provider = await providerOf(tx, ctx, item, providers);
  const regulation = await regulationOn(tx, provider.regulationCode ?? '', date);
  const how = takingOn(regulation);
  if (how === undefined) {
    throw new DomainError([{ code: 'action.not-in-regulation', pointer: '/word', citation: regulation.rules.grounds.citation }]);
  }
  const source = how.source ? { source: await senderOf(tx, place) } : {};
  const within = asProvider(ctx, provider.id);
  return await behindWall(tx, { scope: within.caller.scope }, async () => {
    const familyId = await familyOf(tx, within, place, item.family);
    const { word, form, memberId, circumstances } = item;
    const member = memberId === undefined ? {} : { memberId };
    const opening = { familyId, on: date, form, circumstances, ground: how.ground, ...source, ...member };
    const { record, fact } = await openCase(tx, within, opening);
    return { word, outcome: 'opened', caseId: record.id, organisationId: provider.id, factId: fact.id, citation: how.citation };
  });
}

async function providerOf(tx: Tx, ctx: OperationContext, { provider: address }: TakeOnItem, providers: Found): Promise<Organisation> {
  const id = providers(address);
  const provider = id === undefined ? undefined : await findOrganisation(tx, ctx.caller.scope, id);
  if (provider === undefined) {
    throw new DomainError([{ code: 'link.unknown', pointer: '/provider', params: { what: id ?? 'externalId' } }]);
  }
  if (provider.kind !== 'provider') throw new DomainError([{ code: 'organisation.not-provider', pointer: '/provider' }]);
  return provider;
}

async function senderOf(tx: Tx, place: CommissionPlace): Promise<{ sender: string; channel: 'electronic' }> {
  const name = await commissionName(tx, place);
  return { sender: name ?? `КДНиЗП, ${place.municipality}`, channel: 'electronic' };
}

/** A family of another municipality is as unknown to the commission as one that is not there. */
async function familyOf(tx: Tx, within: OperationContext, place: CommissionPlace, address: FamilyAddress): Promise<string> {
  if (address.by === 'particulars') return await newFamily(tx, within, place, address.particulars);
  const id = (await namedIn(tx, place.region, 'family', [address]))(address);
  const family = id === undefined ? undefined : await findFamily(tx, within.caller.scope, id);
  if (family === undefined || family.municipality !== place.municipality) {
    throw new DomainError([{ code: 'link.unknown', pointer: '/family', params: { what: id ?? 'externalId' } }]);
  }
  return family.id;
}

async function newFamily(
  tx: Tx, within: OperationContext, { municipality }: CommissionPlace, particulars: NewFamily,
): Promise<string> {
  if (particulars.municipality !== municipality) {
    throw new DomainError([{ code: 'resolution.other-municipality', pointer: '/municipality', params: { municipality } }]);
  }
  const { id } = await createFamily(tx, within, particulars);
  return id;
}
