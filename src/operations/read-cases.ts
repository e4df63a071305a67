import { type CaseFilters, type CaseLine, readCaseLines } from '../db/queries/case-list.ts';
import { type CaseRecord, findCase } from '../db/queries/cases.ts';
import { type FactSelection, factsOf, findFact, listFacts as queryFacts } from '../db/queries/facts.ts';
import { assess } from '../domain/case/assess.ts';
import type { Fact, FactKind } from '../domain/case/facts.ts';
import { DomainError } from '../domain/errors.ts';
import type { CaseState } from './case-view.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { calendarOfCase } from './working-calendar.ts';

export type { CaseFilters, CaseLine, CaseRecord };

/**
 * The whole state of a case today.
 * @throws DomainError not-found, for a foreign case as for a missing one
 */
export async function getCase(ctx: OperationContext, id: string): Promise<CaseState> {
  const record = await caseInScope(ctx, id);
  const regulation = await pinnedRegulation(ctx.db, record.regulationCode, record.regulationVersion);
  const facts = await factsOf(ctx.db, id);
  const today = ctx.clock.today(record.timeZone);
  const calendar = await calendarOfCase(ctx.db, record);
  return { record, today, assessment: assess(regulation, calendar, facts, today) };
}

/** A page of the cases in the caller's scope, by the order of opening, in one trip: each ready to be sent. */
export async function listCases(ctx: OperationContext, filters: CaseFilters, page: PageRequest): Promise<Page<CaseLine>> {
  const { scope, clientId } = ctx.caller;
  const found = await readCaseLines(ctx.db, { scope, clientId }, filters, page);
  for (const line of found.items) ctx.seen.add(line);
  return found;
}

/** A page of facts with their case. */
export interface FactPage extends Page<Fact> {
  record: CaseRecord;
}

/** A page of a case's facts, of one kind or of all, in the order of recording. @throws DomainError not-found */
export async function listFacts(
  ctx: OperationContext, caseId: string, selection: FactSelection, page: PageRequest,
): Promise<FactPage> {
  const record = await caseInScope(ctx, caseId);
  const { programmeNumber } = selection;
  if (programmeNumber !== undefined) await programmeInCase(ctx, caseId, programmeNumber);
  return { ...await queryFacts(ctx.db, caseId, selection, page), record };
}

/** One fact of a case, about the version of the programme that is named, if one is. @throws DomainError not-found */
export async function getFact(
  ctx: OperationContext, caseId: string, { kind, programmeNumber }: FactSelection & { kind: FactKind }, id: string,
): Promise<{ fact: Fact; record: CaseRecord }> {
  const record = await caseInScope(ctx, caseId);
  const fact = await findFact(ctx.db, caseId, kind, id);
  const elsewhere = programmeNumber !== undefined && fact !== undefined
    && 'programmeNumber' in fact.data && fact.data.programmeNumber !== programmeNumber;
  if (fact === undefined || elsewhere) throw notFound(id);
  return { fact, record };
}

async function caseInScope(ctx: OperationContext, id: string): Promise<CaseRecord> {
  const record = await findCase(ctx.db, ctx.caller.scope, id);
  if (record === undefined) throw notFound(id);
  ctx.seen.add(record);
  return record;
}

async function programmeInCase(ctx: OperationContext, caseId: string, number: number): Promise<void> {
  const facts = await factsOf(ctx.db, caseId);
  if (!facts.some(({ kind, data }) => kind === 'programme' && data.number === number)) throw notFound(String(number));
}

function notFound(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}
