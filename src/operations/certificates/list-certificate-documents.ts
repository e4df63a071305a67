import { listIssuedOfNumber } from '../../db/queries/issued-documents.ts';
import { certificateNumber } from '../../domain/family-certificate.ts';
import type { OperationContext } from '../context.ts';
import type { IssuedDocument } from '../documents/read-documents.ts';
import type { Page, PageRequest } from '../page.ts';
import { getCertificate } from './read-certificates.ts';

/** A page of the prints of a certificate, in the order of issue. @throws DomainError not-found */
export async function listCertificateDocuments(ctx: OperationContext, id: string, page: PageRequest): Promise<Page<IssuedDocument>> {
  const certificate = await getCertificate(ctx, id);
  const { organisationId } = certificate;
  return await listIssuedOfNumber(ctx.db, ctx.caller.scope, { organisationId, form: 'family-certificate', number: certificateNumber(certificate) }, page);
}
