import type { Fact } from '../../domain/case/facts.ts';

/** A programme, or one of its measures. */
export interface PartNumbers {
  programmeNumber: number;
  measureNumber?: number | undefined;
}

/** Where a programme of a case is read, or the one that a measure stands in; nowhere when the facts know none. */
export function addressOfPart(caseId: string, facts: readonly Fact[], { programmeNumber, measureNumber }: PartNumbers): string | undefined {
  const programme = facts.find((fact) => fact.kind === 'programme' && fact.data.number === programmeNumber);
  if (programme?.kind !== 'programme') return undefined;
  const has = measureNumber === undefined || programme.data.measures.some(({ number }) => number === measureNumber);
  return has ? `/v1/cases/${caseId}/programmes/${programme.id}` : undefined;
}

/** The numbers that a part of a case's name says: `1`, or `1/2` for a measure. */
export function numbersOf(part: string): PartNumbers {
  const [programmeNumber, measureNumber] = part.split('/').map(Number);
  return { programmeNumber: programmeNumber ?? 0, measureNumber };
}
