import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { insertSurvey, providersAmong } from '../../db/queries/surveys.ts';
import type { Tx } from '../../db/transaction.ts';
import { refuseIfAny } from '../../domain/errors.ts';
import type { Survey } from '../../domain/survey.ts';
import { surveyViolations } from '../../domain/surveys/survey-rules.ts';
import type { OperationContext } from '../context.ts';
import { centreOf } from './own-centre.ts';

export type NewSurvey = Pick<Survey, 'title' | 'from' | 'to' | 'questions' | 'providerIds'>;

/**
 * Begins a survey of the caller's resource centre.
 * @throws DomainError survey.end-before-start, survey.code-repeated, link.unknown for an organisation that is no provider of the region
 */
export async function createSurvey(tx: Tx, ctx: OperationContext, request: NewSurvey): Promise<Survey> {
  const { region, organisationId } = centreOf(ctx);
  const known = await providersAmong(tx, region, request.providerIds);
  refuseIfAny(surveyViolations(request, new Set(known)));
  const { title, from, to, questions, providerIds } = request;
  const made: Survey = {
    id: newId(), organisationId, region, title, from, to, questions, providerIds: providerIds.toSorted(), createdAt: ctx.clock.now(),
    createdBy: ctx.caller.clientId, closedAt: null,
  };
  await insertSurvey(tx, made);
  recordAudit(tx, ctx, { kind: 'survey', id: made.id, organisationId }, { questions: questions.length, providers: providerIds.length });
  return made;
}
