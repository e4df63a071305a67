import { recordAudits } from '../../db/queries/bulk-inserts.ts';
import { insertSpecialist } from '../../db/queries/specialist-changes.ts';
import type { LineResult } from '../../domain/imports/import-record.ts';
import { claimLines } from './claim-lines.ts';
import { refusedLine, type Storing, understood } from './import-step.ts';

/** Specialists, by the rules of createSpecialist. Nobody has so many that one statement each would matter. */
export const storeSpecialists: Storing = async (step, lines) => {
  const { tx, ctx, organisation, reader, made } = step;
  const results: LineResult[] = [];
  const shaped = understood(step, lines, reader.specialist, results).filter(({ line, value }) => {
    const fits = !value.holdsCases || organisation.kind === 'provider';
    if (!fits) results.push(refusedLine(line, [{ code: 'specialist.cannot-hold-cases', pointer: '/holdsCases' }]));
    return fits;
  });
  const claimed = await claimLines(step, 'specialist', shaped, results);
  for (const { line, id, value: { name, position, holdsCases } } of claimed) {
    const createdAt = ctx.clock.now();
    await insertSpecialist(tx, { id, organisationId: organisation.id, region: organisation.region, name, position, holdsCases, active: true, createdAt });
    results.push({ line, state: 'stored', targetId: id, faults: [] });
  }
  await recordAudits(tx, ctx, 'specialist', organisation.id, claimed.map(({ id }) => ({ id, detail: { import: made.id } })));
  return results;
};
