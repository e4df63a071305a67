import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { insertResponses, municipalitiesOf } from '../../db/queries/survey-responses.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import type { SurveyAnswers } from '../../domain/survey.ts';
import { responseViolations, type SentResponse } from '../../domain/surveys/survey-rules.ts';
import { callersDayOf } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import { rulesOfProvider } from '../provider-regulation.ts';
import { lockedSurvey } from './own-centre.ts';

export interface NewResponse extends SentResponse {
  /** Where the family lives; the provider's municipality when absent. */
  municipality?: string | undefined;
}

/**
 * Takes a batch of responses to a survey, all of them or none.
 * @returns how many there were
 * @throws DomainError not-found, survey.closed, and whatever does not fit the survey, each at its place
 */
export async function recordResponses(tx: Tx, ctx: OperationContext, surveyId: string, sent: readonly NewResponse[]): Promise<number> {
  const survey = await lockedSurvey(tx, ctx, surveyId);
  if (survey.closedAt !== null) {
    throw new DomainError([{ code: 'survey.closed', params: { date: await callersDayOf({ ...ctx, db: tx }, survey.closedAt) } }]);
  }
  const { today } = await rulesOfProvider(tx, ctx.clock, survey.providerIds[0] ?? '');
  refuseIfAny(sent.flatMap((response, at) => responseViolations(survey, response, today, `/responses/${at}`)));
  const homes = await municipalitiesOf(tx, survey.providerIds);
  await insertResponses(tx, survey, sent.map(({ providerId, municipality, date, answers }) => ({
    id: newId(), providerId, municipality: municipality ?? homes.get(providerId) ?? '', answeredOn: date, answers: answersOf(answers),
  })), ctx.clock.now());
  recordAudit(tx, ctx, { kind: 'survey', id: surveyId, organisationId: survey.organisationId }, { responses: sent.length });
  return sent.length;
}

/** By question; the rules have made sure that each has its answer. */
function answersOf(answers: SentResponse['answers']): SurveyAnswers {
  return Object.fromEntries(answers.map(({ question, mark, option, text }) => [question, mark ?? option ?? text ?? ''])) as SurveyAnswers;
}
