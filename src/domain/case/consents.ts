import { addDays, latest, type LocalDate } from '../calendar/local-date.ts';
import type { FactOf } from './facts.ts';

/** The scope without which there is no consent at all: who takes it back takes back everything. */
export const PROCESSING = 'processing';

/** A member's newest consent, less what the member has taken back. */
export interface GivenConsent {
  memberId: string;
  on: LocalDate;
  textVersion: string;
  scope: readonly string[];
  validUntil?: LocalDate;
}

/** The consents of a case added up, before any look at the calendar. */
export interface Consents {
  /** The earliest day on which there was a consent. */
  firstOn?: LocalDate;
  /** The text of the newest consent, standing or not. */
  textVersion?: string;
  /** In the order of recording, one a member. */
  given: GivenConsent[];
  /** What somebody took back and nobody has given anew since, with the day. */
  withdrawn: Map<string, LocalDate>;
  /** The day of the newest withdrawal. */
  lastWithdrawnOn?: LocalDate;
}

export const consentStates = ['none', 'given', 'lapsed', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Where the consent stands on a day. */
export interface ConsentStanding {
  state: ConsentState;
  /** The first day of this state; undefined while there has been no consent. */
  since?: LocalDate;
  textVersion?: string;
  /** What it covers now: nothing, once it has lapsed or been withdrawn. */
  scope: string[];
  /** The last day of the consent that holds longest; undefined where one has no last day. */
  validUntil?: LocalDate;
}

/** A new consent stands in the place of the same member's earlier one, and gives anew what anybody took back before. */
export function takeConsent(consents: Consents, { data, on }: FactOf<'consent'>): void {
  const { memberId, textVersion, scope, validUntil } = data;
  if (consents.firstOn === undefined || on < consents.firstOn) consents.firstOn = on;
  consents.textVersion = textVersion;
  const given: GivenConsent = { memberId, on, textVersion, scope, ...(validUntil === undefined ? {} : { validUntil }) };
  consents.given = [...consents.given.filter((one) => one.memberId !== memberId), given];
  for (const code of scope) consents.withdrawn.delete(code);
}

/** Taking back the processing takes back everything; then the case stands still until somebody consents anew. */
export function takeConsentWithdrawal(consents: Consents, { data, on }: FactOf<'consentWithdrawal'>): void {
  const { memberId, scope: named } = data;
  const whole = named === undefined || named.includes(PROCESSING);
  const codes = whole ? consents.given.flatMap(({ scope }) => scope) : named;
  for (const code of codes) consents.withdrawn.set(code, on);
  consents.lastWithdrawnOn = on;
  consents.given = consents.given.flatMap((one): GivenConsent[] => {
    if (one.memberId !== memberId) return [one];
    return whole ? [] : [{ ...one, scope: one.scope.filter((code) => !codes.includes(code)) }];
  });
}

/** The last day on which any consent holds; undefined without one, or when one has no last day. */
export function lastConsentDay({ given }: Consents): LocalDate | undefined {
  const days = given.map(({ validUntil }) => validUntil);
  return days.includes(undefined) ? undefined : latest(days.filter((day) => day !== undefined));
}

/** Where the consent of a case stands on a day: a withdrawal outweighs every consent given before it, a lapse only its own. */
export function consentOn(consents: Consents, today: LocalDate): ConsentStanding {
  const { textVersion, given, withdrawn } = consents;
  if (textVersion === undefined) return { state: 'none', scope: [] };
  const withdrawnOn = withdrawn.get(PROCESSING);
  if (withdrawnOn !== undefined) return { state: 'withdrawn', since: withdrawnOn, textVersion, scope: [] };
  const last = lastConsentDay(consents);
  const until = last === undefined ? {} : { validUntil: last };
  if (last !== undefined && last < today) return { state: 'lapsed', since: addDays(last, 1), textVersion, scope: [], ...until };
  const living = given.filter(({ validUntil }) => validUntil === undefined || validUntil >= today);
  const newest = living.at(-1);
  const scope = [...new Set(living.flatMap((one) => one.scope))].filter((code) => !withdrawn.has(code));
  return { state: 'given', ...(newest && { since: newest.on, textVersion: newest.textVersion }), scope, ...until };
}
