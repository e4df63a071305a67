import { nameTarget, type RegionalName, targetOf } from '../../db/queries/external-ids.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { newId } from '../../db/new-id.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { type ExternalId, externalIdText, type NamedKind } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { whyNot } from '../give-names.ts';

/** The name of a record in the caller's own region. */
export async function inRegion({ db, caller: { scope } }: OperationContext, kind: NamedKind, name: ExternalId): Promise<RegionalName> {
  if ('region' in scope) return { ...name, kind, region: scope.region };
  const own = 'organisationId' in scope ? await findOrganisation(db, { kind: 'system' }, scope.organisationId) : undefined;
  if (own === undefined) throw new Error(`a caller of scope ${scope.kind} has no region`);
  return { ...name, kind, region: own.region };
}

/** Whose a record is to be that a name is given to. */
export interface Wanted {
  /** The record that the request names by its id, if it does. */
  id: string | undefined;
  part?: string;
  /** Whose the record is: of one that the request names, or of one to be made under this new id. @throws DomainError link.unknown */
  ownerOf: (id: string) => Promise<string>;
}

/** The record that a name points to now. */
export interface Holder {
  id: string;
  /** `free`: nothing of that name was there, and it is now kept for a record to be made under this id. */
  was: 'free' | 'unnamed' | 'named';
}

/**
 * Makes sure that a name is the record's: it has it, or gets it now. Whoever comes with the same name at the same moment waits here, and
 * then finds it given.
 * @throws DomainError external-id.taken, external-id.other-name, and what `ownerOf` refuses
 */
export async function holderOf(tx: Tx, name: RegionalName, { id: meant, part = '', ownerOf }: Wanted): Promise<Holder> {
  const known = await targetOf(tx, name);
  if (known !== undefined) return sameOnly(name, known, meant, part);
  const target = { id: meant ?? newId(), part };
  const wish = { ...name, organisationId: await ownerOf(target.id), target };
  if (await nameTarget(tx, wish)) return { id: target.id, was: meant === undefined ? 'free' : 'unnamed' };
  const holder = await targetOf(tx, name);
  if (holder === undefined) throw new DomainError([await whyNot(tx, wish, holder)]);
  return sameOnly(name, holder, meant, part);
}

function sameOnly(name: ExternalId, holder: { id: string; part: string }, meant: string | undefined, part: string): Holder {
  if ((meant !== undefined && holder.id !== meant) || holder.part !== part) throw taken(name);
  return { id: holder.id, was: 'named' };
}

/** The name is another record's, whether the caller may see that one or not. */
export function taken({ system, value }: ExternalId): DomainError {
  return new DomainError([{ code: 'external-id.taken', params: { name: externalIdText({ system, value }) } }]);
}

/** What the request names does not exist in the caller's reach. */
export function unknownLink(pointer: string, what: string): DomainError {
  return new DomainError([{ code: 'link.unknown', pointer, params: { what } }]);
}
