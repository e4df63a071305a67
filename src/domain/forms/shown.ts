import type { Field, Run, TableRow } from './model.ts';

const BLANK = '_'.repeat(24);

/** A run as it is drawn: a named value that is missing becomes a blank to write in. */
export function shownRun(run: string | Run): Run {
  if (typeof run === 'string') return { text: run };
  return run.name !== undefined && run.text === '' ? { ...run, text: BLANK } : run;
}

/** Whether a field has something to show; if not, its line stays free. */
export function isFilled({ value }: Field): boolean {
  return value !== undefined && value !== '';
}

/**
 * Rows that must stand on one page: a group's heading (or several that follow each other) with the first row under it, any other row
 * alone.
 */
export function rowsTogether(rows: readonly TableRow[]): TableRow[][] {
  const units: TableRow[][] = [];
  let open = false;
  for (const row of rows) {
    const last = units.at(-1);
    if (open && last !== undefined) last.push(row);
    else units.push([row]);
    open = row.kind === 'group';
  }
  return units;
}
