import { type CaseOnRoad, type Cast, consentBody, decisionBody, mustBe, tatarstanSteps, walk } from './case-road.ts';
import { aChild, aMember } from './factories.ts';
import { applied } from './regions.ts';

interface Where {
  /** Of the side. */
  name: string;
  municipality: string;
}

let families = 0;

/** A case of a family that nobody else is called like. */
export async function opened(cast: Cast, { name, municipality }: Where, surname: string): Promise<CaseOnRoad> {
  families += 1;
  const own = {
    municipality,
    address: `г. Примерск, ул. Проверочная ${name}, д. ${families}`,
    contactPhone: `+7 900 111-22-${String(families).padStart(2, '0')}`,
    members: [aMember({ fullName: `${surname} Мария ${name}` }), aChild({ fullName: `${surname} Иван ${name}` })],
  };
  const { family, mother, child, open } = await applied(cast, '2026-03-02', {}, own);
  const { id } = mustBe(201, await open()).json<{ id: string }>();
  return { cast, family, id, url: `/v1/cases/${id}`, mother, child };
}

/** A case in force, with an agreement, the bodies told, a measure marked and a review. */
export async function walked(cast: Cast, people: Where, surname: string): Promise<CaseOnRoad> {
  const road = await opened(cast, people, surname);
  const steps: Parameters<typeof walk>[1][] = Object.values(tatarstanSteps(road));
  for (const step of steps) await walk(road, step);
  const { mother } = road;
  await walk(road, { path: 'agreements', body: { date: '2026-03-13', number: 'Д-1', memberId: mother } });
  const recipients = [{ name: cast.partner.name, organisationId: cast.partner.id }];
  await walk(road, { path: 'distributions', body: { date: '2026-03-16', programmeNumber: 1, recipients } });
  await walk(road, { path: 'executions', body: { date: '2026-04-01', programmeNumber: 1, measureNumber: 2, result: 'done' } });
  await corresponded(road);
  await walk(road, { path: 'reviews', body: { date: '2026-04-01', kind: 'quarterlyAnalysis', findings: 'Без перемен.' } });
  await walk(road, { path: 'questionnaires', body: { date: '2026-04-01', channel: 'paper', satisfaction: 5, overcame: 'partly' } });
  return road;
}

/** What goes out to others and comes back: a report, a receipt, a letter that waits and one that was answered, the municipal council. */
async function corresponded(road: CaseOnRoad): Promise<void> {
  const date = '2026-04-01';
  const { partner: { id: organisationId, name } } = road.cast;
  const record = async (path: string, body: object): Promise<string> =>
    (await walk(road, { path, body: { date, ...body } })).json<{ fact: { id: string } }>().fact.id;
  await record('execution-reports', { programmeNumber: 1, measureNumber: 1, organisationId, text: 'Готовим.' });
  const [distribution] = await road.cast.api.db.selectFrom('case_fact').select('id').where('case_id', '=', road.id).where('kind', '=', 'distribution').execute();
  await record('distribution-receipts', { distributionFactId: distribution?.id, organisationId });
  const letter = { to: { name, organisationId }, kind: 'request', channel: 'written', subject: 'О записи', personalData: false };
  await record('letters', letter);
  await record('letter-answers', { letterFactId: await record('letters', letter), text: 'Записан.' });
  await record('council-opinions', { referralFactId: await record('council-referrals', { to: 'municipalCouncil', question: 'Кто поможет?' }), advice: 'Опека.' });
}

/** It ends well and is watched. */
export async function ended(road: CaseOnRoad): Promise<CaseOnRoad> {
  await walk(road, { path: 'executions', body: { date: '2026-04-01', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-04-02', 'completeWithSuccess') });
  await walk(road, { path: 'post-support-checks', body: { date: '2026-07-01', number: 1, findings: 'Спокойно.', situation: 'stable' } });
  return road;
}

/** The family withdraws before the start. */
export async function withdrawn(road: CaseOnRoad): Promise<CaseOnRoad> {
  await walk(road, { path: 'consents', body: consentBody(road, '2026-03-02') });
  await walk(road, { path: 'withdrawals', body: { date: '2026-03-03', reason: 'familyDeclined', text: 'Справимся сами.' } });
  await walk(road, { path: 'consent-withdrawals', body: { date: '2026-03-03', memberId: road.mother, text: 'Отзываем.' } });
  return road;
}
