import { casesByRegister, casesWithin, registerKey, type RegisterPlace } from '../db/queries/commission-cases.ts';
import { type CaseRecord, lockCase } from '../db/queries/cases.ts';
import { targetsOf } from '../db/queries/external-ids.ts';
import { behindWall, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { type ExternalId, externalIdText, type NamedKind } from '../domain/external-id.ts';
import type { OperationContext } from './context.ts';
import type { Address, CaseAddress, ResolutionItem } from './resolution-request.ts';

/** The ids that addresses stand for. Whether they are the caller's to touch, this does not say. */
export type Found = (address: Address) => string | undefined;

const named = (addresses: readonly Address[]): ExternalId[] =>
  addresses.flatMap((address) => (address.by === 'externalId' ? [address.externalId] : []));

/** Looks the outside names of organisations up. The directory is no secret, its names are only their owners' to see. */
export async function organisationsNamed(tx: Tx, region: string, addresses: readonly Address[]): Promise<Found> {
  return await behindWall(tx, systemWall, () => namedIn(tx, region, 'organisation', addresses));
}

/** Looks outside names up, in one statement and behind the wall that stands. */
export async function namedIn(tx: Tx, region: string, kind: NamedKind, addresses: readonly Address[]): Promise<Found> {
  const targets = await targetsOf(tx, region, kind, named(addresses));
  return (address) => (address.by === 'id' ? address.id : targets.get(externalIdText(address.externalId))?.id);
}

/** The case of each item, locked; undefined for one that is not there or not the caller's. Items that take a family on have none. */
export async function lockedCases(
  tx: Tx, ctx: OperationContext, region: string, items: readonly ResolutionItem[], providers: Found,
): Promise<(CaseRecord | undefined)[]> {
  const { scope } = ctx.caller;
  const addresses = items.map((item) => (item.word === 'takeOn' ? undefined : item.case));
  const told = addresses.filter((one) => one !== undefined);
  const byName = await namedIn(tx, region, 'case', told.filter((one) => one.by !== 'register'));
  const byRegister = await casesByRegister(tx, scope, told.flatMap((one) => placeOf(one, providers) ?? []));
  const idOf = (address: CaseAddress | undefined): string | undefined => {
    if (address === undefined || address.by !== 'register') return address && byName(address);
    const place = placeOf(address, providers);
    return place && byRegister.get(registerKey(place));
  };
  const ids = addresses.map(idOf);
  const locked = await lockAll(tx, ctx, ids.filter((id) => id !== undefined));
  return ids.map((id) => (id === undefined ? undefined : locked.get(id)));
}

/**
 * Locks in the order of ids, so that two resolutions on the same cases take turns and never wait for each other. The caller's own scope
 * decides again on the locked row: a family may have moved to another municipality a moment ago.
 */
async function lockAll(tx: Tx, ctx: OperationContext, ids: readonly string[]): Promise<Map<string, CaseRecord>> {
  const { scope } = ctx.caller;
  const locked = new Map<string, CaseRecord>();
  for (const { id, organisationId } of await casesWithin(tx, scope, ids)) {
    const record = await behindWall(tx, { scope: { kind: 'organisation', organisationId } }, () => lockCase(tx, scope, id));
    if (record === undefined) continue;
    ctx.seen.add(record);
    locked.set(id, record);
  }
  return locked;
}

function placeOf(address: CaseAddress, providers: Found): RegisterPlace | undefined {
  if (address.by !== 'register') return undefined;
  const organisationId = providers(address.provider);
  return organisationId === undefined ? undefined : { organisationId, year: address.year, number: address.number };
}
