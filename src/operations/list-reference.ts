import { DomainError } from '../domain/errors.ts';
import type { ReferenceEntry } from '../domain/reference/entry.ts';
import { type ReferenceListName, referenceLists } from '../domain/reference/index.ts';
import { entriesUsedBy } from '../domain/reference/usage.ts';
import type { OperationContext } from './context.ts';
import { inForce } from './read-regulations.ts';

/**
 * A reference list (справочник): whole, or what of it holds today in the region of a regulation.
 * @throws DomainError link.unknown when there is no such regulation in force
 */
export async function listReference(
  ctx: Pick<OperationContext, 'db' | 'clock'>,
  list: ReferenceListName,
  regulation?: string,
): Promise<ReferenceEntry[]> {
  if (regulation === undefined) return [...referenceLists[list]];
  const found = await inForce(ctx, regulation);
  if (found !== undefined) return entriesUsedBy(found, list);
  throw new DomainError([{ code: 'link.unknown', pointer: '?regulation', params: { what: regulation } }]);
}
