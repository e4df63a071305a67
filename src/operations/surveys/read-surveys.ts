import { namesOf } from '../../db/queries/family-export.ts';
import { countAnswers, listResponses } from '../../db/queries/survey-responses.ts';
import { findSurvey, listSurveys as surveysPage } from '../../db/queries/surveys.ts';
import type { Survey, SurveyResponse } from '../../domain/survey.ts';
import { LEAST_RESPONSES, type QuestionResult, surveyResults } from '../../domain/surveys/survey-results.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import type { Page, PageRequest } from '../page.ts';
import { centreOf, noSurvey } from './own-centre.ts';

export type { Survey, SurveyResponse };

/** The surveys of the caller's resource centre, or those that cover the caller's provider. */
export async function listSurveys(ctx: OperationContext, page: PageRequest): Promise<Page<Survey>> {
  const { scope } = ctx.caller;
  return await look(ctx, async ({ db }) => await surveysPage(db, scope, page));
}

/** One survey; of its providers a provider is told itself. @throws DomainError not-found */
export async function getSurvey(ctx: OperationContext, id: string): Promise<Survey> {
  return await look(ctx, (within) => reached(within, id));
}

async function reached({ db, caller: { scope } }: OperationContext, id: string): Promise<Survey> {
  const found = await findSurvey(db, scope, id);
  if (found === undefined) throw noSurvey(id);
  return found;
}

/** The responses to a survey of the caller's resource centre, as they came. @throws DomainError not-found */
export async function listSurveyResponses(ctx: OperationContext, id: string, page: PageRequest): Promise<Page<SurveyResponse>> {
  centreOf(ctx);
  return await look(ctx, async (within) => await listResponses(within.db, (await reached(within, id)).id, page));
}

export interface SurveyResults {
  survey: Survey;
  /** Smaller groups are withheld. */
  suppressedBelow: number;
  questions: QuestionResult[];
  /** What the providers are called, by id. */
  names: ReadonlyMap<string, string>;
}

/** What was answered: to the resource centre by provider and in all, to a provider about itself. @throws DomainError not-found */
export async function getSurveyResults(ctx: OperationContext, id: string): Promise<SurveyResults> {
  const isCentre = ctx.caller.scope.kind === 'centre';
  return await look(ctx, async (within) => {
    const survey = await reached(within, id);
    const counts = await countAnswers(within.db, survey, survey.providerIds);
    const names = await namesOf(within.db, survey.providerIds);
    return {
      survey, suppressedBelow: LEAST_RESPONSES, questions: surveyResults(survey.questions, survey.providerIds, counts, isCentre),
      names: new Map(names.map((one) => [one.id, one.name])),
    };
  });
}
