import { findCase } from '../../db/queries/cases.ts';
import { releaseName, targetOf } from '../../db/queries/external-ids.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { factsOf } from '../../db/queries/facts.ts';
import { findFamily } from '../../db/queries/families.ts';
import { programmeSentTo } from '../../db/queries/deliveries.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { measureOfExecutor } from '../../db/queries/partner-measures.ts';
import { findSpecialist } from '../../db/queries/specialists.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { type ExternalId, externalIdText, type NamedTarget } from '../../domain/external-id.ts';
import { measureIdOf, programmeIdOf } from '../../domain/measure-id.ts';
import type { OperationContext } from '../context.ts';
import { sawFamily } from '../seen-families.ts';
import { type ExternalKind, type ExternalRecord, wholeRecord } from './external-record.ts';
import { inRegion } from './named-target.ts';
import { addressOfPart, numbersOf, type PartNumbers } from './part-address.ts';

/** A record with the organisation that it is of. */
interface Found {
  record: ExternalRecord;
  organisationId: string;
}

/** What an outside name points to, within the caller's reach. @throws DomainError not-found */
export async function getExternal(ctx: OperationContext, kind: ExternalKind, name: ExternalId): Promise<ExternalRecord> {
  return (await foundBy(ctx, kind, name)).record;
}

/**
 * Takes a name away that was given in error; the record stays as it is.
 * @throws DomainError not-found
 */
export async function releaseExternal(
  tx: Tx, ctx: OperationContext, kind: ExternalKind, name: ExternalId, reason: string,
): Promise<ExternalRecord> {
  const within = { ...ctx, db: tx };
  const { record, organisationId } = await foundBy(within, kind, name);
  if (!(await releaseName(tx, await inRegion(within, kind, name)))) throw missing(name);
  const { programmeNumber, measureNumber } = record;
  recordAudit(tx, ctx, { kind: ownKind(kind), id: record.id, organisationId }, { released: kind, programmeNumber, measureNumber, reason });
  return record;
}

async function foundBy(ctx: OperationContext, kind: ExternalKind, name: ExternalId): Promise<Found> {
  const target = await targetOf(ctx.db, await inRegion(ctx, kind, name));
  const found = target && await lookUp[kind](ctx, target, name);
  if (found === undefined) throw missing(name);
  return found;
}

type LookUp = (ctx: OperationContext, target: NamedTarget, name: ExternalId) => Promise<Found | undefined>;

const lookUp: Record<ExternalKind, LookUp> = {
  async organisation({ db, caller: { scope } }, { id }, name) {
    const found = await findOrganisation(db, scope, id);
    return found && { record: wholeRecord('organisation', name, found), organisationId: id };
  },
  async specialist({ db, caller: { scope } }, { id }, name) {
    const found = await findSpecialist(db, scope, id);
    return found && { record: wholeRecord('specialist', name, found), organisationId: found.organisationId };
  },
  async family(ctx, { id }, name) {
    const found = await findFamily(ctx.db, ctx.caller.scope, id);
    if (found !== undefined) sawFamily(ctx, found);
    return found && { record: wholeRecord('family', name, found), organisationId: found.organisationId };
  },
  async case(ctx, { id }, name) {
    const found = await findCase(ctx.db, ctx.caller.scope, id);
    if (found !== undefined) ctx.seen.add(found);
    return found && { record: wholeRecord('case', name, found), organisationId: found.organisationId };
  },
  programme: (ctx, target, name) => partOfCase('programme', ctx, target, name),
  measure: (ctx, target, name) => partOfCase('measure', ctx, target, name),
};

async function partOfCase(
  kind: 'programme' | 'measure', ctx: OperationContext, { id, part }: NamedTarget, name: ExternalId,
): Promise<Found | undefined> {
  const { scope } = ctx.caller;
  const numbers = numbersOf(part);
  const { programmeNumber, measureNumber = null } = numbers;
  const partOf = (href: string, { organisationId, version = 1 }: { organisationId: string; version?: number }): Found => (
    { record: { ...name, kind, id, programmeNumber, measureNumber, href, version }, organisationId });
  if (scope.kind === 'partner') {
    const own = await partForPartner(ctx, scope.organisationId, { ...numbers, caseId: id });
    return own && partOf(own.href, own);
  }
  const found = await findCase(ctx.db, scope, id);
  if (found === undefined) return undefined;
  ctx.seen.add(found);
  // A commission reads what it may know of a programme in the case.
  if (scope.kind === 'municipality') return partOf(`/v1/cases/${id}`, found);
  const href = addressOfPart(id, await factsOf(ctx.db, id), numbers);
  return href === undefined ? undefined : partOf(href, found);
}

/** A measure that the partner carries out, or a programme that was sent to it; they have one version only, as a partner sees them. */
async function partForPartner(
  ctx: OperationContext, organisationId: string, { caseId, programmeNumber, measureNumber: number }: PartNumbers & { caseId: string },
): Promise<{ href: string; organisationId: string } | undefined> {
  const found = number === undefined
    ? await programmeSentTo(ctx.db, organisationId, caseId, programmeNumber)
    : await measureOfExecutor(ctx.db, organisationId, { caseId, programmeNumber, number });
  if (found === undefined) return undefined;
  ctx.seen.add(found);
  const href = number === undefined
    ? `/v1/partner/programmes/${programmeIdOf({ caseId, programmeNumber })}`
    : `/v1/partner/measures/${measureIdOf({ caseId, programmeNumber, number })}`;
  return { href, organisationId: found.organisationId };
}

function ownKind(kind: ExternalKind): string {
  return kind === 'programme' || kind === 'measure' ? 'case' : kind;
}

function missing(name: ExternalId): DomainError {
  return new DomainError([{ code: 'not-found', params: { what: externalIdText(name) } }]);
}
