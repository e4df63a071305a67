import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { OpenedData } from '../../domain/case/facts.ts';
import type { RecordableKind } from '../../domain/case/fact-rules.ts';
import type { LineFault } from '../../domain/imports/import-record.ts';
import type { NewFamily, NewFamilyMember } from '../create-family.ts';
import type { NewSpecialist } from '../create-specialist.ts';
import type { FactRequest } from '../record-fact.ts';

/** A family as a line tells it; members who left come with the day. */
export interface FamilyLine extends Omit<NewFamily, 'organisationId' | 'members'> {
  externalId?: string;
  members: (NewFamilyMember & { leftOn?: LocalDate | null })[];
}

export interface SpecialistLine extends Omit<NewSpecialist, 'organisationId'> {
  externalId?: string;
}

/** A case with its history, in the order of recording. */
export interface CaseLine {
  externalId?: string;
  familyId?: string;
  familyExternalId?: string;
  opening: OpenedData & { date: LocalDate };
  facts: FactRequest<RecordableKind>[];
}

/** A line that was understood, or everything that is wrong with it. */
export type Read<T> = { value: T; faults?: undefined } | { value?: undefined; faults: LineFault[] };

/**
 * Holds a line against the same schemas as the endpoints' bodies. Handed to the operations by whoever starts the process, for schemas are
 * the business of the routes.
 */
export interface LineReader {
  /** A line of JSON, in no shape yet. */
  parse: (text: string) => Read<unknown>;
  family: (value: unknown) => Read<FamilyLine>;
  specialist: (value: unknown) => Read<SpecialistLine>;
  case: (value: unknown) => Read<CaseLine>;
}
