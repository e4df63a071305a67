import type { Block, FormModel } from './model.ts';

/** What a template can use: texts, yes or no, and rows of texts. */
export type TemplateData = Readonly<Record<string, string | boolean | readonly Readonly<Record<string, string>>[]>>;

/** One tag that a template of a form may use. */
export interface TemplateField {
  readonly name: string;
  /** `text`: `{name}`; `condition`: `{#name}…{/name}`; `rows`: `{#name}{column}{/name}`. */
  readonly kind: 'text' | 'condition' | 'rows';
  /** What it is called on the built-in form. */
  readonly label: string;
  /** Of `rows`: the texts of a row. */
  readonly columns?: readonly { readonly name: string; readonly label: string }[];
}

/** In every table: the text of a row that heads those after it, and nothing in the others. */
const GROUP = { name: 'group', label: 'Заголовок группы строк (в остальных строках пусто)' } as const;

/** The tags of a form, each with what it stands for. Takes any model of the form: names do not depend on facts. */
export function templateFields(model: FormModel): TemplateField[] {
  const fields = [...ownFields, ...model.blocks.flatMap(fieldsOf)];
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

const ownFields: readonly TemplateField[] = [
  { name: 'paperTitle', kind: 'text', label: 'Название документа' },
  { name: 'paperShortTitle', kind: 'text', label: 'Краткое название документа' },
  { name: 'paperNumber', kind: 'text', label: 'Номер документа' },
  { name: 'paperDate', kind: 'text', label: 'Дата документа' },
  { name: 'paperIssuer', kind: 'text', label: 'Организация' },
];

function fieldsOf(block: Block): TemplateField[] {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.flatMap((run): TemplateField[] =>
        (typeof run === 'string' || run.name === undefined ? [] : [{ name: run.name, kind: 'text', label: `Из текста: «${wordsOf(block)}»` }]));
    case 'fields': return block.fields.map(({ name, label }) => ({ name, kind: 'text', label }));
    case 'checkboxes':
      return block.items.flatMap(({ name, label }): TemplateField[] => [
        { name, kind: 'condition', label }, { name: `${name}Mark`, kind: 'text', label: `Отметка ☒ или ☐: ${label}` },
      ]);
    case 'table': {
      const columns = block.columns.map(({ name, title }) => ({ name, label: title }));
      return [{ name: block.name, kind: 'rows', label: block.columns.map(({ title }) => title).join('; '), columns: [GROUP, ...columns] }];
    }
    case 'signatures': return block.signers.map(({ name, role }) => ({ name, kind: 'text', label: `Ф.И.О.: ${role}` }));
    default: return [];
  }
}

function wordsOf({ runs }: Extract<Block, { kind: 'paragraph' }>): string {
  const words = runs.map((run) => (typeof run === 'string' ? run : '…')).join('');
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}

/** The values of a model under the names of `templateFields`. */
export function templateData(model: FormModel): TemplateData {
  return {
    paperTitle: model.title,
    paperShortTitle: model.shortTitle,
    paperNumber: model.number ?? '',
    paperDate: russianDay(model.date),
    paperIssuer: model.issuer ?? '',
    ...Object.assign({}, ...model.blocks.map(valuesOf)) as TemplateData,
  };
}

function valuesOf(block: Block): TemplateData {
  switch (block.kind) {
    case 'paragraph':
      return Object.fromEntries(block.runs.flatMap((run) => (typeof run === 'string' || run.name === undefined ? [] : [[run.name, run.text]])));
    case 'fields': return Object.fromEntries(block.fields.map(({ name, value }) => [name, value ?? '']));
    case 'checkboxes':
      return Object.fromEntries(block.items.flatMap(({ name, checked }): [string, string | boolean][] => (
        [[name, checked], [`${name}Mark`, checked ? '☒' : '☐']])));
    case 'table': {
      const names = block.columns.map(({ name }) => name);
      return {
        [block.name]: block.rows.map((row) => ({
          group: row.kind === 'group' ? row.text : '',
          ...Object.fromEntries(names.map((name, at) => [name, row.kind === 'cells' ? row.cells[at] ?? '' : ''])),
        })),
      };
    }
    case 'signatures': return Object.fromEntries(block.signers.map(({ name, person }) => [name, person ?? '']));
    default: return {};
  }
}

function russianDay(date: string | undefined): string {
  return date === undefined ? '' : date.split('-').reverse().join('.');
}

/** Something under every name, to try a template with: one row in every table, every condition true. */
export function sampleData(fields: readonly TemplateField[]): TemplateData {
  return Object.fromEntries(fields.map(({ name, kind, columns = [] }): [string, TemplateData[string]] => {
    if (kind === 'condition') return [name, true];
    return [name, kind === 'text' ? '' : [Object.fromEntries(columns.map((column) => [column.name, '']))]];
  }));
}
