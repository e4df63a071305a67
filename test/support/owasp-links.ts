import { type CaseOnRoad, programmeBody } from './case-road.ts';
import { familyBody } from './factories.ts';

type Json = Record<string, unknown>;

/** A body that names something by its id: what somebody else has, or what nobody has. */
export interface ForeignLink {
  name: string;
  theirId: string;
  url: string;
  as: string;
  body: (id: string) => Json;
}

/** Every id that a body can name, with one of another provider or region. */
export function foreignLinks(
  road: CaseOnRoad, early: CaseOnRoad, theirs: CaseOnRoad, elsewhere: string, { admin, integration }: Record<'admin' | 'integration', string>,
): ForeignLink[] {
  const date = '2026-03-20';
  const { cast: { head, curator } } = road;
  const { provider, specialist } = theirs.cast;
  const opening = { familyId: early.family.id, date, ground: 'parentApplication', form: 'group', applicantMemberId: early.mother, circumstances: [] };
  const [measure] = programmeBody(road, date, ['2026-05-15'])['measures'] as Json[];
  const plan = (changes: Json) => ({ ...programmeBody(road, date, []), measures: [{ ...measure, ...changes }] });
  const link = (name: string, theirId: string, url: string, as: string, body: ForeignLink['body']) => ({ name, theirId, url, as, body });
  const person = { name: 'А. Б.', position: 'психолог', holdsCases: true };
  return [
    link('a family’s organisation', provider.id, '/v1/families', integration, (id) => ({ ...familyBody(), organisationId: id })),
    link('a specialist’s organisation', provider.id, '/v1/specialists', head, (id) => ({ ...person, organisationId: id })),
    link('a client’s organisation elsewhere', elsewhere, '/v1/clients', admin, (id) => ({ role: 'partner', name: 'X', organisationId: id })),
    link('a case’s family', theirs.family.id, '/v1/cases', integration, (id) => ({ ...opening, familyId: id })),
    link('the case that is reopened', theirs.id, '/v1/cases', integration, (id) => ({ ...opening, reopensCaseId: id })),
    link('another’s specialist as curator', specialist.id, `${road.url}/curator-assignments`, head, (id) => ({ date, specialistId: id })),
    link('whom a measure is for', theirs.child, `${road.url}/programmes`, curator, (id) => plan({ targetMemberIds: [id] })),
    link('who carries it out', elsewhere, `${road.url}/programmes`, curator, (id) => plan({ executor: { kind: 'organisation', organisationId: id } })),
    link('who consents', theirs.mother, `${early.url}/consents`, curator, (id) => ({ date, memberId: id, textVersion: '1', scope: ['processing'] })),
  ];
}
