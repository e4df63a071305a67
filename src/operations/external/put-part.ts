import { recordAudit } from '../../db/queries/audit.ts';
import { type CaseRecord, findCase } from '../../db/queries/cases.ts';
import { targetOf } from '../../db/queries/external-ids.ts';
import { factsOf } from '../../db/queries/facts.ts';
import type { Tx } from '../../db/transaction.ts';
import { type ExternalId, externalIdText, measurePart, programmePart } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { insistOn, type Precondition } from '../precondition.ts';
import type { PutRecord } from './external-record.ts';
import { holderOf, inRegion, unknownLink } from './named-target.ts';
import { oneOf } from './one-of.ts';
import { addressOfPart } from './part-address.ts';

/** A programme of a case, or with a measure's number one of its measures. Both come by facts; here they only get a name. */
export interface OutsidePart {
  caseId?: string;
  caseExternalId?: ExternalId;
  programmeNumber: number;
  measureNumber?: number;
}

/**
 * Gives a programme or a measure that stands a name.
 * @throws DomainError external-id.*, link.unknown
 * @throws RefusedRequest version-stale
 */
export async function putPart(
  tx: Tx, ctx: OperationContext, name: ExternalId, told: OutsidePart, precondition: Precondition,
): Promise<PutRecord> {
  const within = { ...ctx, db: tx };
  const { programmeNumber, measureNumber } = told;
  const kind = measureNumber === undefined ? 'programme' : 'measure';
  const record = await caseMeant(tx, within, told);
  const part = measureNumber === undefined ? programmePart(programmeNumber) : measurePart(programmeNumber, measureNumber);
  const href = addressOfPart(record.id, await factsOf(tx, record.id), { programmeNumber, measureNumber });
  if (href === undefined) throw unknownLink(measureNumber === undefined ? '/number' : '/measureNumber', part);
  const ownerOf = async (): Promise<string> => record.organisationId;
  const { was } = await holderOf(tx, await inRegion(within, kind, name), { id: record.id, part, ownerOf });
  const isNew = was !== 'named';
  insistOn({ ...precondition, createOnly: precondition.createOnly && !isNew }, record.version);
  if (isNew) recordAudit(tx, ctx, { kind: 'case', id: record.id, organisationId: record.organisationId }, { named: kind, part });
  return {
    ...name, kind, id: record.id, programmeNumber, measureNumber: measureNumber ?? null, href, outcome: isNew ? 'named' : 'unchanged',
    version: record.version, isNew,
  };
}

async function caseMeant(tx: Tx, ctx: OperationContext, { caseId, caseExternalId }: OutsidePart): Promise<CaseRecord> {
  const id = await oneOf({ caseId, caseExternalId }, async (name) => {
    const target = await targetOf(tx, await inRegion(ctx, 'case', name));
    if (target === undefined) throw unknownLink('/caseExternalId', externalIdText(name));
    return target.id;
  });
  const record = await findCase(tx, ctx.caller.scope, id);
  if (record === undefined) throw unknownLink('/caseId', id);
  ctx.seen.add(record);
  return record;
}
