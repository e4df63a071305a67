import type { SurveyAnswers, SurveyQuestion } from '../domain/survey.ts';
import type { Immutable, Json } from './column-types.ts';

/** A resource centre's survey. Rows are never changed but by closing. */
export interface SurveyTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  title: Immutable<string>;
  from_on: Immutable<string>;
  to_on: Immutable<string>;
  questions: Json<SurveyQuestion[]>;
  created_at: Immutable<string>;
  created_by: Immutable<string>;
  closed_at: string | null;
}

/** A provider that a survey covers. */
export interface SurveyProviderTable {
  survey_id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  provider_id: Immutable<string>;
}

/** Somebody's answers; nobody knows whose. Rows are never changed. */
export interface SurveyResponseTable {
  id: Immutable<string>;
  survey_id: Immutable<string>;
  organisation_id: Immutable<string>;
  provider_id: Immutable<string>;
  municipality: Immutable<string>;
  answered_on: Immutable<string>;
  answers: Json<SurveyAnswers>;
  received_at: Immutable<string>;
}
