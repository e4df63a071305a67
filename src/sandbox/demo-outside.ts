import type { Tx } from '../db/transaction.ts';
import { addDays, type LocalDate } from '../domain/calendar/local-date.ts';
import { measureIdOf, programmeIdOf } from '../domain/measure-id.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from '../operations/context.ts';
import { markAsPartner } from '../operations/partner/measures.ts';
import { confirmProgramme } from '../operations/partner/programmes.ts';
import { receiveResolution } from '../operations/receive-resolution.ts';
import { recordFact } from '../operations/record-fact.ts';
import { organisationId } from './demo-people.ts';
import type { DemoRegion } from './demo-regions.ts';

/** A region whose cases stand, by the number of the family. */
export interface DemoCases {
  region: DemoRegion;
  regulation: Regulation;
  today: LocalDate;
  caseOf: (family: number) => string;
}

const CLINIC = 2;
/** Families whose programme is in force and whose measures are not due yet, Pyotr's; and one of Anna's. */
const [trusted, watched, hard] = [22, 6, 2];

/** What passes between the provider and others: a partner at work, letters, a resolution of the commission, the municipal council. */
export async function playOutside(tx: Tx, ctx: OperationContext, cases: DemoCases): Promise<void> {
  await partnerWorks(tx, ctx, cases);
  await lettersGo(tx, ctx, cases);
  await commissionResolves(tx, ctx, cases);
  if (cases.regulation.rules.municipalCouncil.value.refer) await councilIsAsked(tx, ctx, cases);
}

/** The programme goes out to its executors; the clinic confirms it and marks its measure. */
async function partnerWorks(tx: Tx, ctx: OperationContext, { region, today, caseOf }: DemoCases): Promise<void> {
  const caseId = caseOf(trusted);
  const clinic = callerOf(ctx, { role: 'partner', scope: { kind: 'partner', organisationId: organisationId(region, CLINIC) } });
  await recordFact(tx, ctx, caseId, {
    kind: 'distribution', on: addDays(today, -3), data: () => ({ programmeNumber: 1, recipients: [], toAll: true }),
  });
  await confirmProgramme(tx, clinic, programmeIdOf({ caseId, programmeNumber: 1 }), { date: addDays(today, -2), receivedBy: 'Регистратура' });
  const measure = measureIdOf({ caseId, programmeNumber: 1, number: 1 });
  await markAsPartner(tx, clinic, measure, { date: addDays(today, -1), result: 'done', outcome: 'Обследование пройдено.' });
}

/** One letter that was answered, one that waits. */
async function lettersGo(tx: Tx, ctx: OperationContext, { region, today, caseOf }: DemoCases): Promise<void> {
  const letter = async (subject: string, on: LocalDate, answerDueOn: LocalDate) => await recordFact(tx, ctx, caseOf(hard), {
    kind: 'letter', on,
    data: () => ({
      to: { name: 'Детская поликлиника № 0 «Примерная»', organisationId: organisationId(region, CLINIC) },
      kind: 'request', channel: 'electronic', subject, answerDueOn, personalData: false,
    }),
  });
  const { fact } = await letter('О расписании приёма врачей', addDays(today, -14), addDays(today, -2));
  await recordFact(tx, ctx, caseOf(hard), {
    kind: 'letterAnswer', on: addDays(today, -4),
    data: () => ({ letterFactId: fact.id, number: 'Вх-1', granted: 'yes', text: 'Расписание приёма прилагаем.' }),
  });
  await letter('О наличии путёвок в санаторий', addDays(today, -1), addDays(today, 9));
}

/** The commission looks at the results: its own review where the region gives it one, a recommendation elsewhere. */
async function commissionResolves(tx: Tx, ctx: OperationContext, { region, today, caseOf }: DemoCases): Promise<void> {
  const { code, municipality } = region;
  const commission = callerOf(ctx, { role: 'commission', scope: { kind: 'municipality', region: code, municipality } });
  const on = addDays(today, -1);
  const { items } = await receiveResolution(tx, commission, {
    number: '7/1', date: on, text: 'Итоги принять к сведению, привлечь к работе педагога-психолога.',
    items: [watched, hard].map((family) => ({ word: 'interimResult', case: { by: 'id', id: caseOf(family) } })),
  });
  const [first] = items;
  if (first?.outcome !== 'recommendation') return;
  await recordFact(tx, ctx, first.caseId, {
    kind: 'recommendationAnswer', on: today,
    data: () => ({ recommendationFactId: first.factId, followed: 'yes', text: 'Занятия с психологом включены в план.' }),
  });
}

async function councilIsAsked(tx: Tx, ctx: OperationContext, { today, caseOf }: DemoCases): Promise<void> {
  const { fact } = await recordFact(tx, ctx, caseOf(hard), {
    kind: 'councilReferral', on: addDays(today, -6),
    data: () => ({ to: 'municipalCouncil', question: 'Как помочь семье, которой отказали в переезде?' }),
  });
  await recordFact(tx, ctx, caseOf(hard), {
    kind: 'councilOpinion', on: addDays(today, -3),
    data: () => ({ referralFactId: fact.id, advice: 'Обратиться в жилищный отдел вместе с юристом центра.', number: '2' }),
  });
}

function callerOf(ctx: OperationContext, caller: Pick<OperationContext['caller'], 'role' | 'scope'>): OperationContext {
  return { ...ctx, caller: { ...ctx.caller, ...caller } };
}
