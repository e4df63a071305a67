import { DomainError } from '../../domain/errors.ts';
import type { FormModel } from '../../domain/forms/model.ts';
import { registerCsv } from '../../domain/register/register-csv.ts';
import type { RegisterTable } from '../../domain/register/register-table.ts';
import { inTurn } from '../../print/in-turn.ts';
import { print } from '../../print/printer.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import { noRegister } from './register-keeper.ts';

export type RegisterFormat = 'pdf' | 'xlsx' | 'csv';

/** Which part of a year's register goes into the file: all of it unless numbers are named. */
export interface RegisterPart {
  year: number;
  fromNumber?: number | undefined;
  toNumber?: number | undefined;
}

/** The greatest number of entries in one file. Five thousand on paper are hundreds of pages. */
export const mostEntries: Readonly<Record<RegisterFormat, number>> = { pdf: 5_000, xlsx: 10_000, csv: 10_000 };

/** Milliseconds. Five thousand entries take some ten seconds of a processor that is free. */
const LONGEST = 300_000;

/** What a register says, as a table and on paper. */
export interface RegisterContent {
  /** How many entries there are, of which one more than fit were asked for. */
  entries: number;
  table(): RegisterTable;
  paper(): FormModel;
}

/**
 * A register as a file. It is read on one picture of the data, and drawn when nobody waits for the database any more.
 * @param read gathers at most `limit` entries behind the caller's wall, and tells whom it shows
 * @throws DomainError not-found for a year without entries, register.too-large
 */
export async function registerFile(
  ctx: OperationContext, part: RegisterPart, format: RegisterFormat, read: (within: OperationContext, limit: number) => Promise<RegisterContent>,
): Promise<Uint8Array> {
  const gathered = async () => {
    const content = await look(ctx, (within) => read(within, mostEntries[format] + 1));
    refuseSize(content.entries, part.year, mostEntries[format]);
    return content;
  };
  if (format === 'csv') return Buffer.from(registerCsv((await gathered()).table()));
  return await inTurn(async () => await drawn(await gathered(), part.year, format, ctx.clock.now()));
}

async function drawn(content: RegisterContent, year: number, format: 'pdf' | 'xlsx', issuedAt: string): Promise<Uint8Array> {
  if (format === 'pdf') return await print<'form'>({ kind: 'form', model: content.paper(), format, issuedAt }, LONGEST);
  return await print<'workbook'>({ kind: 'workbook', sheets: [{ name: String(year), ...content.table() }] }, LONGEST);
}

function refuseSize(entries: number, year: number, limit: number): void {
  if (entries === 0) throw noRegister(year);
  if (entries > limit) throw new DomainError([{ code: 'register.too-large', params: { year, limit } }]);
}
