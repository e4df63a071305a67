import { chartAccess } from './access/charts.ts';
import { directoryAccess } from './access/directory.ts';
import { type Door, type Doors, everyone, others, same } from './access/door.ts';
import { factAccess } from './access/facts.ts';
import { indicatorAccess } from './access/indicators.ts';
import { outsideAccess } from './access/outside.ts';
import { paperAccess } from './access/papers.ts';
import { reportAccess } from './access/reports.ts';
import { serviceAccess } from './access/service.ts';
import { staffAccess } from './access/staff.ts';

export type { Door, Sight } from './access/door.ts';

/**
 * Who may call what, and what they come to see: operationId to door. `public` needs no token. An operation that is not in this table
 * cannot be registered. `docs/access.md` and the published document are made from it.
 */
export const access = {
  ...directoryAccess,
  ...staffAccess,
  ...factAccess,
  ...outsideAccess,
  ...paperAccess,
  ...reportAccess,
  ...chartAccess,
  ...indicatorAccess,
  ...serviceAccess,
} as const satisfies Doors;

/** The doors that only a sandbox has (`SANDBOX=true`); production does not register these operations at all. */
export const sandboxAccess = {
  getSandboxClock: others(everyone),
  moveSandboxClock: others(same('everything', 'admin', 'integration')),
  resetSandbox: others(same('everything', 'admin', 'integration')),
} as const satisfies Record<string, Door>;

const doors = { ...access, ...sandboxAccess };

export type OperationId = keyof typeof access;
/** With those of a sandbox. */
export type AnyOperationId = keyof typeof doors;

/**
 * The door of an operation; `public` for one without.
 * @throws Error for an operationId that is not in the table, so that the service does not start with an open door
 */
export function doorOf(operationId: AnyOperationId): Door | 'public' {
  if (!Object.hasOwn(doors, operationId)) throw new Error(`No entry in the access table: ${operationId}`);
  return doors[operationId];
}
