import type {
  Align, Checkbox, CheckboxesBlock, Field, FieldsBlock, HeadingBlock, ParagraphBlock, Run, Signature, SignaturesBlock, TableBlock, TableColumn, TableRow,
} from './model.ts';

// Short ways to write the blocks of a form.

/** The title of the paper, in the middle. */
export function title(text: string): HeadingBlock {
  return { kind: 'heading', level: 1, text, align: 'center' };
}

export function part(text: string, anchor?: string): HeadingBlock {
  return { kind: 'heading', level: 2, text, ...(anchor === undefined ? {} : { anchor }) };
}

export function paragraph(
  runs: string | readonly (string | Run)[], more: { align?: Align; indent?: boolean; small?: boolean } = {},
): ParagraphBlock {
  return { kind: 'paragraph', runs: typeof runs === 'string' ? [runs] : runs, ...more };
}

/** A passage of running text: justified, its first line set in. */
export function passage(...runs: (string | Run)[]): ParagraphBlock {
  return paragraph(runs, { align: 'justify', indent: true });
}

/** A value within a passage. */
export function value(name: string, text: string | undefined): Run {
  return { name, text: text ?? '' };
}

export function fields(...all: Field[]): FieldsBlock {
  return { kind: 'fields', fields: all };
}

export function field(name: string, label: string, value?: string | null, hint?: string): Field {
  return { name, label, ...(value ? { value } : {}), ...(hint === undefined ? {} : { hint }) };
}

/** A field that leaves several lines to write on while it is empty. */
export function longField(name: string, label: string, value: string | null | undefined, lines: number): Field {
  return { ...field(name, label, value), lines };
}

export function boxes(columns: CheckboxesBlock['columns'], items: readonly Checkbox[]): CheckboxesBlock {
  return { kind: 'checkboxes', columns, items };
}

export function box(name: string, label: string, checked: boolean, indent = false): Checkbox {
  return { name, label, checked, ...(indent ? { indent } : {}) };
}

/** The name of something that has a code: `category` and `manyChildren` make `categoryManyChildren`. */
export function coded(prefix: string, code: string): string {
  return prefix + code.charAt(0).toUpperCase() + code.slice(1).replace(/[^A-Za-z0-9]/g, '');
}

/** A column: its name, its title and its share of the width. */
export type ColumnWords = readonly [name: string, title: string, width: number, align?: Align];

export function table(name: string, columns: readonly ColumnWords[], rows: readonly (readonly string[] | TableRow)[]): TableBlock {
  return {
    kind: 'table', name,
    columns: columns.map(([column, words, width, align]): TableColumn => (
      { name: column, title: words, width, ...(align === undefined ? {} : { align }) }
    )),
    rows: rows.map((row) => (isCells(row) ? { kind: 'cells', cells: row } : row)),
  };
}

/** A table with rows high enough to write or sign in. */
export function roomyTable(...words: Parameters<typeof table>): TableBlock {
  return { ...table(...words), roomy: true };
}

/** A table of what was recorded: where nothing was, it says so. */
export function recordTable(name: string, columns: readonly ColumnWords[], rows: readonly (readonly string[] | TableRow)[]): TableBlock {
  return table(name, columns, rows.length === 0 ? [group('Записей нет')] : rows);
}

function isCells(row: readonly string[] | TableRow): row is readonly string[] {
  return Array.isArray(row);
}

/** A heading over the rows that follow. */
export function group(text: string): TableRow {
  return { kind: 'group', text };
}

export function signatures(...signers: Signature[]): SignaturesBlock {
  return { kind: 'signatures', signers };
}

export function signer(name: string, role: string, person?: string, more: { stamp?: boolean; dated?: boolean } = {}): Signature {
  return { name, role, ...(person ? { person } : {}), ...more };
}
