import { recordAudit } from '../../db/queries/audit.ts';
import { closeSurvey as storeClosing } from '../../db/queries/surveys.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Survey } from '../../domain/survey.ts';
import type { OperationContext } from '../context.ts';
import { lockedSurvey } from './own-centre.ts';

/** Ends a survey: no more responses are taken. One that is closed stays as it is. @throws DomainError not-found */
export async function closeSurvey(tx: Tx, ctx: OperationContext, id: string): Promise<Survey> {
  const survey = await lockedSurvey(tx, ctx, id);
  if (survey.closedAt !== null) return survey;
  const closedAt = ctx.clock.now();
  await storeClosing(tx, id, closedAt);
  recordAudit(tx, ctx, { kind: 'survey', id, organisationId: survey.organisationId }, { closed: true });
  return { ...survey, closedAt };
}
