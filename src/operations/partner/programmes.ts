import { type Delivery, type DeliveryFilters, programmeSentTo, programmesSentTo } from '../../db/queries/deliveries.ts';
import { measuresOfCases, type PartnerMeasure } from '../../db/queries/partner-measures.ts';
import type { Tx } from '../../db/transaction.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { programmeAddressOf } from '../../domain/measure-id.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { found, partnerOf, recordFor } from './own-scope.ts';

/** A programme that was sent to the caller, with its own measures of it and no others. */
export interface SentProgramme extends Delivery {
  programmeNumber: number;
  measures: PartnerMeasure[];
}

/** The programmes that were sent to the caller's organisation, by the day of sending. */
export async function listPartnerProgrammes(ctx: OperationContext, filters: DeliveryFilters, page: PageRequest): Promise<Page<SentProgramme>> {
  const sent = await programmesSentTo(ctx.db, partnerOf(ctx), filters, page);
  return { ...sent, items: await withMeasures(ctx, sent.items) };
}

/** The newest sending of one programme to the caller. @throws DomainError not-found */
export async function getPartnerProgramme(ctx: OperationContext, id: string): Promise<SentProgramme> {
  const [one] = await withMeasures(ctx, [await sentOnce(ctx, id)]);
  return found(one, id);
}

async function sentOnce(ctx: OperationContext, id: string): Promise<Delivery> {
  const { caseId, programmeNumber } = programmeAddressOf(id);
  return found(await programmeSentTo(ctx.db, partnerOf(ctx), caseId, programmeNumber), id);
}

async function withMeasures(ctx: OperationContext, sent: readonly Delivery[]): Promise<SentProgramme[]> {
  for (const one of sent) ctx.seen.add(one);
  const own = await measuresOfCases(ctx.db, partnerOf(ctx), [...new Set(sent.map(({ caseId }) => caseId))]);
  return sent.map((one) => ({
    ...one, programmeNumber: one.programmeNumber ?? 0,
    measures: own.filter(({ caseId, programmeNumber }) => caseId === one.caseId && programmeNumber === one.programmeNumber),
  }));
}

export interface ReceiptRequest {
  date: LocalDate;
  receivedBy?: string;
}

/**
 * The caller confirms that the newest sending of a programme has reached it.
 * @throws DomainError not-found, distribution.already-received
 */
export async function confirmProgramme(
  tx: Tx, ctx: OperationContext, id: string, { date, ...receipt }: ReceiptRequest,
): Promise<SentProgramme & { receiptId: string }> {
  const within = { ...ctx, db: tx };
  const sent = await sentOnce(within, id);
  const data = { distributionFactId: sent.factId, organisationId: partnerOf(ctx), ...receipt };
  const { fact } = await recordFor(tx, ctx, sent, { kind: 'distributionReceipt', on: date, data: () => data });
  return { ...await getPartnerProgramme(within, id), receiptId: fact.id };
}
