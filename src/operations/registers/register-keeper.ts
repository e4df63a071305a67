import { findOrganisation, type Organisation } from '../../db/queries/organisations.ts';
import { organisationOf } from '../../db/scope.ts';
import { DomainError } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';

/** The caller's provider, who keeps a register of that year. @throws DomainError not-found for an organisation that keeps none */
export async function registerKeeper({ db, caller: { scope } }: OperationContext, year: number): Promise<Organisation> {
  const keeper = await findOrganisation(db, scope, organisationOf(scope) ?? '');
  if (keeper === undefined || keeper.kind !== 'provider') throw noRegister(year);
  return keeper;
}

/** A year's register begins with its first entry. */
export function noRegister(year: number): DomainError {
  return new DomainError([{ code: 'not-found', params: { what: `register ${year}` } }]);
}
