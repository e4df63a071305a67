import { lockCase } from '../../db/queries/cases.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import type { CaseFormCode } from '../../domain/forms/codes.ts';
import type { FormParameters } from '../../domain/forms/parameters.ts';
import type { OperationContext } from '../context.ts';
import { composeForm } from '../document-data.ts';
import { type IssuedDocument, keepIssue, type PaperFormat } from './keep-issue.ts';

/** Which paper of a case is to be issued, and as what. */
export interface IssueRequest extends FormParameters {
  form: CaseFormCode;
  format: PaperFormat;
}

/**
 * Prints a paper of a case as the case stands now, and keeps it. Every print is a new issue.
 * @throws DomainError not-found, family.erased, and whatever the form refuses
 */
export async function issueDocument(tx: Tx, ctx: OperationContext, caseId: string, request: IssueRequest): Promise<IssuedDocument> {
  // Nobody records a fact or erases the family between reading and keeping.
  const locked = await lockCase(tx, ctx.caller.scope, caseId);
  if (locked === undefined) throw new DomainError([{ code: 'not-found', params: { what: caseId } }]);
  const { form, format, ...parameters } = request;
  const { model, familyId, organisationId, region, today } = await composeForm({ ...ctx, db: tx }, caseId, { form, parameters });
  return await keepIssue(tx, ctx, { form, format, model, familyId, organisationId, region, today, caseId, parameters: { ...parameters } });
}
