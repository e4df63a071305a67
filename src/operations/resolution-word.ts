import type { CaseRecord } from '../db/queries/cases.ts';
import type { ResolutionOutcome } from '../db/queries/resolutions.ts';
import { behindWall, type Tx } from '../db/transaction.ts';
import type { DecisionData, RecommendationData, ReviewData } from '../domain/case/facts.ts';
import { DomainError } from '../domain/errors.ts';
import { effectOfWord } from '../domain/resolution.ts';
import type { OperationContext } from './context.ts';
import { type RecordedChange, recordFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import type { CaseItem, ResolutionRequest } from './resolution-request.ts';

type Head = Pick<ResolutionRequest, 'number' | 'date' | 'text'>;

/**
 * Carries out what a resolution says of one case, as the act that the case's regulation makes of it: a decision or a review of the
 * commission, or a recommendation. The rules look at all of the provider's data, as they do for the provider itself.
 * @throws DomainError every rule that the item breaks
 */
export async function carryOutWord(
  tx: Tx, ctx: OperationContext, head: Head, item: CaseItem, record: CaseRecord,
): Promise<ResolutionOutcome> {
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const effect = effectOfWord(regulation, item);
  const said = { ...head, text: textOf(head, item) };
  const within = asProvider(ctx, record.organisationId);
  const recorded = await behindWall(tx, { scope: within.caller.scope }, async (): Promise<RecordedChange> => {
    const on = head.date;
    switch (effect.becomes) {
      case 'review':
        return await recordFact(tx, within, record.id, { kind: 'review', on, data: () => reviewOf(effect.kind, said, item) });
      case 'recommendation':
        return await recordFact(tx, within, record.id, { kind: 'recommendation', on, data: () => recommendationOf(said, item) });
      case 'decision':
        return await recordFact(tx, within, record.id, {
          kind: 'decision', on, data: ({ history }) => decisionOf(effect.kind, said, item, history.programmes.at(-1)?.data.number),
        });
    }
  });
  const { organisationId } = record;
  const { becomes: outcome, citation } = effect;
  return { word: item.word, outcome, caseId: record.id, organisationId, factId: recorded.fact.id, citation };
}

/** The caller as they stand behind the provider's wall: the same client in the same role. */
export function asProvider(ctx: OperationContext, organisationId: string): OperationContext {
  return { ...ctx, caller: { ...ctx.caller, scope: { kind: 'organisation', organisationId } } };
}

function textOf({ text }: Head, item: CaseItem): string {
  const said = item.text ?? text;
  if (said === undefined) throw new DomainError([{ code: 'resolution.text-missing', pointer: '/text' }]);
  return said;
}

interface Said {
  number: string;
  date: string;
  text: string;
}

function reviewOf(kind: string, { text }: Said, item: CaseItem): ReviewData {
  const { period, proposals } = item.word === 'interimResult' ? item : {};
  return { kind, findings: text, ...(period === undefined ? {} : { period }), ...(proposals === undefined ? {} : { proposals }) };
}

function decisionOf(kind: string, { number, text }: Said, item: CaseItem, newest: number | undefined): DecisionData {
  const people = { membersPresent: [], family: { invited: false, attended: false }, outsideParticipants: [] };
  const approved = kind === 'approveProgramme' && newest !== undefined ? { programmeNumber: newest } : {};
  return { kind, body: 'kdn', number, ...people, text, ...approved, ...particularsOf(item) };
}

function particularsOf(item: CaseItem): Partial<Pick<DecisionData, 'level' | 'termMonths' | 'programmeNumber' | 'reason'>> {
  if (item.word === 'interimResult') return {};
  if (item.word === 'end') return item.reason === undefined ? {} : { reason: item.reason };
  const { termMonths, programmeNumber } = item;
  const level = item.word === 'change' ? item.level : undefined;
  return {
    ...(level === undefined ? {} : { level }),
    ...(termMonths === undefined ? {} : { termMonths }),
    ...(programmeNumber === undefined ? {} : { programmeNumber }),
  };
}

function recommendationOf({ number, date, text }: Said, item: CaseItem): RecommendationData {
  const { level, termMonths } = particularsOf(item);
  const outcome = item.word === 'end' ? (item.success ? 'success' : item.reason) : undefined;
  return {
    from: 'kdn', resolutionNumber: number, resolutionDate: date, word: item.word, text,
    ...(level === undefined ? {} : { level }),
    ...(termMonths === undefined ? {} : { termMonths }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
