import { type Kysely, type Selectable, sql } from 'kysely';
import type { Survey, SurveyResponse } from '../../domain/survey.ts';
import type { AnswerCount } from '../../domain/surveys/survey-results.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { SurveyResponseTable } from '../survey-tables.ts';
import type { Tx } from '../transaction.ts';

export async function insertResponses(tx: Tx, { id, organisationId }: Survey, responses: readonly SurveyResponse[], now: string): Promise<void> {
  await tx.insertInto('survey_response').values(responses.map((one) => ({
    id: one.id, survey_id: id, organisation_id: organisationId, provider_id: one.providerId, municipality: one.municipality,
    answered_on: one.answeredOn, answers: JSON.stringify(one.answers), received_at: now,
  }))).execute();
}

/** A page of a survey's responses, in the order of coming. The caller has made sure that the survey is its own. */
export async function listResponses(db: Kysely<Database>, surveyId: string, page: PageRequest): Promise<Page<SurveyResponse>> {
  let query = db.selectFrom('survey_response').selectAll().where('survey_id', '=', surveyId);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], responseOf);
}

/** How often each answer was given about each of the providers. */
export async function countAnswers(db: Kysely<Database>, { id, questions }: Survey, providerIds: readonly string[]): Promise<AnswerCount[]> {
  const texts = questions.filter(({ kind }) => kind === 'text').map(({ code }) => code);
  const { rows } = await sql<AnswerCount>`
    select r.provider_id as "providerId", a.key as question, case when a.key = any (${texts}::text[]) then '' else a.value #>> '{}' end as answer,
           count(*)::int as count
      from survey_response r cross join lateral jsonb_each(r.answers) a
     where r.survey_id = ${id}::uuid and r.provider_id = any (${[...providerIds]}::uuid[])
     group by 1, 2, 3`.execute(db);
  return rows;
}

/** Where providers are. */
export async function municipalitiesOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('organisation').select(['id', 'municipality']).where('id', 'in', [...ids]).execute();
  return new Map(rows.map(({ id, municipality }) => [id, municipality ?? '']));
}

function responseOf(row: Selectable<SurveyResponseTable>): SurveyResponse {
  return { id: row.id, providerId: row.provider_id, municipality: row.municipality, answeredOn: row.answered_on, answers: row.answers };
}
