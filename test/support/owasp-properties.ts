import { type Cast, type CaseOnRoad, decisionBody } from './case-road.ts';
import { aMember, familyBody, memberBody } from './factories.ts';

type Json = Record<string, unknown>;

/** A body that is good, and fields that are the service's own to set. */
export interface Assignment {
  method: 'POST' | 'PATCH';
  url: string;
  as: string;
  body: Json;
  fields: string[];
}

/** A write of every kind, with what a caller could want to slip in. */
export function massAssignments(cast: Cast, road: CaseOnRoad, { admin, integration }: Record<'admin' | 'integration', string>): Assignment[] {
  const date = '2026-03-20';
  const { id, members } = road.family;
  const opening = { familyId: id, date, ground: 'parentApplication', form: 'group', applicantMemberId: members[0]?.id, circumstances: [] };
  const post = (url: string, as: string, body: Json, fields: string[]): Assignment => ({ method: 'POST', url: `${url}?dryRun=true`, as, body, fields });
  return [
    post('/v1/families', integration, familyBody(), ['id', 'version', 'erasedOn', 'region', 'createdAt', 'intakeSpecialistId', '__proto__', 'constructor']),
    {
      method: 'PATCH', url: `/v1/families/${id}`, as: integration, body: { address: 'г. Примерск' },
      fields: ['id', 'version', 'erasedOn', 'organisationId', 'region', 'members'],
    },
    post(`/v1/families/${id}/members`, integration, memberBody(aMember()), ['id', 'familyId', 'organisationId']),
    post('/v1/cases', integration, opening, [
      'status', 'level', 'curatorId', 'registerNumber', 'outcome', 'regulation', 'organisationId', 'version', 'intakeSpecialistId',
    ]),
    post(`${road.url}/reviews`, cast.curator, { date, kind: 'quarterlyAnalysis', findings: 'x' }, ['id', 'seq', 'recordedAt', 'recordedBy', 'factKind']),
    post(`${road.url}/decisions`, cast.council, decisionBody(date, 'extend'), ['recordedBy', 'status', 'curatorId', 'region']),
    post('/v1/specialists', cast.head, { name: 'А. Б.', position: 'психолог', holdsCases: true }, ['id', 'active', 'region', 'version', 'role']),
    post('/v1/clients', admin, { role: 'head', name: 'X', organisationId: cast.provider.id }, [
      'clientId', 'secret', 'region', 'revokedAt', 'demo', 'version',
    ]),
    post('/v1/organisations', admin, { kind: 'partner', name: 'X' }, ['id', 'region', 'version', 'createdAt']),
  ];
}
