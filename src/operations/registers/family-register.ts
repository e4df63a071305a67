import { pageOf } from '../../db/page.ts';
import type { Organisation } from '../../db/queries/organisations.ts';
import { type EntryRange, registerEntries, registerYears } from '../../db/queries/register-entries.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { type RegisterEntry, registerEntry, type RegisterYear, registerYear } from '../../domain/register/register-entry.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { providerRules } from '../provider-regulation.ts';
import { noRegister, registerKeeper } from './register-keeper.ts';

export type { RegisterEntry, RegisterYear };

/** The years of the caller's register of families (журнал учёта семей), and whether the numbers of each have holes. */
export async function listRegisters(ctx: OperationContext): Promise<RegisterYear[]> {
  return (await registerYears(ctx.db, ctx.caller.scope)).map(registerYear);
}

/** A page of a year's register, by number. @throws DomainError not-found for a year without entries */
export async function listRegisterEntries(ctx: OperationContext, year: number, { limit, after }: PageRequest): Promise<Page<RegisterEntry>> {
  const { entries } = await entriesToday(ctx, { year, limit: limit + 1, after: after === undefined ? undefined : Number(after[0]) });
  if (entries.length === 0 && after === undefined) throw noRegister(year);
  const page = pageOf(entries, limit, ({ number }) => [String(number)], (entry) => entry);
  for (const entry of page.items) ctx.seen.add(entry);
  return page;
}

/** Entries that are read and told at once: between two parts others are answered. */
const PART = 500;

/** Entries as they read today, and the provider whose they are. Whoever shows them tells whom it has shown. */
export async function entriesToday(ctx: OperationContext, range: EntryRange): Promise<{ provider: Organisation; today: LocalDate; entries: RegisterEntry[] }> {
  const provider = await registerKeeper(ctx, range.year);
  const { today } = await providerRules(ctx.db, ctx.clock, provider);
  const entries: RegisterEntry[] = [];
  for (let { limit, after } = range; limit > 0;) {
    const part = await registerEntries(ctx.db, ctx.caller.scope, { ...range, after, limit: Math.min(limit, PART) });
    entries.push(...part.map((source) => registerEntry(source, today)));
    if (part.length < PART) break;
    [limit, after] = [limit - part.length, part.at(-1)?.number];
  }
  return { provider, today, entries };
}
