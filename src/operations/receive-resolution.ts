import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import { emit } from '../db/queries/outbox.ts';
import {
  insertResolution, lockResolution, type Resolution, type ResolutionOutcome, resolutionNamed,
} from '../db/queries/resolutions.ts';
import { withSavepoint } from '../db/savepoint.ts';
import { behindWall, type Tx } from '../db/transaction.ts';
import { externalIdText } from '../domain/external-id.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { type Found, lockedCases, organisationsNamed } from './resolution-addresses.ts';
import { atCaseItem, atTakeOn, faultsWithin } from './resolution-faults.ts';
import type { Address, ResolutionItem, ResolutionRequest } from './resolution-request.ts';
import { carryOutWord } from './resolution-word.ts';
import { type CommissionPlace, takeOn } from './take-on.ts';

/**
 * Receives a resolution of a commission (постановление КДНиЗП) and carries out what it says of each case. All or none: every item is
 * tried, so that all faults are told at once, each at its item, and nothing stays when there is one. A case that is not there and one of
 * another municipality are told alike.
 * @throws DomainError resolution.received-already, or every fault of every item
 */
export async function receiveResolution(tx: Tx, ctx: OperationContext, request: ResolutionRequest): Promise<Resolution> {
  const place = placeOf(ctx);
  await refuseRepeated(tx, place, request);
  const providers = await organisationsNamed(tx, place.region, request.items.flatMap(providersIn));
  const cases = await lockedCases(tx, ctx, place.region, request.items, providers);
  const outcomes: ResolutionOutcome[] = [];
  const faults: Violation[] = [];
  for (const [index, item] of request.items.entries()) {
    const tried = await tryItem(tx, ctx, { place, request, providers }, item, index, cases[index]);
    if ('done' in tried) outcomes.push(tried.done);
    else faults.push(...tried.faults);
  }
  refuseIfAny(faults);
  return await store(tx, ctx, place, request, outcomes);
}

/** Only a commission has a municipality; the door lets nobody else in. */
function placeOf({ caller: { scope } }: OperationContext): CommissionPlace {
  if (scope.kind !== 'municipality') throw new DomainError([{ code: 'not-found', params: { what: 'municipality' } }]);
  return scope;
}

async function refuseRepeated(tx: Tx, place: CommissionPlace, { number, date }: ResolutionRequest): Promise<void> {
  const name = { ...place, number, date };
  await lockResolution(tx, name);
  const resolutionId = await resolutionNamed(tx, name);
  if (resolutionId !== undefined) {
    throw new DomainError([{ code: 'resolution.received-already', pointer: '/number', params: { number, date, resolutionId } }]);
  }
}

function providersIn(item: ResolutionItem): Address[] {
  if (item.word === 'takeOn') return [item.provider];
  return item.case.by === 'register' ? [item.case.provider] : [];
}

interface Resolving {
  place: CommissionPlace;
  request: ResolutionRequest;
  providers: Found;
}

/** What a refused item wrote is taken back at once: the next one is looked at as if it had not been there. */
async function tryItem(
  tx: Tx, ctx: OperationContext, { place, request, providers }: Resolving, item: ResolutionItem, index: number,
  record: CaseRecord | undefined,
): Promise<{ done: ResolutionOutcome } | { faults: Violation[] }> {
  if (item.word === 'takeOn') {
    return await faultsWithin(
      () => withSavepoint(tx, () => takeOn(tx, ctx, place, request, item, providers)), (fault) => atTakeOn(index, fault));
  }
  if (record === undefined) {
    return { faults: [{ code: 'link.unknown', pointer: `/items/${index}/case`, params: { what: describe(item.case) } }] };
  }
  return await faultsWithin(
    () => withSavepoint(tx, () => carryOutWord(tx, ctx, request, item, record)), (fault) => atCaseItem(index, fault));
}

function describe(address: Extract<ResolutionItem, { case: unknown }>['case']): string {
  if (address.by === 'id') return address.id;
  return address.by === 'externalId' ? externalIdText(address.externalId) : `${address.year}/${address.number}`;
}

async function store(
  tx: Tx, ctx: OperationContext, place: CommissionPlace, { number, date, sessionOn }: ResolutionRequest, items: ResolutionOutcome[],
): Promise<Resolution> {
  const { region, municipality } = place;
  const resolution: Resolution = {
    id: newId(), region, municipality, number, date, sessionOn: sessionOn ?? null, receivedAt: ctx.clock.now(),
    receivedBy: ctx.caller.clientId, items,
  };
  await insertResolution(tx, resolution);
  for (const item of items) await tell(tx, resolution, item);
  recordAudit(tx, ctx, { kind: 'resolution', id: resolution.id }, { items: items.length });
  return resolution;
}

async function tell(tx: Tx, { id, region, municipality, receivedAt }: Resolution, item: ResolutionOutcome): Promise<void> {
  const { organisationId, caseId, word, outcome, factId } = item;
  const data = { resolutionId: id, word, outcome, factId };
  await behindWall(tx, { scope: { kind: 'organisation', organisationId } }, async () => emit(tx, {
    kind: 'resolution.received', region, organisationId, municipality, caseId, data, occurredAt: receivedAt,
  }));
}
