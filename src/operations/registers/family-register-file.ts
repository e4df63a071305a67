import { familyColumns, familyRegisterForm } from '../../domain/register/family-register.ts';
import { registerTable } from '../../domain/register/register-table.ts';
import type { OperationContext } from '../context.ts';
import { entriesToday } from './family-register.ts';
import { registerFile, type RegisterFormat, type RegisterPart } from './register-file.ts';

/** The register of families of a year as a file. @throws DomainError not-found, register.too-large */
export async function familyRegisterFile(ctx: OperationContext, part: RegisterPart, format: RegisterFormat): Promise<Uint8Array> {
  return await registerFile(ctx, part, format, async (within, limit) => {
    const { provider, today, entries } = await entriesToday(within, { ...part, limit });
    // What does not fit is refused, and nothing of it shown.
    if (entries.length < limit) for (const entry of entries) within.seen.add(entry);
    return {
      entries: entries.length,
      table: () => registerTable(familyColumns, entries),
      paper: () => familyRegisterForm({ organisation: provider.name, municipality: provider.municipality, year: part.year, on: today, entries }),
    };
  });
}
