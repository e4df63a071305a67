import type { CaseRecord } from '../db/queries/cases.ts';
import { findFamily } from '../db/queries/families.ts';
import { knownOrganisations } from '../db/queries/organisation-links.ts';
import { curatorsAmong } from '../db/queries/specialist-links.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Surroundings } from '../domain/case/fact-rule.ts';
import type { Executor, Measure } from '../domain/case/facts.ts';
import { mayConsent } from '../domain/consent.ts';
import { presentMembers } from '../domain/family.ts';

/** Looks up what a request points to and nothing else: members of the family, organisations of the region, curators of the provider. */
export async function surroundingsOf(tx: Tx, record: CaseRecord, data: object, on: LocalDate): Promise<Surroundings> {
  const specialistIds = 'specialistId' in data && typeof data.specialistId === 'string' ? [data.specialistId] : [];
  const organisationIds = [...new Set([...executorsOf(data), ...recipientsOf(data), ...addresseeOf(data)].flatMap(({ organisationId }) => organisationId ?? []))];
  const [family, organisations, curators] = await Promise.all([
    namesMembers(data) ? findFamily(tx, { kind: 'system' }, record.familyId) : undefined,
    knownOrganisations(tx, record.region, organisationIds),
    curatorsAmong(tx, record.organisationId, specialistIds),
  ]);
  const members = presentMembers(family?.members ?? [], on);
  return {
    memberIds: new Set(members.map(({ id }) => id)),
    organisationIds: new Set(organisations),
    curatorIds: new Set(curators),
    consentingIds: new Set(members.filter((member) => mayConsent(member, on)).map(({ id }) => id)),
    providerId: record.organisationId,
  };
}

/** Whether it speaks of members of the family, wherever in it: their ids stand in `memberId`, `memberIds`, `targetMemberIds`. */
function namesMembers(data: object): boolean {
  return /"\w*[mM]emberIds?":/.test(JSON.stringify(data));
}

function recipientsOf(data: object): { organisationId?: string }[] {
  return 'recipients' in data ? (data.recipients as { organisationId?: string }[]) : [];
}

/** Whom a letter goes to. */
function addresseeOf(data: object): { organisationId?: string }[] {
  return 'to' in data && typeof data.to === 'object' && data.to !== null ? [data.to] : [];
}

function executorsOf(data: object): Executor[] {
  const measures = 'measures' in data ? (data.measures as Measure[]) : [];
  return measures.flatMap(({ executor, coExecutors }) => [executor, ...coExecutors]);
}
