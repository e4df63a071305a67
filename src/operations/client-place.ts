import { findOrganisation, type OrganisationKind } from '../db/queries/organisations.ts';
import { findSpecialist } from '../db/queries/specialists.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext, Role } from './context.ts';

/** Where a client belongs, as far as its role needs it; the region is always the administrator's own. */
export interface ClientPlace {
  role: Role;
  organisationId?: string;
  specialistId?: string;
  municipality?: string;
}

/** Measures are carried out by partners, and by a region's resource centre. */
const EXECUTORS: readonly OrganisationKind[] = ['partner', 'resourceCentre'];

/**
 * The region of a new client, after its organisation and its specialist were found there: a provider for the provider's roles, an
 * executor of measures for a partner, the resource centre for its methodologist, a specialist who works in that organisation.
 * @throws DomainError not-found when the caller looks after no region, link.unknown for what does not fit
 */
export async function regionOfPlace(tx: Tx, { caller: { scope } }: OperationContext, place: ClientPlace): Promise<string> {
  if (scope.kind !== 'region') throw new DomainError([{ code: 'not-found', params: { what: 'region' } }]);
  const { role, organisationId, specialistId } = place;
  if (organisationId !== undefined) {
    const organisation = await findOrganisation(tx, scope, organisationId);
    if (organisation === undefined || !kindsFor(role).includes(organisation.kind)) throw unknown('/organisationId', organisationId);
  }
  if (specialistId !== undefined) {
    const specialist = await findSpecialist(tx, scope, specialistId);
    if (!specialist?.active || specialist.organisationId !== organisationId) throw unknown('/specialistId', specialistId);
  }
  return scope.region;
}

function kindsFor(role: Role): readonly OrganisationKind[] {
  if (role === 'resourceCentre') return ['resourceCentre'];
  return role === 'partner' ? EXECUTORS : ['provider'];
}

function unknown(pointer: string, what: string): DomainError {
  return new DomainError([{ code: 'link.unknown', pointer, params: { what } }]);
}
