import { findOrganisation } from '../db/queries/organisations.ts';
import { organisationOf } from '../db/scope.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { alertDay } from './alert-day.ts';
import type { OperationContext } from './context.ts';
import { providerRules } from './provider-regulation.ts';

/** Which day it is where the caller is: a provider's by its own rules, anybody else's when it has come in the last of the region's time zones. */
export async function callersDay({ db, clock, caller: { scope } }: Pick<OperationContext, 'db' | 'clock' | 'caller'>): Promise<LocalDate> {
  const own = organisationOf(scope);
  const organisation = own === undefined ? undefined : await findOrganisation(db, scope, own);
  return organisation?.kind === 'provider' ? (await providerRules(db, clock, organisation)).today : await alertDay(db, clock, scope);
}
