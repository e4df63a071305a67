import { copiesText } from '../../src/domain/forms/copies.ts';
import type { Block, FormModel } from '../../src/domain/forms/model.ts';

// What stands on a paper, as words, and what a template may name in it.

/** Every word that a reader of the paper must find, block by block. */
export function textsOf({ blocks }: FormModel): string[] {
  return blocks.flatMap(blockTexts).filter((text) => text !== '');
}

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return block.runs.map((run) => (typeof run === 'string' ? run : run.text));
    case 'fields':
      return block.fields.flatMap(({ label, value, hint }) => [label, value ?? '', hint ?? '']);
    case 'checkboxes':
      return block.items.map(({ label }) => label);
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flatMap((row) => (row.kind === 'group' ? [row.text] : row.cells))];
    case 'signatures':
      return block.signers.flatMap(({ role, person }) => [role, person ?? '']);
    case 'contents':
      return block.entries.map(({ title }) => title);
    case 'copies':
      return [copiesText(block)];
    case 'pageBreak':
      return [];
  }
}

/** Every name in the order of the paper; a table's columns as `table.column`. */
export function namesOf({ blocks }: FormModel): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.runs.flatMap((run) => (typeof run === 'string' || run.name === undefined ? [] : [run.name]));
      case 'fields':
        return block.fields.map(({ name }) => name);
      case 'checkboxes':
        return block.items.map(({ name }) => name);
      case 'table':
        return [block.name, ...block.columns.map(({ name }) => `${block.name}.${name}`)];
      case 'signatures':
        return block.signers.map(({ name }) => name);
      default:
        return [];
    }
  });
}

/** The value of a field or of a named run. */
export function valueOf({ blocks }: FormModel, name: string): string | undefined {
  for (const block of blocks) {
    const found = block.kind === 'fields' ? block.fields.find((field) => field.name === name)?.value
      : block.kind === 'paragraph' ? block.runs.find((run) => typeof run !== 'string' && run.name === name) : undefined;
    if (found !== undefined) return typeof found === 'object' ? found.text : found;
  }
  return undefined;
}

/** Whether a box is ticked. */
export function isChecked({ blocks }: FormModel, name: string): boolean | undefined {
  return blocks.flatMap((block) => (block.kind === 'checkboxes' ? block.items : [])).find((item) => item.name === name)?.checked;
}

/** A table's rows as they are read; a group is one cell. */
export function rowsOf({ blocks }: FormModel, name: string): (readonly string[])[] {
  return blocks.flatMap((block) => (block.kind === 'table' && block.name === name ? block.rows : [])).map((row) => (row.kind === 'group' ? [row.text] : row.cells));
}
