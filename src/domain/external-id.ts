/** What outside systems may name (внешний идентификатор). */
export const namedKinds = ['organisation', 'specialist', 'family', 'familyMember', 'case', 'programme', 'measure'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** What a record is called in an outside system. */
export interface ExternalId {
  /** The system's code. */
  system: string;
  value: string;
}

/** A record of ours, as a name points to it. */
export interface NamedTarget {
  /** The record's id; of a member its family's, of a programme and a measure their case's. */
  id: string;
  /** Which part of the record; empty for all of it. */
  part: string;
}

/** The part of a case that a programme is. */
export function programmePart(programmeNumber: number): string {
  return String(programmeNumber);
}

/** The part of a case that a measure is. */
export function measurePart(programmeNumber: number, number: number): string {
  return `${programmeNumber}/${number}`;
}

/** What an outside system calls a part of a case: a programme, or a measure of one. */
export interface PartName extends ExternalId {
  part: string;
}

/** The names of one part, out of those of all of a case's. */
export function namesOfPart(names: readonly PartName[], part: string): ExternalId[] {
  return names.filter((name) => name.part === part).map(({ system, value }) => ({ system, value }));
}

/** A target as one text, to look it up by. */
export function targetKey({ id, part }: NamedTarget): string {
  return part === '' ? id : `${id}/${part}`;
}

/** `system:value`, the form of a name in a query and in a path. */
export function externalIdText({ system, value }: ExternalId): string {
  return `${system}:${value}`;
}

/** The name that a text in the form `system:value` tells; a system has no colon, a value may. */
export function externalIdOfText(text: string): ExternalId | undefined {
  const [, system, value] = /^([a-z0-9][a-z0-9.-]{0,39}):(.{1,200})$/su.exec(text) ?? [];
  return system === undefined || value === undefined ? undefined : { system, value };
}
