import type { Page, PageRequest } from '../db/page.ts';
import { type FamilyFilters, findFamily, listFamilies as familiesPage } from '../db/queries/families.ts';
import { DomainError } from '../domain/errors.ts';
import type { Family } from '../domain/family.ts';
import type { OperationContext } from './context.ts';
import { sawFamily } from './seen-families.ts';

/** A page of the families that the caller may see, by id. */
export async function listFamilies(
  ctx: OperationContext,
  filters: FamilyFilters,
  page: PageRequest,
): Promise<Page<Family>> {
  const found = await familiesPage(ctx.db, ctx.caller.scope, filters, page);
  for (const family of found.items) sawFamily(ctx, family);
  return found;
}

/** One family with its members. @throws DomainError not-found */
export async function getFamily(ctx: OperationContext, id: string): Promise<Family> {
  const family = await findFamily(ctx.db, ctx.caller.scope, id);
  if (family === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  sawFamily(ctx, family);
  return family;
}
