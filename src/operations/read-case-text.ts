import { basisOf, type CaseBasis, type CaseReading, factsFrom, readCase } from '../db/queries/hot-cases.ts';
import type { Wall } from '../db/wall.ts';
import { assess } from '../domain/case/assess.ts';
import { DomainError } from '../domain/errors.ts';
import { caseViewFor } from './case-view.ts';
import type { OperationContext } from './context.ts';
import { JsonText } from './json-text.ts';
import { BoundedTexts } from './bounded-texts.ts';
import type { CaseRecord } from './read-cases.ts';
import { regulationByKey } from './regulation-of.ts';
import { calendarByKey } from './working-calendar.ts';

/** The whole state of a case, ready to be sent, as of a day in its region. */
export interface CaseText {
  record: CaseRecord;
  today: string;
  json: JsonText;
}

/** An answer that was given before, and what it followed from. */
interface Kept extends CaseText {
  basis: string;
  bytes: number;
}

/** For a process of the API: a few thousand cases, which is what its callers have before them within an hour. */
const MOST_BYTES = 12 * 1024 * 1024;
const kept = new BoundedTexts<Kept>(MOST_BYTES);

/**
 * The whole state of a case today, in one trip. A state follows from the case's row, its facts, its regulation, its calendar and the day;
 * while these are what they were, the answer is the one that was given before. Whether the caller may see the case, the database says each time.
 * @throws DomainError not-found, for a foreign case as for a missing one
 */
export async function readCaseText(ctx: OperationContext, id: string): Promise<CaseText> {
  const { scope, clientId } = ctx.caller;
  const wall: Wall = { scope, clientId };
  const key = `${ctx.caller.role === 'commission' ? 'commission' : 'whole'} ${id}`;
  const before = kept.get(key);
  const reading = await readCase(ctx.db, wall, id, before?.record.version);
  if (reading === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  if (before !== undefined && before.basis === reading.basis && before.today === ctx.clock.today(before.record.timeZone)) {
    ctx.seen.add(before.record);
    return before;
  }
  const whole = reading.facts === undefined ? await readCase(ctx.db, wall, id) : reading;
  if (whole?.facts === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  const made = await madeFrom(ctx, whole.basis, whole.facts);
  kept.set(key, made, made.bytes);
  return made;
}

async function madeFrom(ctx: OperationContext, basis: string, facts: NonNullable<CaseReading['facts']>): Promise<Kept> {
  const { record, regulationHash, calendarId }: CaseBasis = basisOf(basis);
  ctx.seen.add(record);
  const regulation = await regulationByKey(ctx.db, { code: record.regulationCode, version: record.regulationVersion, contentHash: regulationHash });
  const calendar = await calendarByKey(ctx.db, record.region, { revision: record.calendarRevision, id: calendarId });
  const today = ctx.clock.today(record.timeZone);
  const state = { record, today, assessment: assess(regulation, calendar, factsFrom(facts), today) };
  const text = Buffer.from(JSON.stringify(caseViewFor(ctx.caller, state)));
  return { basis, record, today, json: new JsonText(text), bytes: text.length + basis.length * 2 };
}
