import { createHash } from 'node:crypto';
import { type ExternalId, externalIdText, type PartName } from '../domain/external-id.ts';
import type { Precondition } from '../operations/precondition.ts';
import { RequestProblem } from './request-problem.ts';

/** PostgreSQL's greatest integer; a version beyond it is nobody's. */
const GREATEST_VERSION = 2_147_483_647;

/**
 * The strong ETag of a version, `"3"`. `flavour` tells apart representations of one version, for example by the day
 * on which deadlines were worked out: `"3-2026-03-01"`. `If-Match` compares the version alone.
 */
export function entityTag(version: number, flavour?: string): string {
  return flavour === undefined ? `"${version}"` : `"${version}-${flavour}"`;
}

/** A version of a record, and what outside systems call it and its parts. */
export interface NamedVersion {
  version: number;
  externalIds?: readonly ExternalId[];
  partNames?: readonly PartName[];
}

/**
 * The tag of a record that outside systems call by names of theirs: a name that is given or taken makes another representation of the
 * same version.
 */
export function namedTag({ version, externalIds = [], partNames = [] }: NamedVersion, flavour?: string): string {
  const told = [...externalIds.map(externalIdText), ...partNames.map((name) => `${name.part} ${externalIdText(name)}`)];
  if (told.length === 0) return entityTag(version, flavour);
  const names = createHash('sha256').update(told.join('\n')).digest('base64url').slice(0, 8);
  return entityTag(version, flavour === undefined ? names : `${flavour}-${names}`);
}

/**
 * The version that a change is based on, from If-Match: exactly one strong tag as the service gave it. `*` is refused:
 * it would overwrite what the caller has not read. A tag that the service never gave is version 0, which nothing has.
 * @throws RequestProblem if-match-missing, if-match-malformed
 */
export function expectedVersion(header: string | undefined): number {
  if (header === undefined || header.trim() === '*') throw new RequestProblem('if-match-missing');
  const tag = /^\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*$/.exec(header);
  if (tag === null) throw new RequestProblem('if-match-malformed');
  const version = /^([1-9]\d{0,9})(-.*)?$/.exec(tag[2] ?? '');
  if (tag[1] !== undefined || version === null) return 0;
  const number = Number(version[1]);
  return number > GREATEST_VERSION ? 0 : number;
}

/**
 * What a PUT asks of the record before it: `If-None-Match: *` only creates, If-Match only changes the version that it names.
 * @throws RequestProblem if-match-malformed, if-match-missing for `*`
 */
export function preconditionOf(headers: Record<string, string | string[] | undefined>): Precondition {
  const createOnly = String(headers['if-none-match'] ?? '').trim() === '*';
  const match = headers['if-match'];
  return { createOnly, ...(match === undefined ? {} : { version: expectedVersion(String(match)) }) };
}

/** Whether If-None-Match names the tag (weak comparison, RFC 9110), so that 304 is the answer. */
export function isKnown(header: string | undefined, tag: string | undefined): boolean {
  if (header === undefined || tag === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
