import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { findOrganisation, type Organisation } from '../db/queries/organisations.ts';
import { hashInForce } from '../db/queries/regulations.ts';
import type { Database } from '../db/schema.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { pinnedRegulation } from './regulation-of.ts';

/** The newest version says in which time zone the day turns, in force yet or not. */
const LAST_DAY = '9999-12-31';

/** The regulation of a provider as it stands today, and which day that is there. */
export interface ProviderRules {
  regulation: Regulation;
  today: LocalDate;
  /** Where the day turns so (IANA). */
  timeZone: string;
}

/** The rules of a provider that was loaded already. @throws Error for an organisation that is not a provider */
export async function providerRules(
  db: Kysely<Database>,
  clock: Clock,
  provider: Pick<Organisation, 'id' | 'regulationCode'>,
): Promise<ProviderRules> {
  const rules = await rulesInForce(db, clock, provider.regulationCode ?? '');
  if (rules === undefined) throw new Error(`no regulation is in force for organisation ${provider.id}`);
  return rules;
}

/** The rules of the provider to which something in the caller's reach belongs. */
export async function rulesOfProvider(
  db: Kysely<Database>,
  clock: Clock,
  organisationId: string,
): Promise<ProviderRules> {
  const provider = await findOrganisation(db, { kind: 'system' }, organisationId);
  if (provider === undefined) throw new Error(`organisation ${organisationId} does not exist`);
  return await providerRules(db, clock, provider);
}

/** The version of a regulation that holds today in its region; undefined when there is none. */
export async function rulesInForce(
  db: Kysely<Database>,
  clock: Clock,
  code: string,
): Promise<ProviderRules | undefined> {
  const newest = await hashInForce(db, code, LAST_DAY);
  if (newest === undefined) return undefined;
  const last = await pinnedRegulation(db, code, newest.version);
  const { timeZone } = last;
  const today = clock.today(timeZone);
  if (last.validFrom <= today) return { regulation: last, today, timeZone };
  const inForce = await hashInForce(db, code, today);
  return inForce && { regulation: await pinnedRegulation(db, code, inForce.version), today, timeZone };
}

/** Whether a provider of the region may work by the regulation: it is the region's own, or the base rules. */
export async function isInForceIn(
  db: Kysely<Database>,
  clock: Clock,
  code: string,
  region: string,
): Promise<boolean> {
  const rules = await rulesInForce(db, clock, code);
  return rules !== undefined && (rules.regulation.region === region || rules.regulation.code === 'base');
}
