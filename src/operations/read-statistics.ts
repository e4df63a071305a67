import { namesOf } from '../db/queries/family-export.ts';
import { countCases as count, NO_VALUE } from '../db/queries/statistics.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { refuseIfAny } from '../domain/errors.ts';
import { labelOf, type ReferenceListName } from '../domain/reference/index.ts';
import { type Count, type Dimension, LEAST_FAMILIES } from '../domain/statistics/dimensions.ts';
import { latestQuarterEnd, reportingDateViolations } from '../domain/statistics/reporting-date.ts';
import { suppress } from '../domain/statistics/suppress.ts';
import { callersDay } from './callers-day.ts';
import type { OperationContext } from './context.ts';

export interface StatisticsQuestion {
  /** One or two. */
  by: readonly Dimension[];
  /** The last day of a quarter; the latest one that is over when absent. */
  on?: LocalDate | undefined;
}

/** A number that is told, or that it is withheld. */
export interface Figure {
  cases: number | null;
  families: number | null;
  suppressed: boolean;
}

export interface Statistics {
  on: LocalDate;
  by: Dimension[];
  /** Groups of fewer families are withheld. */
  suppressedBelow: number;
  total: Figure;
  rows: ({ key: string; label: string } & Figure)[];
  columns: ({ key: string; label: string } & Figure)[];
  cells: ({ row: string; column: string } & Figure)[];
}

const lists: Partial<Record<Dimension, ReferenceListName>> = {
  status: 'caseStatuses', level: 'levels', category: 'categories', ground: 'grounds', outcome: 'outcomes',
};

/**
 * How many cases and families there are in the caller's organisation or region, depersonalised (обезличенная статистика): cases opened by
 * the reporting date, as they stand now. Small groups are withheld, and further ones that would give them away.
 * @throws DomainError statistics.not-a-quarter-end
 */
export async function countCases(ctx: OperationContext, { by, on: asked }: StatisticsQuestion): Promise<Statistics> {
  const today = await callersDay(ctx);
  const on = asked ?? latestQuarterEnd(today);
  refuseIfAny(reportingDateViolations(on, today));
  const [first, second] = by;
  if (first === undefined) throw new Error('A question by nothing');
  const { total, rows, columns, cells } = suppress(await count(ctx.db, ctx.caller.scope, [first, second], on));
  const providers = by.includes('provider') ? (first === 'provider' ? rows : columns).map(({ key }) => key) : [];
  const names = new Map((await namesOf(ctx.db, providers)).map(({ id, name }) => [id, name]));
  const labelled = (dimension: Dimension | undefined) => ({ key, count: known }: (typeof rows)[number]) =>
    ({ key, label: names.get(key) ?? labelIn(dimension, key), ...figureOf(known) });
  return {
    on, by: [...by], suppressedBelow: LEAST_FAMILIES, total: figureOf(total),
    rows: rows.map(labelled(first)),
    columns: columns.map(labelled(second)),
    cells: cells.map(({ row, column, count: known }) => ({ row, column, ...figureOf(known) })),
  };
}

function figureOf(count: Count | null): Figure {
  return { cases: count?.cases ?? null, families: count?.families ?? null, suppressed: count === null };
}

function labelIn(dimension: Dimension | undefined, key: string): string {
  const list = dimension === undefined ? undefined : lists[dimension];
  if (list === undefined) return key;
  return key === NO_VALUE ? 'не определено' : labelOf(list, key).ru;
}
