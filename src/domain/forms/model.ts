/**
 * A paper as data: what stands on it and in which order, nothing about how a renderer draws it. Forms are pure functions that make
 * one; `src/print/` turns it into PDF and DOCX.
 *
 * Names (`name`) are what a region's own DOCX template uses as tags (`{applicant}`, `{#measures}{term}{/measures}`): camelCase Latin,
 * unique in the form, the same whatever the facts are, so a form without facts (`blankForm`) shows all of them.
 */

/** A piece of a paragraph. With a `name` it is a value a template can use; an empty named value is drawn as a blank to write in. */
export interface Run {
  readonly text: string;
  readonly name?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** How many letters an empty value leaves room for; 24 if not said. */
  readonly blank?: number;
}

export type Align = 'left' | 'center' | 'right' | 'justify';

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1: title of the paper, 2: part, 3: part of a part. */
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly align?: Align;
  /** What a `contents` entry points to. */
  readonly anchor?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly runs: readonly (string | Run)[];
  readonly align?: Align;
  /** First line set in. */
  readonly indent?: boolean;
  readonly small?: boolean;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  /** Empty or missing: an underlined blank to fill in by hand. */
  readonly value?: string;
  /** Small print under the value, «(дата)». */
  readonly hint?: string;
  /** How many lines an empty value leaves to write on; one if not said. */
  readonly lines?: number;
}

export interface FieldsBlock {
  readonly kind: 'fields';
  readonly fields: readonly Field[];
}

export interface Checkbox {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  /** Part of the box above it («в том числе»). */
  readonly indent?: boolean;
}

export interface CheckboxesBlock {
  readonly kind: 'checkboxes';
  /** How many boxes stand side by side; filled column by column. */
  readonly columns: 1 | 2 | 3;
  readonly items: readonly Checkbox[];
}

export interface TableColumn {
  readonly name: string;
  readonly title: string;
  /** Share of the width, any unit: only the relation of the columns counts. */
  readonly width: number;
  readonly align?: Align;
}

/** Cells in the order of the columns, or a heading over the rows that follow (help type of a plan of measures). */
export type TableRow =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | { readonly kind: 'group'; readonly text: string };

export interface TableBlock {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Header again on every page; true if not said. */
  readonly repeatHeader?: boolean;
  /** A row never breaks over a page; true if not said. */
  readonly keepRowsTogether?: boolean;
  /** Rows are high enough to write or sign in. */
  readonly roomy?: boolean;
  /** In small print and drawn the quick way, for registers of thousands of rows. */
  readonly small?: boolean;
}

export interface Signature {
  readonly name: string;
  /** Who signs in what capacity, «Руководитель службы социального сопровождения». */
  readonly role: string;
  /** Фамилия, имя, отчество; a blank if missing. */
  readonly person?: string;
  /** Place of the stamp, М.П. */
  readonly stamp?: boolean;
  /** Room for the date of the signature. */
  readonly dated?: boolean;
}

export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly signers: readonly Signature[];
}

export interface PageBreakBlock {
  readonly kind: 'pageBreak';
}

/** Contents (опись): a line with the page number for each anchor. */
export interface ContentsBlock {
  readonly kind: 'contents';
  readonly entries: readonly { readonly anchor: string; readonly title: string }[];
}

/** «Составлено в двух экземплярах…» with boxes to tick whose copy this one is. */
export interface CopiesBlock {
  readonly kind: 'copies';
  /** Who gets one, in the dative: «семье». */
  readonly holders: readonly string[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | FieldsBlock
  | CheckboxesBlock
  | TableBlock
  | SignaturesBlock
  | PageBreakBlock
  | ContentsBlock
  | CopiesBlock;

export interface FormModel {
  /** One of the codes in `codes.ts`, or of another paper (register, report). */
  readonly code: string;
  /** Title in the properties of the file, «Индивидуальная программа социального сопровождения семьи». */
  readonly title: string;
  /** Begins the file's name, «ИПСС», «Договор». */
  readonly shortTitle: string;
  /** Number and date of the paper itself (not of the print); the date is `YYYY-MM-DD`. */
  readonly number?: string;
  readonly date?: string;
  /** Organisation that issues it: author in the properties of the file. */
  readonly issuer?: string;
  readonly orientation?: 'portrait' | 'landscape';
  /** A certificate: large letters within a frame, no page numbers. */
  readonly look?: 'paper' | 'certificate';
  readonly blocks: readonly Block[];
}
