import { findOrganisation } from '../db/queries/organisations.ts';
import { organisationOf } from '../db/scope.ts';
import { dayOf, type Instant, type LocalDate } from '../domain/calendar/local-date.ts';
import { alertZones, dayInAll } from './alert-day.ts';
import type { OperationContext } from './context.ts';
import { providerRules } from './provider-regulation.ts';

type Asking = Pick<OperationContext, 'db' | 'clock' | 'caller'>;

/** Which day it is where the caller is: a provider's by its own rules, anybody else's when it has come in the last of the region's time zones. */
export async function callersDay(ctx: Asking): Promise<LocalDate> {
  return dayInAll(await callersZones(ctx), (zone) => ctx.clock.today(zone));
}

/** Which day it was where the caller is, at a past instant: what is said of it in a refusal or a file's name. */
export async function callersDayOf(ctx: Asking, instant: Instant): Promise<LocalDate> {
  return dayInAll(await callersZones(ctx), (zone) => dayOf(instant, zone));
}

async function callersZones({ db, clock, caller: { scope } }: Asking): Promise<string[]> {
  const own = organisationOf(scope);
  const organisation = own === undefined ? undefined : await findOrganisation(db, scope, own);
  return organisation?.kind === 'provider' ? [(await providerRules(db, clock, organisation)).timeZone] : await alertZones(db, clock, scope);
}
