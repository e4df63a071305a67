import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { FormCode } from '../../domain/forms/codes.ts';
import type { FormParameters } from '../../domain/forms/parameters.ts';
import type { IssuedDocumentTable } from '../document-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import { organisationOf, type Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

/** A paper as issued (выданный документ), without its bytes. */
export interface IssuedDocument {
  id: string;
  organisationId: string;
  region: string;
  caseId: string | null;
  familyId: string | null;
  form: FormCode;
  format: 'pdf' | 'docx';
  number: string | null;
  title: string;
  /** What of the case it is about, as asked for. */
  parameters: FormParameters;
  /** Which issue of this form it is, from 1. */
  issue: number;
  template: { code: string; version: number };
  issuedBy: { clientId: string; role: string; specialistId: string | null };
  issuedAt: string;
  sha256: string;
  size: number;
  fileName: string;
  /** Set once the personal data of its family were destroyed, and its content with them. */
  erasedAt: string | null;
}

const columns = [
  'id', 'organisation_id', 'region', 'case_id', 'family_id', 'form', 'format', 'number', 'title', 'parameters', 'issue',
  'template_code', 'template_version', 'issued_by', 'issued_role', 'issued_specialist_id', 'issued_at', 'sha256', 'size', 'file_name', 'erased_at',
] as const;

/** A paper of a case, or one of a register; its next issue is counted over those of the same kind. */
export interface IssueOf {
  organisationId: string;
  caseId: string | null;
  form: string;
  number: string | null;
}

/** The number of the next issue; whoever issues another waits until the end of the transaction. */
export async function nextIssue(tx: Tx, { organisationId, caseId, form, number }: IssueOf): Promise<number> {
  const name = JSON.stringify(['issuedDocument', organisationId, caseId, form, caseId === null ? number : null]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  const ofForm = tx.selectFrom('issued_document').select((eb) => eb.fn.max('issue').as('last')).where('form', '=', form);
  const row = await (caseId === null
    ? ofForm.where('organisation_id', '=', organisationId).where('case_id', 'is', null).where('number', 'is not distinct from', number)
    : ofForm.where('case_id', '=', caseId)).executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertIssuedDocument(tx: Tx, made: IssuedDocument, content: Uint8Array): Promise<void> {
  await tx.insertInto('issued_document').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, case_id: made.caseId, family_id: made.familyId, form: made.form,
    format: made.format, number: made.number, title: made.title, parameters: JSON.stringify(made.parameters), issue: made.issue,
    template_code: made.template.code, template_version: made.template.version, issued_by: made.issuedBy.clientId,
    issued_role: made.issuedBy.role, issued_specialist_id: made.issuedBy.specialistId, issued_at: made.issuedAt, sha256: made.sha256,
    size: made.size, file_name: made.fileName, content: Buffer.from(content), erased_at: null,
  }).execute();
}

/** A page of the papers issued in a case, in the order of issue. */
export async function listIssuedDocuments(
  db: Kysely<Database>, scope: Scope, { caseId, form }: { caseId: string; form?: string | undefined }, page: PageRequest,
): Promise<Page<IssuedDocument>> {
  let query = db.selectFrom('issued_document').select(columns).where('case_id', '=', caseId).where((eb) => reachable(eb, scope));
  if (form !== undefined) query = query.where('form', '=', form);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], documentOf);
}

/** A page of the papers of an organisation that belong to no case, of one form and number, in the order of issue. */
export async function listIssuedOfNumber(
  db: Kysely<Database>, scope: Scope, { organisationId, form, number }: { organisationId: string; form: FormCode; number: string }, page: PageRequest,
): Promise<Page<IssuedDocument>> {
  let query = db.selectFrom('issued_document').select(columns).where('case_id', 'is', null)
    .where('organisation_id', '=', organisationId).where('form', '=', form).where('number', '=', number).where((eb) => reachable(eb, scope));
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], documentOf);
}

/** The paper; undefined when there is none or it lies outside the caller's scope. */
export async function findIssuedDocument(db: Kysely<Database>, scope: Scope, id: string): Promise<IssuedDocument | undefined> {
  const row = await db.selectFrom('issued_document').select(columns).where('id', '=', id).where((eb) => reachable(eb, scope)).executeTakeFirst();
  return row && documentOf(row);
}

/** Its bytes as issued; null once they were destroyed. */
export async function contentOfIssued(db: Kysely<Database>, scope: Scope, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('issued_document').select('content').where('id', '=', id).where((eb) => reachable(eb, scope)).executeTakeFirst();
  return row?.content ?? null;
}

/** Destroys the content of everything that was issued about a family. How many papers there were. */
export async function destroyIssued(tx: Tx, familyId: string, at: string): Promise<number> {
  const result = await tx.updateTable('issued_document').set({ content: null, erased_at: at })
    .where('family_id', '=', familyId).where('erased_at', 'is', null).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** An organisation's papers are its own; a curator reaches those of cases in hand, and those about no case. */
function reachable(eb: ExpressionBuilder<Database, 'issued_document'>, scope: Scope): Expression<SqlBool> {
  if (scope.kind === 'system') return eb.lit(true);
  if (scope.kind !== 'organisation' && scope.kind !== 'curator') return eb.lit(false);
  const own = eb('issued_document.organisation_id', '=', organisationOf(scope) ?? '');
  if (scope.kind === 'organisation') return own;
  const inHand = eb.exists(eb.selectFrom('support_case').select('support_case.id')
    .whereRef('support_case.id', '=', 'issued_document.case_id')
    .where((inner) => inner.or([
      inner('support_case.curator_id', '=', scope.specialistId),
      inner.and([inner('support_case.curator_id', 'is', null), inner('support_case.intake_specialist_id', '=', scope.specialistId)]),
    ])));
  // What is about a family without a case is left to the wall, which knows the families in hand.
  return eb.and([own, eb.or([eb('issued_document.case_id', 'is', null), inHand])]);
}

type Row = Pick<Selectable<IssuedDocumentTable>, typeof columns[number]>;

function documentOf(row: Row): IssuedDocument {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, caseId: row.case_id, familyId: row.family_id, form: row.form as FormCode,
    format: row.format as IssuedDocument['format'], number: row.number, title: row.title,
    parameters: row.parameters as IssuedDocument['parameters'], issue: row.issue,
    template: { code: row.template_code, version: row.template_version },
    issuedBy: { clientId: row.issued_by, role: row.issued_role, specialistId: row.issued_specialist_id },
    issuedAt: row.issued_at, sha256: row.sha256, size: row.size, fileName: row.file_name, erasedAt: row.erased_at,
  };
}
