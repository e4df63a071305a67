import { newId } from '../../src/db/new-id.ts';
import { insertResults } from '../../src/db/queries/import-lines.ts';
import { endImport, insertImport } from '../../src/db/queries/imports.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { CaseOnRoad } from './case-road.ts';
import type { SideOf } from './every-side.ts';

/** An import of a side that has made a family of its; made by hand, the family stands where it is. */
export async function anImport({ api, provider: { id: organisationId, region } }: SideOf, { family }: CaseOnRoad): Promise<string> {
  const id = newId();
  await inTransaction(api.db, systemWall, async (tx) => {
    await insertImport(tx, {
      id, organisationId, region, clientId: 'test', role: 'head', traceId: 'test', kind: 'families', mode: 'good', onKnown: 'refuse', dryRun: false,
      system: null, form: { format: 'csv', charset: null, separator: null, columns: null }, createdAt: '2026-07-01T09:00:00.000Z',
    });
    await insertResults(tx, { id, organisationId }, [{ line: 2, state: 'stored', targetId: family.id, faults: [] }]);
    await endImport(tx, id, 'finished', '2026-07-01T09:00:01.000Z');
  });
  return id;
}
