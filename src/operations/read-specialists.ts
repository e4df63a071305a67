import type { Page, PageRequest } from '../db/page.ts';
import {
  findSpecialist, listSpecialists as specialistsPage, type Specialist, type SpecialistFilters,
} from '../db/queries/specialists.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { placesNeeded } from './places-needed.ts';

export type { Specialist } from '../db/queries/specialists.ts';

export interface SpecialistQuery extends Omit<SpecialistFilters, 'freeFor'> {
  /** A level's code: only those who could take one more family at it now. */
  freeFor?: string | undefined;
}

/** A page of the specialists that the caller may see, by id. */
export async function listSpecialists(
  ctx: OperationContext,
  query: SpecialistQuery,
  page: PageRequest,
): Promise<Page<Specialist>> {
  const { freeFor: level, ...filters } = query;
  const freeFor = level === undefined ? undefined : await placesNeeded(ctx, level);
  return await specialistsPage(ctx.db, ctx.caller.scope, { ...filters, freeFor }, page);
}

/** One specialist within the caller's reach. @throws DomainError not-found */
export async function getSpecialist(ctx: OperationContext, id: string): Promise<Specialist> {
  const specialist = await findSpecialist(ctx.db, ctx.caller.scope, id);
  if (specialist === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return specialist;
}
