import { newId } from '../../src/db/new-id.ts';
import type { Organisation } from '../../src/db/queries/organisations.ts';
import type { Specialist } from '../../src/db/queries/specialists.ts';
import type { TestApp } from './app.ts';

/** The ids of what a provider itself has on record: training, a non-profit organisation, a volunteer whom it no longer engages. */
export interface OwnRecords {
  trainingId: string;
  nonProfitId: string;
  volunteerId: string;
}

export async function ownRecords(
  { api, provider, specialist }: { api: TestApp; provider: Organisation; specialist: Pick<Specialist, 'id'> },
): Promise<OwnRecords> {
  const [trainingId, nonProfitId, volunteerId] = [newId(), newId(), newId()];
  const base = { organisation_id: provider.id, region: provider.region, recorded_by: 'test', created_at: '2026-03-02T09:00:00.000Z', annulled_at: null, annulled_because: null };
  await api.db.insertInto('training').values({
    ...base, id: trainingId, specialist_id: specialist.id, programme: 'Обучение', hours: 36, completed_on: '2026-02-20', document: null, accompaniment: true, taught_by: null,
  }).execute();
  await api.db.insertInto('non_profit_partner').values({
    ...base, id: nonProfitId, partner_id: null, name: 'Фонд', ogrn: null, inn: null, help_types: ['social'], agreement_number: null, engaged_from: '2026-02-01',
    engaged_until: null, end_reason: null,
  }).execute();
  await api.db.insertInto('volunteer').values({
    ...base, id: volunteerId, person_id: volunteerId, full_name: 'Добровольцева Ольга Тестовна', trained_on: null, trained_in: null, engaged_from: '2026-02-01',
    engaged_until: '2026-03-01', end_reason: null, erased_on: null, erasure_basis: null,
  }).execute();
  return { trainingId, nonProfitId, volunteerId };
}
