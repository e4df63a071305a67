import type { Field, Run, Signature, TableRow } from './model.ts';

const BLANK = 24;

/** A run as it is drawn: a named value that is missing becomes a blank to write in. */
export function shownRun(run: string | Run): Run {
  if (typeof run === 'string') return { text: run };
  return run.name !== undefined && run.text === '' ? { ...run, text: '_'.repeat(run.blank ?? BLANK) } : run;
}

/** What stands on the lines of a field: its value or, for none, free lines to write on. */
export function linesOfField({ value = '', lines = 1 }: Field): string[] {
  return value === '' ? Array.from({ length: lines }, () => '') : [value];
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

/** The words of a signature: beside the line, and under it the place of the stamp and room for the date. */
export function signatureWords({ role, person = '', stamp = false, dated = false }: Signature): { role: string; under: string; person: string } {
  return { role, under: [stamp ? 'М. П.' : '', dated ? '«____» ______________ 20____ г.' : ''].filter(Boolean).join('   '), person };
}
