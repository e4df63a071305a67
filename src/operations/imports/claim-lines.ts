import { newId } from '../../db/new-id.ts';
import { claimNames } from '../../db/queries/bulk-inserts.ts';
import { targetsOf } from '../../db/queries/external-ids.ts';
import { externalIdText } from '../../domain/external-id.ts';
import type { LineResult } from '../../domain/imports/import-record.ts';
import { type ImportStep, knownLine, type Understood } from './import-step.ts';

/** A line whose record has its id, and its name in the outside system if it wants one. */
export interface Claimed<T> extends Understood<T> {
  id: string;
}

/** Gives the lines' records ids and names; the results of lines whose name is taken go to `results`. */
export async function claimLines<T extends { externalId?: string }>(
  step: ImportStep, kind: 'family' | 'specialist', lines: readonly Understood<T>[], results: LineResult[],
): Promise<Claimed<T>[]> {
  const claims = lines.map((one): Claimed<T> => ({ ...one, id: newId() }));
  const { tx, made: { system }, organisation } = step;
  if (system === null) return claims;
  const wishes = claims.flatMap(({ id, value: { externalId } }) => (externalId === undefined ? [] : [{ value: externalId, targetId: id }]));
  const given = await claimNames(tx, kind, system, organisation, wishes);
  const nameless = claims.filter(({ id, value }) => value.externalId !== undefined && !given.has(id));
  if (nameless.length === 0) return claims;
  const holders = await targetsOf(tx, organisation.region, kind, nameless.map(({ value }) => ({ system, value: value.externalId ?? '' })));
  for (const { line, value: { externalId = '' } } of nameless) {
    results.push(knownLine(step, line, externalId, holders.get(externalIdText({ system, value: externalId }))?.id ?? null));
  }
  return claims.filter((one) => !nameless.includes(one));
}
