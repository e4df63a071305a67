import type { FormModel } from '../domain/forms/model.ts';
import { print } from './printer.ts';
import type { PaperFormat } from './task.ts';

export type { PaperFormat };

/** A paper's bytes. `issuedAt` is an ISO instant and goes into the file's properties. */
export async function renderForm(model: FormModel, format: PaperFormat, issuedAt: string): Promise<Uint8Array> {
  return await print<'form'>({ kind: 'form', model, format, issuedAt });
}
