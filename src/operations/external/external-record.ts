import type { NamedKind } from '../../domain/external-id.ts';
import type { ExternalId } from '../../domain/external-id.ts';

/** What of ours a name can be looked up to and given to; a member of a family is named with the family. */
export type ExternalKind = Exclude<NamedKind, 'familyMember'>;

/** What a name points to. */
export interface ExternalRecord extends ExternalId {
  kind: ExternalKind;
  /** Of a programme and a measure, their case's. */
  id: string;
  programmeNumber: number | null;
  measureNumber: number | null;
  /** Where the record is read. */
  href: string;
  /** Of a programme and a measure, their case's. */
  version: number;
}

/** What became of a record: made now, brought to what was told, only called by the name from now on, or as it was. */
export type Outcome = 'created' | 'updated' | 'named' | 'unchanged';

export interface PutRecord extends ExternalRecord {
  outcome: Outcome;
  /** Whether the name was given now. */
  isNew: boolean;
}

const collections = { organisation: 'organisations', specialist: 'specialists', family: 'families', case: 'cases' } as const;

/** A record that is called by its id alone. */
export function wholeRecord(kind: keyof typeof collections, { system, value }: ExternalId, { id, version }: { id: string; version: number }): ExternalRecord {
  return { kind, system, value, id, programmeNumber: null, measureNumber: null, href: `/v1/${collections[kind]}/${id}`, version };
}
