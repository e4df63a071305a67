import { casesById } from '../db/queries/agenda.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import { casesOfQuarter, regulationsLed } from '../db/queries/commission-cases.ts';
import type { AddressedAlert } from '../domain/case/alerts.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import {
  type CommissionMatter, commissionMatters, type Quarter, quarterOf, type SinceLastWord, sinceLastWord,
} from '../domain/commission-agenda.ts';
import { givesToCommission } from '../domain/resolution.ts';
import { type AgendaCase, assessCases } from './agenda-cases.ts';
import { type CaseLabel, labelOfCase, sawShown } from './agenda-label.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';
import { pinnedRegulation } from './regulation-of.ts';

/** A case before the commission in a quarter. */
export interface CommissionCase extends Omit<CaseLabel, 'family'>, Pick<CaseRecord, 'organisationId' | 'level'> {
  status: CaseStatus;
  matters: CommissionMatter[];
  since: SinceLastWord;
  /** Alerts open today that concern the commission. */
  alerts: AddressedAlert[];
}

/**
 * A page of the cases that a quarter brings before the commission, by id, with what has happened since it last had its say. A constant
 * number of statements; a page may hold fewer cases than asked for, when some that were looked at have nothing due.
 * @param quarter of the form `2026-Q3`
 */
export async function listCommissionCases(ctx: OperationContext, quarter: string, page: PageRequest): Promise<Page<CommissionCase>> {
  const { db, clock, caller: { scope } } = ctx;
  const days = quarterOf(quarter);
  const { items: ids, ...rest } = await casesOfQuarter(db, scope, { ...days, regulations: await rulesOfCommission(ctx) }, page);
  const found = await casesById(db, scope, ids);
  // A municipality lies in one region, and a region has one time zone.
  const today = clock.today(found[0]?.record.timeZone ?? 'Europe/Moscow');
  const assessed = await assessCases(db, found.toSorted((one, other) => (one.record.id < other.record.id ? -1 : 1)), today);
  const lines = assessed.flatMap((one) => lineOf(one, days));
  sawShown(ctx.seen, found, lines);
  return { ...rest, items: lines };
}

/** Only cases led by a regulation that gives the commission a review or the end to decide on come before it. */
async function rulesOfCommission({ db, caller: { scope } }: OperationContext): Promise<{ code: string; version: number }[]> {
  const giving: { code: string; version: number }[] = [];
  for (const { code, version } of await regulationsLed(db, scope)) {
    const { reviews, ending } = givesToCommission(await pinnedRegulation(db, code, version));
    if (reviews || ending) giving.push({ code, version });
  }
  return giving;
}

function lineOf(one: AgendaCase, quarter: Quarter): CommissionCase[] {
  const { assessment, record: { organisationId } } = one;
  const matters = commissionMatters(assessment, quarter);
  if (matters.length === 0) return [];
  const { family: _, ...label } = labelOfCase(one);
  const { status, level = null } = assessment;
  const alerts = assessment.alerts.filter(({ forCommission }) => forCommission);
  return [{ ...label, organisationId, level, status, matters, since: sinceLastWord(assessment, quarter, matters), alerts }];
}
