import type { Role } from '../../src/operations/context.ts';
import { type CaseOnRoad, decisionBody } from './case-road.ts';

/** What only some may do, and who; told here once more, apart from the access table. */
export interface Privileged {
  method: 'GET' | 'POST';
  url: string;
  body: Record<string, unknown>;
  allowed: Role[];
}

export function onlySome(road: CaseOnRoad, { family: { id } }: CaseOnRoad): Privileged[] {
  const { provider, specialist } = road.cast;
  const post = (url: string, body: Privileged['body'], ...allowed: Role[]): Privileged =>
    ({ method: 'POST', url: `${url}?dryRun=true`, body, allowed });
  const get = (url: string, ...allowed: Role[]): Privileged => ({ method: 'GET', url, body: {}, allowed });
  return [
    post('/v1/organisations', { kind: 'partner', name: 'X' }, 'admin'),
    post('/v1/clients', { role: 'head', name: 'X', organisationId: provider.id }, 'admin'),
    post('/v1/regulations', {}, 'admin'),
    post('/v1/calendar/years', {}, 'admin'),
    get('/v1/clients', 'admin'),
    post(`${road.url}/decisions`, decisionBody('2026-03-20', 'extend'), 'head', 'council', 'integration'),
    post(`${road.url}/curator-assignments`, { date: '2026-03-20', specialistId: specialist.id }, 'head', 'integration'),
    post(`/v1/families/${id}/erasures`, {}, 'head', 'integration'),
    get(`/v1/audit/accesses?familyId=${id}`, 'head', 'council'),
    get('/v1/partner/measures', 'partner'),
  ];
}
