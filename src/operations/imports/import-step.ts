import type { Organisation } from '../../db/queries/organisations.ts';
import type { StagedLine } from '../../db/queries/import-lines.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, type Violation } from '../../domain/errors.ts';
import type { ImportRecord, LineFault, LineResult } from '../../domain/imports/import-record.ts';
import type { OperationContext } from '../context.ts';
import type { LineReader, Read } from './line-reader.ts';

/** What some lines of an import are worked off with, within one transaction. */
export interface ImportStep {
  tx: Tx;
  /** As whoever sent the import. */
  ctx: OperationContext;
  made: ImportRecord;
  organisation: Organisation;
  reader: LineReader;
}

/** Stores the good ones of some lines, and says of each what became of it. */
export type Storing = (step: ImportStep, lines: readonly StagedLine[]) => Promise<LineResult[]>;

/** A line that was understood. */
export interface Understood<T> {
  line: number;
  value: T;
}

/** Holds lines against their schema; the results of those that do not fit go to `results`. */
export function understood<T extends { externalId?: string }>(
  { reader, made }: ImportStep, lines: readonly StagedLine[], read: (value: unknown) => Read<T>, results: LineResult[],
): Understood<T>[] {
  return lines.flatMap(({ line, content, faults }): Understood<T>[] => {
    const parsed: Read<unknown> = content === null ? { faults } : reader.parse(content);
    const found: Read<T> = parsed.faults === undefined ? read(parsed.value) : { faults: parsed.faults };
    const nameless = found.value?.externalId !== undefined && made.system === null;
    if (found.faults === undefined && !nameless) return [{ line, value: found.value }];
    results.push(refusedLine(line, found.faults ?? [{ code: 'import.system-missing', pointer: '/externalId' }]));
    return [];
  });
}

export function refusedLine(line: number, faults: LineFault[]): LineResult {
  return { line, state: 'refused', targetId: null, faults };
}

/** The faults that broken rules are, each within the line at `under`. */
export function faultsOf(violations: readonly Violation[], under = ''): LineFault[] {
  return violations.map(({ pointer = '', ...rest }) => ({ ...rest, pointer: `${under}${pointer}` }));
}

/** What a rule or the database says against one line; what else goes wrong is no fault of the line and is thrown on. */
export function faultsOfError(error: unknown, under = ''): LineFault[] {
  if (error instanceof DomainError) return faultsOf(error.violations, under);
  const { code } = (error ?? {}) as { code?: unknown };
  // of the data (22) or of a constraint (23)
  if (typeof code === 'string' && /^2[23]/.test(code)) return [{ code: 'field.unacceptable', pointer: under }];
  throw error;
}

/** What becomes of a line whose external id is taken: the import says whether that is a fault. */
export function knownLine({ made }: ImportStep, line: number, value: string, targetId: string | null): LineResult {
  if (made.onKnown === 'skip' && targetId !== null) return { line, state: 'known', targetId, faults: [] };
  return refusedLine(line, [{ code: 'import.known', pointer: '/externalId', params: { what: `${made.system ?? ''}:${value}` } }]);
}
