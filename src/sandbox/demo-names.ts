import { nameTarget } from '../db/queries/external-ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { NamedKind } from '../domain/external-id.ts';
import { organisationId } from './demo-people.ts';
import type { DemoRegion } from './demo-regions.ts';

/** What the demo's region calls its information system. */
const SYSTEM = 'region-is';

/** Gives a record of the demo the id that an integrator finds it by: `region-is:family-1`, `region-is:case-1`. */
export async function nameInDemo(tx: Tx, region: DemoRegion, kind: NamedKind, number: number, id: string): Promise<void> {
  await nameTarget(tx, {
    region: region.code, organisationId: kind === 'organisation' ? id : organisationId(region, 1), kind, system: SYSTEM,
    value: `${kind}-${number}`, target: { id, part: '' },
  });
}
