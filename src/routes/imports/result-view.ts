import type { Static } from 'typebox';
import { errorCatalogue, type ErrorCode } from '../../domain/error-catalogue.ts';
import { columnOfPointer } from '../../domain/imports/columns.ts';
import type { ImportRecord, LineFault, LineResult } from '../../domain/imports/import-record.ts';
import { fieldCatalogue, type FieldCode } from '../field-catalogue.ts';
import type { ImportResult } from './import-schema.ts';

type View = Static<typeof ImportResult>;

/** What has become of a line, its faults in words. */
export function resultView({ kind, form }: Pick<ImportRecord, 'kind' | 'form'>, { line, state, targetId, faults }: LineResult): View {
  const columnAt = (pointer: string) => (form.format === 'csv' ? (columnOfPointer(kind, pointer)?.name ?? null) : null);
  return {
    line, state, id: targetId,
    faults: faults.map((fault) => ({
      code: fault.code, pointer: fault.pointer, column: columnAt(fault.pointer),
      text: textOf(fault, 'ru'), textEn: textOf(fault, 'en'), citation: (fault.citation ?? null),
    })),
  };
}

function textOf({ code, params }: LineFault, language: 'ru' | 'en'): string {
  const entry = code in errorCatalogue ? errorCatalogue[code as ErrorCode] : (fieldCatalogue[code as FieldCode] ?? fieldCatalogue['field.invalid']);
  return entry[language].replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? ''));
}
