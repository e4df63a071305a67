import type { FormModel } from '../domain/forms/model.ts';
import type { TemplateData } from '../domain/forms/template-data.ts';
import type { SheetModel } from './xlsx/workbook.ts';

export type PaperFormat = 'pdf' | 'docx';

/** What a worker is asked to do. */
export type PrintTask =
  | { readonly kind: 'form'; readonly model: FormModel; readonly format: PaperFormat; /** ISO instant. */ readonly issuedAt: string }
  | { readonly kind: 'template'; readonly template: Uint8Array; readonly data: TemplateData }
  | { readonly kind: 'check'; readonly template: Uint8Array; readonly sample: TemplateData }
  | { readonly kind: 'workbook'; readonly sheets: readonly SheetModel[] };

/** What is wrong with a template, and where. */
export interface TemplateFault {
  readonly code: 'template.not-docx' | 'template.too-large' | 'template.macro' | 'template.external' | 'template.unknown-tag' | 'template.tag-broken' | 'template.raw-tag';
  /** The part of the file, `word/document.xml`. */
  readonly part: string;
  /** The tag as written, without braces. */
  readonly tag?: string;
  /** The text of the paragraph it stands in. */
  readonly paragraph?: string;
}

/** What the worker gives back for each kind. */
export interface PrintResults {
  form: Uint8Array;
  template: Uint8Array;
  check: TemplateFault[];
  workbook: Uint8Array;
}
