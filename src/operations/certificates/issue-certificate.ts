import { findOrganisation } from '../../db/queries/organisations.ts';
import type { Tx } from '../../db/transaction.ts';
import { refuseIfAny } from '../../domain/errors.ts';
import { certificateNumber } from '../../domain/family-certificate.ts';
import { familyCertificateForm } from '../../domain/forms/family-certificate.ts';
import type { OperationContext } from '../context.ts';
import { type IssuedDocument, keepIssue, type PaperFormat } from '../documents/keep-issue.ts';
import { lockedFamily } from '../locked-family.ts';
import { getCertificate } from './read-certificates.ts';

/**
 * Prints a certificate and keeps it as issued. Every print is a new issue.
 * @throws DomainError not-found, family.erased
 */
export async function issueCertificate(tx: Tx, ctx: OperationContext, id: string, format: PaperFormat): Promise<IssuedDocument> {
  const certificate = await getCertificate({ ...ctx, db: tx }, id);
  const { familyId, organisationId, region, erasedOn, issuedOn, participants, activity, direction, headName } = certificate;
  refuseIfAny(erasedOn === null ? [] : [{ code: 'family.erased', params: { date: erasedOn } }]);
  if (familyId !== null) await lockedFamily(tx, ctx, familyId);
  const organisation = await findOrganisation(tx, { kind: 'system' }, organisationId);
  const model = familyCertificateForm({
    organisation: organisation?.name ?? '', registerNumber: certificateNumber(certificate), issuedOn, participants, activity,
    direction, headName,
  });
  return await keepIssue(tx, ctx, { form: 'family-certificate', format, model, organisationId, region, today: issuedOn, caseId: null, familyId });
}
