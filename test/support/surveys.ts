import type { Kysely } from 'kysely';
import { newId } from '../../src/db/new-id.ts';
import type { Organisation } from '../../src/db/queries/organisations.ts';
import { insertResponses } from '../../src/db/queries/survey-responses.ts';
import { insertSurvey } from '../../src/db/queries/surveys.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Survey } from '../../src/domain/survey.ts';
import { aPartner } from './factories.ts';

export const surveyQuestions: Survey['questions'] = [
  { kind: 'scale', code: 'satisfaction', text: 'Насколько Вы удовлетворены помощью?' },
  { kind: 'choice', code: 'contact', text: 'Как часто с Вами связывается куратор?', options: [{ code: 'weekly', text: 'Раз в неделю' }, { code: 'rarely', text: 'Реже' }] },
  { kind: 'text', code: 'wish', text: 'Чего Вам не хватает?' },
];

/** A region's resource centre. */
export async function aCentre(db: Kysely<Database>, wish: { region?: string; name?: string } = {}): Promise<Organisation> {
  return await aPartner(db, { name: 'Ресурсный центр', ...wish, kind: 'resourceCentre' });
}

/** A survey of a resource centre about a provider, with five responses. */
export async function aSurvey(db: Kysely<Database>, centre: Organisation, provider: Organisation): Promise<Survey> {
  const survey: Survey = {
    id: newId(), organisationId: centre.id, region: centre.region, title: 'Качество сопровождения', from: '2026-04-01', to: '2026-06-30',
    questions: surveyQuestions, providerIds: [provider.id], createdAt: '2026-03-20T09:00:00.000Z', createdBy: 'test', closedAt: null,
  };
  const responses = ['Вечерних встреч', 'Всего хватает', '', '', ''].map((wish, index) => ({
    id: newId(), providerId: provider.id, municipality: 'Примерск', answeredOn: '2026-05-05',
    answers: { satisfaction: index === 0 ? 3 as const : 5 as const, contact: 'weekly', ...(wish === '' ? {} : { wish }) },
  }));
  await inTransaction(db, { scope: { kind: 'centre', region: centre.region, organisationId: centre.id } }, async (tx) => {
    await insertSurvey(tx, survey);
    await insertResponses(tx, survey, responses, '2026-05-05T09:00:00.000Z');
  });
  return survey;
}
