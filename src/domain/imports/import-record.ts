import type { BulkKind } from './columns.ts';
import type { FileForm } from './file-reader.ts';

/** Where an import stands: its upload, its turn, its two passes, and its four ends. `refused`: all or nothing, and it was nothing. */
export const importStates = ['receiving', 'waiting', 'checking', 'storing', 'finished', 'refused', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** All lines or none, or every good one. */
export const importModes = ['all', 'good'] as const;
/** What becomes of a line whose external id is somebody's already. */
export const onKnownChoices = ['skip', 'refuse'] as const;
/** What has become of a line. */
export const lineStates = ['stored', 'known', 'refused'] as const;
export type LineState = (typeof lineStates)[number];

export type ImportForm = Omit<FileForm, 'kind'>;

/** A bulk import (массовая загрузка). */
export interface ImportRecord {
  id: string;
  organisationId: string;
  region: string;
  /** Who sent it, and in which role: its lines are recorded as theirs. */
  clientId: string;
  role: string;
  traceId: string;
  kind: BulkKind;
  mode: (typeof importModes)[number];
  onKnown: (typeof onKnownChoices)[number];
  dryRun: boolean;
  /** The outside system that the file's external ids belong to. */
  system: string | null;
  form: ImportForm;
  state: ImportState;
  /** In two languages what stopped it, if something of ours did. */
  failure: string | null;
  /** Bytes of whole lines taken in: an upload that broke goes on from here. */
  receivedBytes: number;
  receivedRows: number;
  /** The last line worked off in the present pass. */
  at: number;
  counts: { received: number; checked: number; stored: number; known: number; refused: number };
  times: { createdAt: string; receivedAt: string | null; startedAt: string | null; finishedAt: string | null };
}

/** One fault of a line: a code of ours, where in the line, by which clause. Never a personal value. */
export interface LineFault {
  code: string;
  /** JSON pointer within the line. */
  pointer: string;
  params?: Record<string, string | number>;
  citation?: { regulation: string; version: number; clause: string; inherited: boolean };
}

/** What has become of one line. */
export interface LineResult {
  line: number;
  state: LineState;
  /** What was made, or was there already. */
  targetId: string | null;
  faults: LineFault[];
}
