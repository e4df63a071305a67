import type { CaseRecord } from '../db/queries/cases.ts';
import { factsOf } from '../db/queries/facts.ts';
import type { Tx } from '../db/transaction.ts';
import { assess } from '../domain/case/assess.ts';
import type { HandoverKeptData } from '../domain/case/facts.ts';
import type { OperationContext } from './context.ts';
import { newFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { saveCase } from './save-case.ts';
import { calendarOfCase } from './working-calendar.ts';

/** Writes down that a locked case stays with its substitute; the alert follows from it, until somebody assigns a curator. */
export async function keepCase(tx: Tx, ctx: OperationContext, record: CaseRecord, data: HandoverKeptData): Promise<void> {
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const today = ctx.clock.today(record.timeZone);
  const fact = newFact(ctx, record.factCount + 1, 'handoverKept', today, data);
  const facts = [...await factsOf(tx, record.id), fact];
  await saveCase(tx, ctx, { record, facts: [fact], assessment: assess(regulation, await calendarOfCase(tx, record), facts, today) });
}
