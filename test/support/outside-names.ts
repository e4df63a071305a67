import { nameTarget } from '../../src/db/queries/external-ids.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { NamedKind } from '../../src/domain/external-id.ts';
import type { TestApp } from './app.ts';

/** An outside system that calls every record of a side by our own id, and parts of a case by the case's. */
export const OUTSIDE = 'outside';

/** Whose records are named. */
export interface NamedSide {
  provider: { id: string; region: string };
  specialist: { id: string };
  familyId: string;
  caseId: string;
}

/** Gives the records of a side, the first programme of its case and that one's first measure the outside system's names. */
export async function nameOutside(api: TestApp, { provider: { id: organisationId, region }, specialist, familyId, caseId }: NamedSide): Promise<void> {
  const names: [NamedKind, string, string][] = [
    ['organisation', organisationId, ''], ['specialist', specialist.id, ''], ['family', familyId, ''], ['case', caseId, ''],
    ['programme', caseId, '1'], ['measure', caseId, '1/1'],
  ];
  await inTransaction(api.db, systemWall, async (tx) => {
    for (const [kind, id, part] of names) {
      await nameTarget(tx, { region, organisationId, kind, system: OUTSIDE, value: id, target: { id, part } });
    }
  });
}
