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

/** Whether If-None-Match names the tag (weak comparison, RFC 9110), so that 304 is the answer. */
export function isKnown(header: string | undefined, tag: string | undefined): boolean {
  if (header === undefined || tag === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
