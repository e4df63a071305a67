import { lockCase } from '../db/queries/cases.ts';
import { factsOf } from '../db/queries/facts.ts';
import type { Tx } from '../db/transaction.ts';
import { assess, type Assessment } from '../domain/case/assess.ts';
import type { Fact } from '../domain/case/facts.ts';
import type { OperationContext } from './context.ts';
import { newFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { saveCase } from './save-case.ts';
import { settlePlace } from './settle-place.ts';
import { calendarOfCase } from './working-calendar.ts';

/**
 * Lets the calendar have its say on one case: turns its status, and schedules post-support checks whose time has come. Does nothing
 * when another instance was first. True when something changed.
 */
export async function advanceCase(tx: Tx, ctx: OperationContext, caseId: string): Promise<boolean> {
  const record = await lockCase(tx, ctx.caller.scope, caseId);
  if (record === undefined) return false;
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const calendar = await calendarOfCase(tx, record);
  const today = ctx.clock.today(record.timeZone);
  const facts = await factsOf(tx, caseId);
  const before = assess(regulation, calendar, facts, today);
  const scheduled = checksToSchedule(ctx, before, record.factCount, today);
  if (scheduled.length === 0 && before.status === record.status) return false;
  const assessment = assess(regulation, calendar, [...facts, ...scheduled], today);
  await settlePlace(tx, regulation, record, assessment, undefined);
  await saveCase(tx, ctx, { record, facts: scheduled, assessment });
  return true;
}

function checksToSchedule(ctx: OperationContext, { postSupport }: Assessment, factCount: number, today: string): Fact[] {
  const due = postSupport?.checks.filter(({ scheduled, madeOn, scheduleOn }) => !scheduled && madeOn === undefined && scheduleOn <= today);
  return (due ?? []).map(({ number, dueOn, scheduleOn }, index) =>
    newFact(ctx, factCount + index + 1, 'checkScheduled', scheduleOn, { number, dueOn }));
}
