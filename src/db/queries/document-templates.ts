import { type Kysely, sql } from 'kysely';
import type { FormCode } from '../../domain/forms/codes.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A version of a region's template for a form. */
export interface DocumentTemplate {
  region: string;
  form: FormCode;
  version: number;
  /** False: from this version on the built-in form is used again. */
  replaces: boolean;
  sha256: string | null;
  size: number;
  uploadedBy: string;
  uploadedAt: string;
}

const columns = ['region', 'form', 'version', 'sha256', 'size', 'uploaded_by', 'uploaded_at'] as const;

/** The newest version of a form's template, with the next writer waiting for the end of the transaction. */
export async function lockTemplate(tx: Tx, region: string, form: string): Promise<DocumentTemplate | undefined> {
  const name = JSON.stringify(['documentTemplate', region, form]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  return await newestTemplate(tx, region, form);
}

export async function newestTemplate(db: Kysely<Database>, region: string, form: string): Promise<DocumentTemplate | undefined> {
  const row = await db.selectFrom('document_template').select(columns).where('region', '=', region).where('form', '=', form)
    .orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row && templateOf(row);
}

export async function insertTemplate(tx: Tx, { region, form, version, sha256, size, uploadedBy, uploadedAt }: DocumentTemplate, content: Uint8Array | null): Promise<void> {
  await tx.insertInto('document_template').values({
    region, form, version, sha256, size, uploaded_by: uploadedBy, uploaded_at: uploadedAt, content: content === null ? null : Buffer.from(content),
  }).execute();
}

/** A page of a region's templates, all versions, by form and version. */
export async function listTemplates(db: Kysely<Database>, region: string, form: string | undefined, page: PageRequest): Promise<Page<DocumentTemplate>> {
  let query = db.selectFrom('document_template').select(columns).where('region', '=', region);
  if (form !== undefined) query = query.where('form', '=', form);
  if (page.after !== undefined) {
    const [afterForm = '', afterVersion = '0'] = page.after;
    query = query.where((eb) => eb(eb.refTuple('form', 'version'), '>', eb.tuple(afterForm, Number(afterVersion))));
  }
  const rows = await query.orderBy('form').orderBy('version').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.form, String(row.version)], templateOf);
}

/** The bytes of one version; undefined when there are none. */
export async function contentOfTemplate(db: Kysely<Database>, region: string, form: string, version: number): Promise<Buffer | undefined> {
  const row = await db.selectFrom('document_template').select('content').where('region', '=', region).where('form', '=', form)
    .where('version', '=', version).executeTakeFirst();
  return row?.content ?? undefined;
}

interface Row {
  region: string;
  form: string;
  version: number;
  sha256: string | null;
  size: number;
  uploaded_by: string;
  uploaded_at: string;
}

function templateOf({ region, form, version, sha256, size, uploaded_by: uploadedBy, uploaded_at: uploadedAt }: Row): DocumentTemplate {
  return { region, form: form as FormCode, version, replaces: sha256 !== null, sha256, size, uploadedBy, uploadedAt };
}
