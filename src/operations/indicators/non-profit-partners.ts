import { recordAudit } from '../../db/queries/audit.ts';
import {
  findNonProfit, insertNonProfit, listNonProfits as nonProfitsPage, lockNonProfit, type NonProfitFilters, storeEndedNonProfit,
} from '../../db/queries/non-profit-partners.ts';
import { findOrganisation, type Organisation } from '../../db/queries/organisations.ts';
import type { Tx } from '../../db/transaction.ts';
import { refuseIfAny, type Violation } from '../../domain/errors.ts';
import { dayViolations, type EndRequest } from '../../domain/indicators/engagement.ts';
import { type NonProfitPartner, versionOf } from '../../domain/indicators/records.ts';
import { isInn, isOgrn } from '../../domain/indicators/registration-number.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import type { Page, PageRequest } from '../page.ts';
import { rulesOfProvider } from '../provider-regulation.ts';
import { ended } from './ended.ts';
import { found, newRecord } from './recording.ts';

export { type EndRequest, type NonProfitPartner, versionOf };

export interface NewNonProfit {
  partnerId?: string;
  name?: string;
  ogrn?: string;
  inn?: string;
  helpTypes: string[];
  agreementNumber?: string;
  engagedFrom: string;
  engagedUntil?: string;
}

/**
 * Enters a non-profit organisation that the caller's provider has brought in.
 * @throws DomainError link.unknown, non-profit.name-required, non-profit.ogrn-wrong, non-profit.inn-wrong, date.in-future, engagement.end-before-start
 */
export async function createNonProfit(tx: Tx, ctx: OperationContext, request: NewNonProfit): Promise<NonProfitPartner> {
  const { record, today } = await newRecord(tx, ctx);
  const { partnerId = null, name, ogrn = null, inn = null, helpTypes, agreementNumber = null, engagedFrom, engagedUntil = null } = request;
  const partner = partnerId === null ? undefined : await findOrganisation(tx, ctx.caller.scope, partnerId);
  refuseIfAny([...identityViolations(request, partner), ...dayViolations({ engagedFrom, engagedUntil }, today)]);
  const made: NonProfitPartner = {
    ...record, partnerId, name: name ?? partner?.name ?? '', ogrn, inn, helpTypes, agreementNumber, engagedFrom, engagedUntil, endReason: null,
  };
  await insertNonProfit(tx, made);
  recordAudit(tx, ctx, { kind: 'nonProfitPartner', id: made.id, organisationId: made.organisationId }, { partnerId, engagedFrom, engagedUntil });
  return made;
}

function identityViolations({ partnerId, name, ogrn, inn }: NewNonProfit, partner: Organisation | undefined): Violation[] {
  const nobody = partnerId !== undefined && partner?.kind !== 'partner';
  return [
    ...(nobody ? [{ code: 'link.unknown', pointer: '/partnerId', params: { what: partnerId } } as const] : []),
    ...(partnerId === undefined && name === undefined ? [{ code: 'non-profit.name-required', pointer: '/name' } as const] : []),
    ...(ogrn !== undefined && !isOgrn(ogrn) ? [{ code: 'non-profit.ogrn-wrong', pointer: '/ogrn', params: { number: ogrn } } as const] : []),
    ...(inn !== undefined && !isInn(inn) ? [{ code: 'non-profit.inn-wrong', pointer: '/inn', params: { number: inn } } as const] : []),
  ];
}

/** A page of the non-profit organisations that the caller's provider has brought in. */
export async function listNonProfits(ctx: OperationContext, filters: NonProfitFilters, page: PageRequest): Promise<Page<NonProfitPartner>> {
  return await look(ctx, ({ db }) => nonProfitsPage(db, ctx.caller.scope, filters, page));
}

/** One of them. @throws DomainError not-found */
export async function getNonProfit(ctx: OperationContext, id: string): Promise<NonProfitPartner> {
  return found(await look(ctx, ({ db }) => findNonProfit(db, ctx.caller.scope, id)), id);
}

/** Tells its last day, or annuls the record. @throws DomainError not-found, record.annulled, engagement.over, engagement.end-before-start */
export async function endNonProfit(tx: Tx, ctx: OperationContext, id: string, request: EndRequest): Promise<NonProfitPartner> {
  const partner = found(await lockNonProfit(tx, ctx.caller.scope, id), id);
  const { today, timeZone } = await rulesOfProvider(tx, ctx.clock, partner.organisationId);
  const over = ended(partner, request, { today, timeZone, now: ctx.clock.now() });
  await storeEndedNonProfit(tx, over);
  const { engagedUntil, annulledAt } = over;
  recordAudit(tx, ctx, { kind: 'nonProfitPartner', id, organisationId: partner.organisationId }, { engagedUntil, annulled: annulledAt !== null });
  return over;
}
