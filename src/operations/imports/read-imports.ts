import { listResults } from '../../db/queries/import-lines.ts';
import { findImport, listImports } from '../../db/queries/imports.ts';
import type { Page, PageRequest } from '../../db/page.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ImportRecord, LineResult, LineState } from '../../domain/imports/import-record.ts';
import type { OperationContext } from '../context.ts';

/** @throws DomainError not-found */
export async function getImport({ db, caller }: OperationContext, id: string): Promise<ImportRecord> {
  const found = await findImport(db, caller.scope, id);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return found;
}

/** The imports of the caller's organisation, newest first. */
export async function readImports({ db, caller }: OperationContext, page: PageRequest): Promise<Page<ImportRecord>> {
  return await listImports(db, caller.scope, page);
}

/**
 * What has become of the lines so far, by line.
 * @throws DomainError not-found
 */
export async function readImportResults(
  ctx: OperationContext, id: string, state: LineState | undefined, page: PageRequest,
): Promise<Page<LineResult>> {
  const made = await getImport(ctx, id);
  const results = await listResults(ctx.db, id, state, page);
  if (made.kind === 'families') {
    for (const { targetId } of results.items) {
      if (targetId !== null) ctx.seen.add({ familyId: targetId, organisationId: made.organisationId });
    }
  }
  return results;
}
