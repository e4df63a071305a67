import { certificatesOfYear } from '../../db/queries/family-certificates.ts';
import { certificateColumns, certificateRegisterForm } from '../../domain/register/certificate-register.ts';
import { registerTable } from '../../domain/register/register-table.ts';
import type { OperationContext } from '../context.ts';
import { providerRules } from '../provider-regulation.ts';
import { registerFile, type RegisterFormat, type RegisterPart } from './register-file.ts';
import { registerKeeper } from './register-keeper.ts';

/** The register of family certificates of a year as a file. @throws DomainError not-found, register.too-large */
export async function certificateRegisterFile(ctx: OperationContext, part: RegisterPart, format: RegisterFormat): Promise<Uint8Array> {
  return await registerFile(ctx, part, format, async (within, limit) => {
    const keeper = await registerKeeper(within, part.year);
    const { today } = await providerRules(within.db, within.clock, keeper);
    const certificates = await certificatesOfYear(within.db, within.caller.scope, { ...part, limit });
    if (certificates.length < limit) {
      for (const { familyId, organisationId } of certificates) if (familyId !== null) within.seen.add({ familyId, organisationId });
    }
    return {
      entries: certificates.length,
      table: () => registerTable(certificateColumns, certificates),
      paper: () => certificateRegisterForm({ organisation: keeper.name, year: part.year, on: today, certificates }),
    };
  });
}
