import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Survey } from '../../domain/survey.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import { organisationOf, type Scope } from '../scope.ts';
import type { SurveyTable } from '../survey-tables.ts';
import type { Tx } from '../transaction.ts';

export async function insertSurvey(tx: Tx, survey: Survey): Promise<void> {
  const { id, organisationId, region, title, from, to, questions, providerIds, createdAt, createdBy, closedAt } = survey;
  await tx.insertInto('survey').values({
    id, organisation_id: organisationId, region, title, from_on: from, to_on: to, questions: JSON.stringify(questions), created_at: createdAt,
    created_by: createdBy, closed_at: closedAt,
  }).execute();
  await tx.insertInto('survey_provider')
    .values(providerIds.map((providerId) => ({ survey_id: id, organisation_id: organisationId, region, provider_id: providerId }))).execute();
}

/** The providers among some organisations of a region. */
export async function providersAmong(db: Kysely<Database>, region: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('organisation').select('id')
    .where('region', '=', region).where('kind', '=', 'provider').where('id', 'in', [...ids]).execute();
  return rows.map(({ id }) => id);
}

export async function findSurvey(db: Kysely<Database>, scope: Scope, id: string): Promise<Survey | undefined> {
  const row = await reachableSurveys(db, scope).where('survey.id', '=', id).executeTakeFirst();
  return row && surveyOf(row);
}

/** A survey of the scope, locked against being closed or answered at the same moment. */
export async function lockSurvey(tx: Tx, scope: Scope, id: string): Promise<Survey | undefined> {
  const row = await reachableSurveys(tx, scope).where('survey.id', '=', id).forUpdate('survey').executeTakeFirst();
  return row && surveyOf(row);
}

/** A page of the surveys of a scope, in the order of making. */
export async function listSurveys(db: Kysely<Database>, scope: Scope, page: PageRequest): Promise<Page<Survey>> {
  let query = reachableSurveys(db, scope);
  if (page.after !== undefined) query = query.where('survey.id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('survey.id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], surveyOf);
}

export async function closeSurvey(tx: Tx, id: string, now: string): Promise<void> {
  await tx.updateTable('survey').set({ closed_at: now }).where('id', '=', id).execute();
}

/** With the providers that a survey covers; a provider is told itself alone. */
function reachableSurveys(db: Kysely<Database>, scope: Scope) {
  return db.selectFrom('survey').selectAll('survey').select((eb) => jsonArrayFrom(
    eb.selectFrom('survey_provider').select('provider_id').whereRef('survey_id', '=', 'survey.id').orderBy('provider_id')
      .$if(scope.kind === 'organisation', (own) => own.where('provider_id', '=', organisationOf(scope) ?? '')),
  ).as('providers')).where((eb) => reachable(eb, scope));
}

/** A resource centre's are its own; a provider reaches those that cover it. */
function reachable(eb: ExpressionBuilder<Database, 'survey'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system': return eb.lit(true);
    case 'centre': return eb('survey.organisation_id', '=', scope.organisationId);
    case 'organisation':
      return eb.exists(eb.selectFrom('survey_provider as own').select(sql.lit(1).as('one'))
        .whereRef('own.survey_id', '=', 'survey.id').where('own.provider_id', '=', scope.organisationId));
    case 'curator':
    case 'municipality':
    case 'partner':
    case 'region':
    case 'figures': return eb.lit(false);
  }
}

function surveyOf(row: Selectable<SurveyTable> & { providers: { provider_id: string }[] }): Survey {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, title: row.title, from: row.from_on, to: row.to_on, questions: row.questions,
    providerIds: row.providers.map((one) => one.provider_id), createdAt: row.created_at, createdBy: row.created_by, closedAt: row.closed_at,
  };
}
