import { casesWithin } from '../db/queries/commission-cases.ts';
import {
  findResolution, listResolutions as queryResolutions, type Resolution, type ResolutionFilters,
} from '../db/queries/resolutions.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';

export type { Resolution };

/** A page of the resolutions that the caller's commission has sent, in the order of receipt. */
export async function listResolutions(ctx: OperationContext, filters: ResolutionFilters, page: PageRequest): Promise<Page<Resolution>> {
  const found = await queryResolutions(ctx.db, ctx.caller.scope, filters, page);
  await sawCases(ctx, found.items);
  return found;
}

/** One resolution with what became of its items. @throws DomainError not-found, for another commission's as for a missing one */
export async function getResolution(ctx: OperationContext, id: string): Promise<Resolution> {
  const found = await findResolution(ctx.db, ctx.caller.scope, id);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  await sawCases(ctx, [found]);
  return found;
}

/** A case that has left the municipality since is named by its id only, and is not the commission's to look at any more. */
async function sawCases(ctx: OperationContext, resolutions: readonly Resolution[]): Promise<void> {
  const ids = resolutions.flatMap(({ items }) => items.map(({ caseId }) => caseId));
  for (const record of await casesWithin(ctx.db, ctx.caller.scope, ids)) ctx.seen.add(record);
}
