import type { Generated } from 'kysely';
import type { Immutable } from './column-types.ts';

/** What an outside system calls a record of ours. Rows are added and removed, never changed. */
export interface ExternalIdTable {
  region: Immutable<string>;
  /** Whose record it is; of an organisation, the organisation itself. */
  organisation_id: Immutable<string>;
  kind: Immutable<string>;
  system: Immutable<string>;
  value: Immutable<string>;
  target_id: Immutable<string>;
  /** Within the target; see `src/domain/external-id.ts`. */
  part: Generated<string>;
  family_id: Generated<string | null>;
  case_id: Generated<string | null>;
}
