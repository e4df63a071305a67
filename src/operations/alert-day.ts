import type { Kysely } from 'kysely';
import { findOrganisation } from '../db/queries/organisations.ts';
import { providerRegions } from '../db/queries/provider-regions.ts';
import type { Database } from '../db/schema.ts';
import type { Scope } from '../db/scope.ts';
import type { Clock } from '../clock.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';

/**
 * Which day it is in the region of a scope, as the job that raises alerts has it: a day has come when it has come in the last of the
 * region's time zones. A scope without a region has the whole country's.
 */
export async function alertDay(db: Kysely<Database>, clock: Clock, scope: Scope): Promise<LocalDate> {
  const region = await regionOf(db, scope);
  const regions = await providerRegions(db, clock.today('UTC'));
  const zones = regions.filter((one) => region === undefined || one.region === region).flatMap(({ timeZones }) => timeZones);
  return zones.map((zone) => clock.today(zone)).sort()[0] ?? clock.today('UTC');
}

async function regionOf(db: Kysely<Database>, scope: Scope): Promise<string | undefined> {
  if ('region' in scope) return scope.region;
  if (!('organisationId' in scope)) return undefined;
  return (await findOrganisation(db, { kind: 'system' }, scope.organisationId))?.region;
}
