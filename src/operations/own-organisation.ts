import { findOrganisation, type Organisation } from '../db/queries/organisations.ts';
import { organisationOf, type Scope } from '../db/scope.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';

const POINTER = '/organisationId';

/**
 * The organisation that a new record belongs to: the one named, or the caller's own. A provider's people can name no
 * other than their own, whatever else the directory shows them.
 * @throws DomainError organisation.required when neither is there, link.unknown for one out of reach
 */
export async function organisationFor(tx: Tx, scope: Scope, named: string | undefined): Promise<Organisation> {
  const own = organisationOf(scope);
  const id = named ?? own;
  if (id === undefined) throw new DomainError([{ code: 'organisation.required', pointer: POINTER }]);
  const organisation = own === undefined || own === id ? await findOrganisation(tx, scope, id) : undefined;
  if (organisation === undefined) {
    throw new DomainError([{ code: 'link.unknown', pointer: POINTER, params: { what: id } }]);
  }
  return organisation;
}
