import type { FastifyPluginAsync } from 'fastify';
import { closeSurveyEndpoint } from './close-survey.ts';
import { createSurveyEndpoint } from './create-survey.ts';
import { getSurveyEndpoint } from './get-survey.ts';
import { getSurveyResultsEndpoint } from './get-survey-results.ts';
import { getSurveyResultsAsTableEndpoint } from './get-survey-results-as-table.ts';
import { listSurveyResponsesEndpoint } from './list-survey-responses.ts';
import { listSurveysEndpoint } from './list-surveys.ts';
import { recordSurveyResponsesEndpoint } from './record-survey-responses.ts';

export const surveyEndpoints: FastifyPluginAsync[] = [
  createSurveyEndpoint,
  listSurveysEndpoint,
  getSurveyEndpoint,
  closeSurveyEndpoint,
  recordSurveyResponsesEndpoint,
  listSurveyResponsesEndpoint,
  getSurveyResultsEndpoint,
  getSurveyResultsAsTableEndpoint,
];
