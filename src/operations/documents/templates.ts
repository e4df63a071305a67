import { createHash } from 'node:crypto';
import { recordAudit } from '../../db/queries/audit.ts';
import {
  contentOfTemplate, type DocumentTemplate, insertTemplate, listTemplates as queryTemplates, lockTemplate,
} from '../../db/queries/document-templates.ts';
import type { Scope } from '../../db/scope.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../../domain/errors.ts';
import { blankForm } from '../../domain/forms/blank-form.ts';
import type { FormCode } from '../../domain/forms/codes.ts';
import { sampleData, type TemplateField, templateFields } from '../../domain/forms/template-data.ts';
import { print } from '../../print/printer.ts';
import type { TemplateFault } from '../../print/task.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';

export type { DocumentTemplate, TemplateField };

/**
 * Puts a region's own DOCX template in the place of a built-in form, as a new version; the same bytes again change nothing.
 * @throws DomainError template.*: everything that is wrong with it, each with its place
 */
export async function putTemplate(tx: Tx, ctx: OperationContext, form: FormCode, content: Uint8Array): Promise<DocumentTemplate> {
  const faults = await print<'check'>({ kind: 'check', template: content, sample: sampleData(fieldsOfForm(form)) });
  refuseIfAny(faults.map(violationOf));
  return await nextVersion(tx, ctx, form, content);
}

/** Puts the built-in form back, as a new version without content. @throws DomainError not-found when the form is not replaced */
export async function removeTemplate(tx: Tx, ctx: OperationContext, form: FormCode): Promise<DocumentTemplate> {
  const newest = await lockTemplate(tx, ownRegion(ctx.caller.scope), form);
  if (newest?.replaces !== true) throw notFound(form);
  return await nextVersion(tx, ctx, form, null);
}

async function nextVersion(tx: Tx, ctx: OperationContext, form: FormCode, content: Uint8Array | null): Promise<DocumentTemplate> {
  const region = ownRegion(ctx.caller.scope);
  const sha256 = content === null ? null : createHash('sha256').update(content).digest('hex');
  const newest = await lockTemplate(tx, region, form);
  if (newest !== undefined && newest.sha256 === sha256) return newest;
  const made: DocumentTemplate = {
    region, form, version: (newest?.version ?? 0) + 1, replaces: content !== null, sha256, size: content?.length ?? 0,
    uploadedBy: ctx.caller.clientId, uploadedAt: ctx.clock.now(),
  };
  await insertTemplate(tx, made, content);
  recordAudit(tx, ctx, { kind: 'documentTemplate', id: `${region}/${form}@${made.version}` }, { sha256, size: made.size });
  return made;
}

/** A page of the region's templates, all versions. */
export async function listTemplates(ctx: OperationContext, filters: { form?: string | undefined }, page: PageRequest): Promise<Page<DocumentTemplate>> {
  return await queryTemplates(ctx.db, ownRegion(ctx.caller.scope), filters.form, page);
}

/** The bytes of one version as they were sent. @throws DomainError not-found */
export async function getTemplateContent(ctx: OperationContext, form: FormCode, version: number): Promise<Uint8Array> {
  const content = await contentOfTemplate(ctx.db, ownRegion(ctx.caller.scope), form, version);
  if (content === undefined) throw notFound(`${form}@${version}`);
  return content;
}

/** The tags that a template of a form may use. */
export function fieldsOfForm(form: FormCode): TemplateField[] {
  return templateFields(blankForm(form));
}

function violationOf({ code, part, tag = '', paragraph = '' }: TemplateFault): Violation {
  return { code, params: { part, tag, paragraph } };
}

/** The door lets in only those who keep a region's rules. */
function ownRegion(scope: Scope): string {
  if (scope.kind === 'region') return scope.region;
  throw new Error(`a caller of scope ${scope.kind} has no region of its own`);
}

function notFound(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}
