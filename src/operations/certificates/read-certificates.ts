import { type CertificateFilters, findCertificate, listCertificates as certificatesPage } from '../../db/queries/family-certificates.ts';
import { DomainError } from '../../domain/errors.ts';
import type { FamilyCertificate } from '../../domain/family-certificate.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';

export type { FamilyCertificate };

/** A page of the register of certificates that the caller may see, by year and number. */
export async function listCertificates(
  ctx: OperationContext, filters: CertificateFilters, page: PageRequest,
): Promise<Page<FamilyCertificate>> {
  const found = await certificatesPage(ctx.db, ctx.caller.scope, filters, page);
  for (const certificate of found.items) tellSeen(ctx, certificate);
  return found;
}

/** One certificate. @throws DomainError not-found */
export async function getCertificate(ctx: OperationContext, id: string): Promise<FamilyCertificate> {
  const certificate = await findCertificate(ctx.db, ctx.caller.scope, id);
  if (certificate === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  tellSeen(ctx, certificate);
  return certificate;
}

function tellSeen({ seen }: OperationContext, { familyId, organisationId }: FamilyCertificate): void {
  if (familyId !== null) seen.add({ familyId, organisationId });
}
