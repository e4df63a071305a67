import { createHash } from 'node:crypto';
import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { contentOfTemplate, newestTemplate } from '../../db/queries/document-templates.ts';
import { insertIssuedDocument, type IssuedDocument, nextIssue } from '../../db/queries/issued-documents.ts';
import type { Tx } from '../../db/transaction.ts';
import type { FormCode } from '../../domain/forms/codes.ts';
import { fileNameOf } from '../../domain/forms/file-name.ts';
import type { FormModel } from '../../domain/forms/model.ts';
import type { FormParameters } from '../../domain/forms/parameters.ts';
import { templateData } from '../../domain/forms/template-data.ts';
import { FORMS_VERSION } from '../../domain/forms/version.ts';
import { print } from '../../print/printer.ts';
import type { PaperFormat } from '../../print/task.ts';
import type { OperationContext } from '../context.ts';

export type { IssuedDocument, PaperFormat };

/** A paper that is ready to be printed, and whose it is. */
export interface Issue {
  form: FormCode;
  format: PaperFormat;
  model: FormModel;
  organisationId: string;
  region: string;
  /** The date in the region, for the file of a paper that has no date of its own. */
  today: string;
  /** Null for a paper that belongs to no case. */
  caseId: string | null;
  /** Whose personal data it holds: they are destroyed together. */
  familyId: string | null;
  parameters?: FormParameters;
}

const BUILT_IN = 'builtIn';

/** Prints a paper and keeps it as issued, byte by byte: by the region's template if it has one for DOCX, else by the built-in form. */
export async function keepIssue(tx: Tx, ctx: OperationContext, issue: Issue): Promise<IssuedDocument> {
  const issuedAt = ctx.clock.now();
  const { content, template } = await printed(tx, issue, issuedAt);
  const { form, format, model, organisationId, region, caseId, familyId, today, parameters = {} } = issue;
  const number = model.number ?? null;
  const { clientId, role, specialistId = null } = ctx.caller;
  const made: IssuedDocument = {
    id: newId(), organisationId, region, caseId, familyId, form, format, number, title: model.title, parameters,
    issue: await nextIssue(tx, { organisationId, caseId, form, number }),
    template, issuedBy: { clientId, role, specialistId }, issuedAt,
    sha256: createHash('sha256').update(content).digest('hex'), size: content.length,
    fileName: fileNameOf(model, format, today), erasedAt: null,
  };
  await insertIssuedDocument(tx, made, content);
  recordAudit(tx, ctx, { kind: 'document', id: made.id, organisationId }, { form, format, caseId, issue: made.issue, template, sha256: made.sha256 });
  return made;
}

async function printed(
  tx: Tx, { form, format, model, region }: Issue, issuedAt: string,
): Promise<{ content: Uint8Array; template: IssuedDocument['template'] }> {
  const newest = format === 'docx' ? await newestTemplate(tx, region, form) : undefined;
  const template = newest?.replaces === true ? await contentOfTemplate(tx, region, form, newest.version) : undefined;
  if (newest === undefined || template === undefined) {
    return { content: await print<'form'>({ kind: 'form', model, format, issuedAt }), template: { code: BUILT_IN, version: FORMS_VERSION } };
  }
  const content = await print<'template'>({ kind: 'template', template, data: templateData(model) });
  return { content, template: { code: region, version: newest.version } };
}
