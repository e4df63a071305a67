import type { Page, PageRequest } from '../db/page.ts';
import { keptSince } from '../db/queries/partitions.ts';
import { type AccessFilters, type AccessOfFamily, keeperOfFamily, listAccesses as accessesPage } from '../db/queries/access-list.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';

export type { AccessOfFamily } from '../db/queries/access-list.ts';

/** A page, and since when accesses are kept: null, from the first one on. */
export interface AccessPage extends Page<AccessOfFamily> {
  keptSince: string | null;
}

/**
 * Who looked at a family of the caller's organisation, the newest first. Only what the record says of this organisation's families; an
 * attempt from outside that found nothing stands in the chain of whoever tried.
 * @throws DomainError not-found
 */
export async function listAccesses(
  ctx: OperationContext, familyId: string, filters: AccessFilters, page: PageRequest,
): Promise<AccessPage> {
  const organisationId = await keeperOfFamily(ctx.db, ctx.caller.scope, familyId);
  if (organisationId === undefined) throw new DomainError([{ code: 'not-found', params: { what: familyId } }]);
  ctx.seen.add({ familyId, organisationId });
  const found = await accessesPage(ctx.db, { id: familyId, organisationId }, filters, page);
  return { ...found, keptSince: await keptSince(ctx.db, 'access_record') };
}
