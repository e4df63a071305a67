import { pinCalendar } from '../db/queries/calendar-pins.ts';
import { lockCase } from '../db/queries/cases.ts';
import { factsOf } from '../db/queries/facts.ts';
import type { Tx } from '../db/transaction.ts';
import { assess, type Assessment } from '../domain/case/assess.ts';
import { movedDates } from '../domain/case/moved-dates.ts';
import type { OperationContext } from './context.ts';
import { newFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { saveCase } from './save-case.ts';
import { settlePlace } from './settle-place.ts';
import { calendarInForce, calendarOfCase } from './working-calendar.ts';

/**
 * Counts a case's dates by the calendar in force now. Last days that move go into the timeline as a fact; the projection and the alerts
 * follow. A case that nothing changes for keeps its version. True when something changed; doing it again changes nothing.
 */
export async function recalculateCase(tx: Tx, ctx: OperationContext, caseId: string): Promise<boolean> {
  const record = await lockCase(tx, ctx.caller.scope, caseId);
  if (record === undefined) return false;
  const { revision, calendar } = await calendarInForce(tx, record.region);
  if (record.calendarRevision >= revision) return false;
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const today = ctx.clock.today(record.timeZone);
  const facts = await factsOf(tx, caseId);
  const before = assess(regulation, await calendarOfCase(tx, record), facts, today);
  const after = assess(regulation, calendar, facts, today);
  await pinCalendar(tx, caseId, revision);
  if (datesOf(before) === datesOf(after)) return false;
  const moves = movedDates(before.deadlines, after.deadlines);
  const added = moves.length === 0 ? [] : [newFact(ctx, record.factCount + 1, 'datesMoved', today, { moves })];
  const assessment = added.length === 0 ? after : assess(regulation, calendar, [...facts, ...added], today);
  await settlePlace(tx, regulation, record, assessment, undefined);
  await saveCase(tx, ctx, { record: { ...record, calendarRevision: revision }, facts: added, assessment });
  return true;
}

/** Everything about a case that the calendar has a say in, to be compared. */
function datesOf({ status, deadlines, plannedAlerts, postSupport, changesOn }: Assessment): string {
  return JSON.stringify([status, deadlines, plannedAlerts, postSupport, changesOn]);
}
