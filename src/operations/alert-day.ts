import type { Kysely } from 'kysely';
import { findOrganisation } from '../db/queries/organisations.ts';
import { providerRegions } from '../db/queries/provider-regions.ts';
import type { Database } from '../db/schema.ts';
import type { Scope } from '../db/scope.ts';
import type { Clock } from '../clock.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';

/** Where nobody works by a regulation yet, the service's own time says which day it is. */
const NO_PROVIDER = ['Europe/Moscow'];

/** Which day it is in the region of a scope, as the job that raises alerts has it. */
export async function alertDay(db: Kysely<Database>, clock: Clock, scope: Scope): Promise<LocalDate> {
  return dayInAll(await alertZones(db, clock, scope), (zone) => clock.today(zone));
}

/** The time zones of a scope's region, one at least. A scope without a region has the whole country's. */
export async function alertZones(db: Kysely<Database>, clock: Clock, scope: Scope): Promise<string[]> {
  const region = await regionOf(db, scope);
  const regions = await providerRegions(db, clock.today('UTC'));
  const zones = regions.filter((one) => region === undefined || one.region === region).flatMap(({ timeZones }) => timeZones);
  return zones.length === 0 ? NO_PROVIDER : zones;
}

/** A day has come when it has come in the last of the time zones. */
export function dayInAll(zones: readonly string[], dayIn: (zone: string) => LocalDate): LocalDate {
  return zones.map(dayIn).reduce((earliest, day) => (day < earliest ? day : earliest));
}

async function regionOf(db: Kysely<Database>, scope: Scope): Promise<string | undefined> {
  if ('region' in scope) return scope.region;
  if (!('organisationId' in scope)) return undefined;
  return (await findOrganisation(db, { kind: 'system' }, scope.organisationId))?.region;
}
