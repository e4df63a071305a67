import { DomainError } from '../../domain/errors.ts';
import type { ExternalId } from '../../domain/external-id.ts';

/**
 * The record that a request names either by our id or by an outside name.
 * @param fields the two fields by name, our id first
 * @throws DomainError external-id.one-of when both or none are there
 */
export async function oneOf(
  fields: Record<string, string | ExternalId | undefined>, idOf: (name: ExternalId) => Promise<string>,
): Promise<string> {
  const [only, other] = Object.values(fields).filter((value) => value !== undefined);
  if (only === undefined || other !== undefined) {
    throw new DomainError([{ code: 'external-id.one-of', params: { fields: Object.keys(fields).join(', ') } }]);
  }
  return typeof only === 'string' ? only : await idOf(only);
}
