import type { ColumnType } from 'kysely';
import type { Immutable, Json } from './column-types.ts';

/** A version of a region's own DOCX template. Rows are never changed; one without content puts the built-in form back. */
export interface DocumentTemplateTable {
  region: Immutable<string>;
  form: Immutable<string>;
  version: Immutable<number>;
  content: Immutable<Buffer | null>;
  sha256: Immutable<string | null>;
  size: Immutable<number>;
  uploaded_by: Immutable<string>;
  uploaded_at: Immutable<string>;
}

/** A paper as issued. Rows are never changed but when a family is erased, which leaves the skeleton. */
export interface IssuedDocumentTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  case_id: Immutable<string | null>;
  family_id: Immutable<string | null>;
  form: Immutable<string>;
  format: Immutable<string>;
  number: Immutable<string | null>;
  title: Immutable<string>;
  parameters: Json<unknown>;
  issue: Immutable<number>;
  template_code: Immutable<string>;
  /** That of the built-in forms, or of the region's template. */
  template_version: Immutable<number>;
  issued_by: Immutable<string>;
  issued_role: Immutable<string>;
  issued_specialist_id: Immutable<string | null>;
  issued_at: Immutable<string>;
  sha256: Immutable<string>;
  size: Immutable<number>;
  file_name: Immutable<string>;
  content: ColumnType<Buffer | null, Buffer, null>;
  erased_at: string | null;
}
