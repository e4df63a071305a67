import type { CaseRecord } from '../db/queries/cases.ts';
import type { Fact, ProgrammeData } from '../domain/case/facts.ts';
import { measurePart, namesOfPart, type PartName, programmePart } from '../domain/external-id.ts';
import { measureIdOf } from '../domain/measure-id.ts';
import type { Caller } from './context.ts';

/** A fact as the wire tells it: what is known of every fact, and beside it what the fact itself says. */
export interface FactView {
  id: string;
  seq: number;
  factKind: Fact['kind'];
  date: string;
  recordedAt: string;
  recordedBy: string;
}

/** The case of a fact, with what outside systems call its programmes and measures. */
export type FactCase = Pick<CaseRecord, 'id' | 'partNames'>;

/**
 * A fact, flat; the fields that belong to a paper's type stand beside the others, as they came. With its case, a programme tells what
 * outside systems call it and its measures, and the measures the ids by which they address them.
 */
export function factView(fact: Fact, of?: FactCase): FactView {
  const { id, seq, kind, on, recordedAt, recordedBy } = fact;
  return { ...contentOf(fact, of), id, seq, factKind: kind, date: on, recordedAt, recordedBy };
}

/** A fact as its caller may see it: a commission reads what was decided, not what was advised to the family or said about loads. */
export function factViewFor({ role }: Caller, fact: Fact, of: FactCase): FactView {
  if (role !== 'commission' || fact.kind !== 'decision') return factView(fact, of);
  const { recommendations: _, overrideReason: __, ...data } = fact.data;
  return factView({ ...fact, data }, of);
}

function contentOf(fact: Fact, of: FactCase | undefined): object {
  if (fact.kind === 'programme' && of !== undefined) return namedProgramme(fact.data, of);
  if (fact.kind !== 'paper') return fact.data;
  const { details, ...data } = fact.data;
  return { ...details, ...data };
}

function namedProgramme({ measures, ...data }: ProgrammeData, { id: caseId, partNames = [] }: FactCase): object {
  const { number: programmeNumber } = data;
  return {
    ...data,
    externalIds: namesOfPart(partNames, programmePart(programmeNumber)),
    measures: measures.map((measure) => ({
      id: measureIdOf({ caseId, programmeNumber, number: measure.number }),
      ...measure,
      externalIds: namesOfPart(partNames, measurePart(programmeNumber, measure.number)),
    })),
  };
}

/** The names that a fact's view shows; a name given or taken later makes another representation of the fact. */
export function namesShown(fact: Fact, { partNames = [] }: FactCase): PartName[] {
  if (fact.kind !== 'programme') return [];
  const own = programmePart(fact.data.number);
  return partNames.filter(({ part }) => part === own || part.startsWith(`${own}/`));
}
