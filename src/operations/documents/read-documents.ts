import { findCase } from '../../db/queries/cases.ts';
import {
  contentOfIssued, findIssuedDocument, type IssuedDocument, listIssuedDocuments as queryDocuments,
} from '../../db/queries/issued-documents.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { DomainError } from '../../domain/errors.ts';
import { callersDayOf } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';

export type { IssuedDocument };

/** A page of what was issued in a case, in the order of issue. @throws DomainError not-found */
export async function listIssuedDocuments(
  ctx: OperationContext, caseId: string, filters: { form?: string | undefined }, page: PageRequest,
): Promise<Page<IssuedDocument>> {
  const record = await findCase(ctx.db, ctx.caller.scope, caseId);
  if (record === undefined) throw notFound(caseId);
  ctx.seen.add(record);
  return await queryDocuments(ctx.db, ctx.caller.scope, { caseId, ...filters }, page);
}

/** What is known of one issued paper. @throws DomainError not-found, for a foreign one as for a missing one */
export async function getIssuedDocument(ctx: OperationContext, id: string): Promise<IssuedDocument> {
  const found = await findIssuedDocument(ctx.db, ctx.caller.scope, id);
  if (found === undefined) throw notFound(id);
  if (found.familyId !== null) ctx.seen.add({ familyId: found.familyId, organisationId: found.organisationId });
  return found;
}

/** An issued paper with its bytes, and the day of its issue where the caller is. */
export interface IssuedContent {
  document: IssuedDocument;
  issuedOn: LocalDate;
  content: Uint8Array;
}

/** One issued paper with its bytes, the same every time. @throws DomainError not-found, document.erased */
export async function getIssuedContent(ctx: OperationContext, id: string): Promise<IssuedContent> {
  const document = await getIssuedDocument(ctx, id);
  const content = await contentOfIssued(ctx.db, ctx.caller.scope, id);
  if (content === null) {
    throw new DomainError([{ code: 'document.erased', params: { date: await callersDayOf(ctx, document.erasedAt ?? ctx.clock.now()) } }]);
  }
  return { document, issuedOn: await callersDayOf(ctx, document.issuedAt), content };
}

function notFound(id: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what: id } }]);
}
