import { externalIdsOf, nameTarget, type NameOfTarget, targetOf } from '../db/queries/external-ids.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import { type ExternalId, externalIdText, type NamedKind, type NamedTarget, targetKey } from '../domain/external-id.ts';

/** A record that is to be called by the names of outside systems. */
export interface NamedRecord {
  region: string;
  organisationId: string;
  kind: NamedKind;
  target: NamedTarget;
  names: readonly ExternalId[] | undefined;
  /** Where the names stand in the request. */
  pointer: string;
}

/**
 * Gives records the names that they do not have yet; returns how many were new. In one order for everybody, so that writers who give
 * the same names take turns.
 * @throws DomainError external-id.repeated, external-id.taken, external-id.other-name
 */
export async function giveNames(tx: Tx, records: readonly NamedRecord[]): Promise<number> {
  const wishes = wishesOf(records);
  refuseIfAny(repetitions(wishes));
  const inOrder = wishes.toSorted((one, other) => (orderOf(one.wish) < orderOf(other.wish) ? -1 : 1));
  let given = 0;
  for (const { wish, pointer } of inOrder) given += await giveOne(tx, wish, pointer) ? 1 : 0;
  return given;
}

/** Refuses two names of one system for a record, and one name for two of them. @throws DomainError external-id.repeated */
export function refuseRepeated(records: readonly NamedRecord[]): void {
  refuseIfAny(repetitions(wishesOf(records)));
}

/** The names as a reply tells them: by system. */
export function sortedNames(names: readonly ExternalId[] = []): ExternalId[] {
  return names.toSorted((one, other) => (one.system < other.system ? -1 : 1));
}

interface Wish {
  wish: NameOfTarget;
  pointer: string;
}

function wishesOf(records: readonly NamedRecord[]): Wish[] {
  return records.flatMap(({ names = [], pointer, ...record }) =>
    names.map((name, index) => ({ wish: { ...record, system: name.system, value: name.value }, pointer: `${pointer}/${index}` })));
}

async function giveOne(tx: Tx, wish: NameOfTarget, pointer: string): Promise<boolean> {
  if (await nameTarget(tx, wish)) return true;
  const holder = await targetOf(tx, wish);
  if (holder !== undefined && targetKey(holder) === targetKey(wish.target)) return false;
  throw new DomainError([await whyNot(tx, wish, holder, pointer)]);
}

/** Why a name cannot be given: it is another record's, or the record has another one in that system. */
export async function whyNot(
  tx: Tx, { kind, system, value, target }: NameOfTarget, holder: NamedTarget | undefined, pointer?: string,
): Promise<Violation> {
  const at = pointer === undefined ? {} : { pointer };
  const taken: Violation = { code: 'external-id.taken', ...at, params: { name: externalIdText({ system, value }) } };
  if (holder !== undefined) return taken;
  const own = (await externalIdsOf(tx, kind, [target.id])).get(targetKey(target))?.find((name) => name.system === system);
  return own === undefined ? taken : { code: 'external-id.other-name', ...at, params: { system, value: own.value } };
}

function repetitions(wishes: readonly Wish[]): Violation[] {
  const seen = new Set<string>();
  return wishes.flatMap(({ wish: { kind, system, value, target }, pointer }) => {
    const [ofRecord, ofName] = [`record ${targetKey(target)} ${system}`, `name ${kind} ${system} ${value}`];
    const again = seen.has(ofRecord) || seen.has(ofName);
    seen.add(ofRecord).add(ofName);
    return again ? [{ code: 'external-id.repeated', pointer, params: { system } } satisfies Violation] : [];
  });
}

function orderOf({ kind, system, value }: NameOfTarget): string {
  return [kind, system, value].join('\u0000');
}
