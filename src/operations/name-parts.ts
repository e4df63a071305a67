import type { CaseRecord } from '../db/queries/cases.ts';
import type { Tx } from '../db/transaction.ts';
import type { Fact } from '../domain/case/facts.ts';
import { type ExternalId, measurePart, type PartName, programmePart } from '../domain/external-id.ts';
import { giveNames } from './give-names.ts';

/** The names that come with a programme: its own, and by its number those of a measure. */
export interface NewPartNames {
  measureNumber?: number;
  names: ExternalId[];
  /** Where they stand in the request. */
  pointer: string;
}

/**
 * Gives a programme that has just been recorded, and its measures, the names that came with it.
 * @returns the case with them
 * @throws DomainError external-id.repeated, external-id.taken, external-id.other-name
 */
export async function nameParts(tx: Tx, record: CaseRecord, fact: Fact, wanted: readonly NewPartNames[]): Promise<CaseRecord> {
  if (fact.kind !== 'programme' || wanted.length === 0) return record;
  const { id, region, organisationId, partNames = [] } = record;
  const { number } = fact.data;
  const records = wanted.map(({ measureNumber, names, pointer }) => {
    const part = measureNumber === undefined ? programmePart(number) : measurePart(number, measureNumber);
    const kind = measureNumber === undefined ? 'programme' as const : 'measure' as const;
    return { region, organisationId, kind, target: { id, part }, names, pointer };
  });
  await giveNames(tx, records);
  const given = records.flatMap(({ target: { part }, names }) => names.map((name): PartName => ({ part, ...name })));
  return { ...record, partNames: [...partNames, ...given].toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)) };
}

function orderOf({ part, system }: PartName): string {
  return `${part} ${system}`;
}
