import type { Page, PageRequest } from '../db/page.ts';
import {
  findOrganisation, listOrganisations as organisationsPage, type Organisation, type OrganisationFilters,
} from '../db/queries/organisations.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';

export { organisationKinds, type Organisation } from '../db/queries/organisations.ts';

/** A page of the organisations of the caller's region, by id. */
export async function listOrganisations(
  ctx: OperationContext,
  filters: OrganisationFilters,
  page: PageRequest,
): Promise<Page<Organisation>> {
  return await organisationsPage(ctx.db, ctx.caller.scope, filters, page);
}

/** One organisation of the caller's region. @throws DomainError not-found */
export async function getOrganisation(ctx: OperationContext, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(ctx.db, ctx.caller.scope, id);
  if (organisation === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return organisation;
}
