import { liveAlerts, syncAlerts } from '../db/queries/alerts.ts';
import { storeTraces } from '../db/queries/case-traces.ts';
import { type CasePin, touchCases, updateCase } from '../db/queries/case-writes.ts';
import { endIntake } from '../db/queries/family-changes.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import { storeDeliveries } from '../db/queries/deliveries.ts';
import { replaceMeasures } from '../db/queries/measures.ts';
import { emitAll } from '../db/queries/outbox.ts';
import type { Tx } from '../db/transaction.ts';
import type { Assessment } from '../domain/case/assess.ts';
import type { Fact } from '../domain/case/facts.ts';
import { eventsOf } from './case-events.ts';
import { tracesOf } from '../domain/report/traces.ts';
import type { OperationContext } from './context.ts';
import { deliveryRowsOf, measureRowsOf, projectionOf } from './project-case.ts';

/** A change of a locked case: what was recorded, and what the facts say now. */
export interface CaseChange {
  record: CaseRecord;
  facts: readonly Fact[];
  assessment: Assessment;
  /** What the facts before them said, where they alone have changed: rows that follow from the facts and are still the same are not written. */
  before?: Assessment;
}

/**
 * Stores new facts with everything that follows from them: the projection, measures, alerts and the events for feeds. Returns the
 * case's record as it is now. Places in curators' loads are settled before, by `settlePlace`.
 */
export async function saveCase(tx: Tx, ctx: OperationContext, change: CaseChange): Promise<CaseRecord> {
  const { record, facts, assessment, before } = change;
  const now = ctx.clock.now();
  const projection = projectionOf(assessment, record.factCount + facts.length);
  const pin = pinOf(assessment);
  const [{ version, deadlinesMoved }, live] = await Promise.all([updateCase(tx, record, facts, projection, pin), liveAlerts(tx, record.id)]);
  if (record.curatorId === null && projection.curatorId !== null) endIntake(tx, record.familyId);
  const news = <T>(rows: (of: Assessment) => T) => newsIn(rows, before, assessment);
  const [measures, deliveries, traces] = [news((of) => measureRowsOf(of, record)), news((of) => deliveryRowsOf(of, record)), news(tracesOf)];
  if (measures !== undefined) replaceMeasures(tx, record.id, measures);
  if (deliveries !== undefined) storeDeliveries(tx, deliveries);
  if (traces !== undefined) storeTraces(tx, record, traces);
  const alerts = syncAlerts(tx, ownerOf(record), live, assessment.plannedAlerts, assessment.situation.today, now);
  if (alerts.some(({ forCommission }) => forCommission)) touchCases(tx, [record.id]);
  emitAll(tx, eventsOf({ record, projection, facts, assessment, alerts, deadlinesMoved, now }));
  return { ...record, ...projection, ...pin, version };
}

/** What follows from the facts now; undefined when it is what followed from them before. */
function newsIn<T>(rows: (of: Assessment) => T, before: Assessment | undefined, now: Assessment): T | undefined {
  const found = rows(now);
  return before !== undefined && JSON.stringify(rows(before)) === JSON.stringify(found) ? undefined : found;
}

/** A case lives by the regulation that it was assessed by. */
function pinOf({ situation: { regulation } }: Assessment): CasePin {
  return { regulationVersion: regulation.version, timeZone: regulation.timeZone };
}

/** Whose an alert is. */
export function ownerOf(record: CaseRecord): { caseId: string; region: string; organisationId: string } {
  return { caseId: record.id, region: record.region, organisationId: record.organisationId };
}
