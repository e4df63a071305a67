import type { Immutable } from './column-types.ts';

/** How many exports of family data a client has made in a day of UTC. */
export interface ExportCountTable {
  client_id: Immutable<string>;
  day: Immutable<string>;
  count: number;
}
