import type { Clock } from '../clock.ts';
import type { Organisation } from '../db/queries/organisations.ts';
import type { Tx } from '../db/transaction.ts';
import type { Violation } from '../domain/errors.ts';
import { isInForceIn } from './provider-regulation.ts';

/** What of an organisation the rules look at. */
export type RuledOrganisation = Pick<Organisation, 'kind' | 'region' | 'municipality' | 'regulationCode'>;

/** A provider has a regulation of its region and nobody else has one; a commission has its municipality. */
export async function organisationViolations(
  tx: Tx,
  clock: Clock,
  organisation: RuledOrganisation,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  if (organisation.kind === 'commission' && organisation.municipality === null) {
    violations.push({ code: 'organisation.municipality-required', pointer: '/municipality' });
  }
  const regulation = await regulationViolation(tx, clock, organisation);
  return regulation === undefined ? violations : [...violations, regulation];
}

async function regulationViolation(
  tx: Tx,
  clock: Clock,
  organisation: RuledOrganisation,
): Promise<Violation | undefined> {
  const { kind, region, regulationCode } = organisation;
  const pointer = '/regulationCode';
  if (kind !== 'provider') {
    return regulationCode === null ? undefined : { code: 'organisation.regulation-not-allowed', pointer };
  }
  if (regulationCode === null) return { code: 'organisation.regulation-required', pointer };
  if (await isInForceIn(tx, clock, regulationCode, region)) return undefined;
  return { code: 'regulation.unknown', pointer, params: { value: regulationCode } };
}
