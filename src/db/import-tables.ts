import type { Generated } from 'kysely';
import type { Immutable, Json } from './column-types.ts';

export interface DataImportTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  client_id: Immutable<string>;
  role: Immutable<string>;
  trace_id: Immutable<string>;
  kind: Immutable<string>;
  mode: Immutable<string>;
  on_known: Immutable<string>;
  dry_run: Immutable<boolean>;
  system: Immutable<string | null>;
  format: Immutable<string>;
  charset: string | null;
  separator: string | null;
  columns: string[] | null;
  state: string;
  received_bytes: Generated<number>;
  received_rows: Generated<number>;
  received: Generated<number>;
  checked: Generated<number>;
  stored: Generated<number>;
  known: Generated<number>;
  refused: Generated<number>;
  at_line: Generated<number>;
  attempts: Generated<number>;
  failure: string | null;
  created_at: Immutable<string>;
  received_at: string | null;
  started_at: string | null;
  worked_at: string | null;
  finished_at: string | null;
}

export interface ImportBatchTable {
  import_id: Immutable<string>;
  organisation_id: Immutable<string>;
  first_line: Immutable<number>;
  line_numbers: Immutable<number[]>;
  content: Immutable<string>;
  faults: Json<unknown>;
}

export interface ImportResultTable {
  import_id: Immutable<string>;
  organisation_id: Immutable<string>;
  line_number: Immutable<number>;
  state: string;
  target_id: string | null;
  faults: Json<unknown>;
}
