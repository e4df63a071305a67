import { externalIdsOf } from '../../db/queries/external-ids.ts';
import { measureOfExecutor, measuresOfExecutor, type PartnerMeasure, type PartnerMeasureFilters } from '../../db/queries/partner-measures.ts';
import type { Tx } from '../../db/transaction.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { actionDeadline } from '../../domain/calendar/terms.ts';
import type { ExecutionData } from '../../domain/case/facts.ts';
import { type ExternalId, measurePart, targetKey } from '../../domain/external-id.ts';
import { measureAddressOf } from '../../domain/measure-id.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import type { RecordedChange } from '../record-fact.ts';
import { found, partnerOf, recordFor } from './own-scope.ts';

export type { PartnerMeasureFilters } from '../../db/queries/partner-measures.ts';

/** A measure with what other systems call it. */
export interface NamedMeasure extends PartnerMeasure {
  externalIds: ExternalId[];
}

/** The measures that the caller's organisation carries out, alone or with others, by due date. */
export async function listPartnerMeasures(
  ctx: OperationContext, filters: PartnerMeasureFilters, page: PageRequest,
): Promise<Page<NamedMeasure>> {
  const measures = await measuresOfExecutor(ctx.db, partnerOf(ctx), filters, page);
  return { ...measures, items: await withNames(ctx, measures.items) };
}

/** One of them. @throws DomainError not-found, for a foreign measure as for a missing one */
export async function getPartnerMeasure(ctx: OperationContext, id: string): Promise<NamedMeasure> {
  const measure = found(await measureOfExecutor(ctx.db, partnerOf(ctx), measureAddressOf(id)), id);
  const [one = { ...measure, externalIds: [] }] = await withNames(ctx, [measure]);
  return one;
}

async function withNames(ctx: OperationContext, measures: readonly PartnerMeasure[]): Promise<NamedMeasure[]> {
  for (const measure of measures) ctx.seen.add(measure);
  const names = await externalIdsOf(ctx.db, 'measure', [...new Set(measures.map(({ caseId }) => caseId))]);
  return measures.map((measure) => {
    const key = targetKey({ id: measure.caseId, part: measurePart(measure.programmeNumber, measure.number) });
    return { ...measure, externalIds: names.get(key) ?? [] };
  });
}

/** A mark that an executor makes (отметка о выполнении). */
export type PartnerMark = Pick<ExecutionData, 'result' | 'reason' | 'outcome'> & { date: LocalDate };

/** What was recorded of a measure, and how it stands with its due date. */
export interface PartnerRecord {
  factId: string;
  date: LocalDate;
  measure: NamedMeasure;
  /** The last day on which it was in time: the due date, or the next working day (Civil Code art. 193). */
  lateAfter: LocalDate;
  late: boolean;
}

/**
 * The executor marks its measure: the very fact that a curator would record, by the same rules. A late mark is taken and told as late.
 * @throws DomainError not-found; measure.executor-marks for a co-executor; whatever the rules say
 */
export async function markAsPartner(tx: Tx, ctx: OperationContext, id: string, { date, ...mark }: PartnerMark): Promise<PartnerRecord> {
  const { programmeNumber, number: measureNumber } = measureAddressOf(id);
  const organisationId = partnerOf(ctx);
  return await recordOf(tx, ctx, id, (of) => recordFor(tx, ctx, of, {
    kind: 'execution', on: date, data: () => ({ programmeNumber, measureNumber, ...mark, markedBy: { organisationId } }),
  }));
}

/** An executor or a co-executor tells what it has done; the mark stays as it is. @throws DomainError not-found, whatever the rules say */
export async function reportAsPartner(
  tx: Tx, ctx: OperationContext, id: string, { date, text }: { date: LocalDate; text: string },
): Promise<PartnerRecord> {
  const { programmeNumber, number: measureNumber } = measureAddressOf(id);
  const organisationId = partnerOf(ctx);
  return await recordOf(tx, ctx, id, (of) => recordFor(tx, ctx, of, {
    kind: 'executionReport', on: date, data: () => ({ programmeNumber, measureNumber, organisationId, text }),
  }));
}

async function recordOf(
  tx: Tx, ctx: OperationContext, id: string, record: (of: PartnerMeasure) => Promise<RecordedChange>,
): Promise<PartnerRecord> {
  const within = { ...ctx, db: tx };
  const { fact, assessment } = await record(await getPartnerMeasure(within, id));
  const measure = await getPartnerMeasure(within, id);
  const { lateAfter } = actionDeadline(assessment.situation.calendar, measure.dueOn);
  return { factId: fact.id, date: fact.on, measure, lateAfter, late: fact.on > lateAfter };
}
