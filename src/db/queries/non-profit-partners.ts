import { type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { NonProfitPartner } from '../../domain/indicators/records.ts';
import type { NonProfitPartnerTable } from '../indicator-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { engagedOn as wasEngagedOn, ownRecord } from './own-records.ts';

export interface NonProfitFilters {
  engagedOn?: string | undefined;
  helpType?: string | undefined;
}

export async function insertNonProfit(tx: Tx, made: NonProfitPartner): Promise<void> {
  await tx.insertInto('non_profit_partner').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, partner_id: made.partnerId, name: made.name, ogrn: made.ogrn, inn: made.inn,
    help_types: made.helpTypes, agreement_number: made.agreementNumber, engaged_from: made.engagedFrom, engaged_until: made.engagedUntil,
    end_reason: made.endReason, recorded_by: made.recordedBy, created_at: made.createdAt, annulled_at: made.annulledAt, annulled_because: made.annulledBecause,
  }).execute();
}

/** A page of the non-profit organisations that the caller's organisation has brought in, by id. */
export async function listNonProfits(
  db: Kysely<Database>, scope: Scope, { engagedOn, helpType }: NonProfitFilters, page: PageRequest,
): Promise<Page<NonProfitPartner>> {
  let query = reachable(db, scope);
  if (engagedOn !== undefined) query = query.where(wasEngagedOn(engagedOn));
  if (helpType !== undefined) query = query.where(sql<SqlBool>`${helpType} = any (help_types)`);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], nonProfitOf);
}

/** The record; undefined when there is none or it lies outside the caller's scope. */
export async function findNonProfit(db: Kysely<Database>, scope: Scope, id: string): Promise<NonProfitPartner | undefined> {
  const row = await reachable(db, scope).where('id', '=', id).executeTakeFirst();
  return row && nonProfitOf(row);
}

/** The record, locked until the transaction ends. */
export async function lockNonProfit(tx: Tx, scope: Scope, id: string): Promise<NonProfitPartner | undefined> {
  const row = await reachable(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && nonProfitOf(row);
}

export async function storeEndedNonProfit(tx: Tx, { id, engagedUntil, endReason, annulledAt, annulledBecause }: NonProfitPartner): Promise<void> {
  await tx.updateTable('non_profit_partner')
    .set({ engaged_until: engagedUntil, end_reason: endReason, annulled_at: annulledAt, annulled_because: annulledBecause }).where('id', '=', id).execute();
}

function reachable(db: Kysely<Database>, scope: Scope) {
  return db.selectFrom('non_profit_partner').selectAll().where(ownRecord('non_profit_partner', scope));
}

function nonProfitOf(row: Selectable<NonProfitPartnerTable>): NonProfitPartner {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, partnerId: row.partner_id, name: row.name, ogrn: row.ogrn, inn: row.inn,
    helpTypes: row.help_types, agreementNumber: row.agreement_number, engagedFrom: row.engaged_from, engagedUntil: row.engaged_until,
    endReason: row.end_reason, recordedBy: row.recorded_by, createdAt: row.created_at, annulledAt: row.annulled_at, annulledBecause: row.annulled_because,
  };
}
