import { isKind } from '../domain/case/facts.ts';
import type { History } from '../domain/case/history.ts';
import { deliveriesOf, lettersOf } from '../domain/correspondence.ts';
import type { OperationContext } from './context.ts';
import { getCase } from './read-cases.ts';

/** What went out of a case to one body, and whether it came back. */
export interface CaseDelivery {
  kind: 'programme' | 'letter';
  factId: string;
  programmeNumber: number | null;
  recipient: { name: string; organisationId: string | null };
  sentOn: string;
  /** The last day for an answer to a letter. */
  dueOn: string | null;
  /** When the receipt of a programme was confirmed, or a letter answered. */
  answeredOn: string | null;
}

/** Everything that went out of a case: programmes by recipient, then letters. @throws DomainError not-found */
export async function listDeliveries(ctx: OperationContext, caseId: string): Promise<CaseDelivery[]> {
  const { assessment: { history } } = await getCase(ctx, caseId);
  return [...programmes(history), ...letters(history)];
}

function programmes(history: History): CaseDelivery[] {
  const confirmed = deliveriesOf(history);
  return history.facts.filter(isKind('distribution')).flatMap(({ id: factId, on: sentOn, data: { programmeNumber, recipients } }) =>
    recipients.map(({ name, organisationId }): CaseDelivery => {
      const delivery = confirmed.find((one) => one.distributionId === factId && one.recipientId === organisationId);
      const recipient = { name, organisationId: organisationId ?? null };
      return { kind: 'programme', factId, programmeNumber, recipient, sentOn, dueOn: null, answeredOn: delivery?.receivedOn ?? null };
    }));
}

function letters(history: History): CaseDelivery[] {
  return lettersOf(history).map(({ id: factId, sentOn, data: { to: { name, organisationId }, answerDueOn }, answer }) => ({
    kind: 'letter', factId, programmeNumber: null, recipient: { name, organisationId: organisationId ?? null }, sentOn,
    dueOn: answerDueOn ?? null, answeredOn: answer?.on ?? null,
  }));
}
