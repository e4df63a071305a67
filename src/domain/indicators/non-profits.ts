import type { NonProfitPartner } from './records.ts';

/** By what a non-profit organisation is known. */
export type NonProfitIdentity = Pick<NonProfitPartner, 'partnerId' | 'name' | 'ogrn' | 'inn'>;

export interface NonProfitCount {
  organisations: number;
  /** Of them, those known by their name alone. */
  byNameOnly: number;
}

/**
 * Different organisations: records are one organisation's when they share its place in the directory, its ОГРН or its ИНН. A record with
 * none of these is told by its name, and is nobody new where somebody known otherwise is called the same.
 */
export function countNonProfits(identities: readonly NonProfitIdentity[]): NonProfitCount {
  const groups: Set<string>[] = [];
  const known = new Set<string>();
  const named = new Set<string>();
  for (const identity of identities) {
    const keys = keysOf(identity);
    (keys.length > 0 ? known : named).add(plainName(identity.name));
    if (keys.length > 0) join(groups, keys);
  }
  const byNameOnly = [...named].filter((name) => !known.has(name)).length;
  return { organisations: groups.length + byNameOnly, byNameOnly };
}

function keysOf({ partnerId, ogrn, inn }: NonProfitIdentity): string[] {
  return Object.entries({ partnerId, ogrn, inn }).flatMap(([what, value]) => (value === null ? [] : [`${what} ${value}`]));
}

/** Brings together all groups that one of the keys is in. */
function join(groups: Set<string>[], keys: readonly string[]): void {
  const whole = new Set(keys);
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at];
    if (group === undefined || !keys.some((key) => group.has(key))) continue;
    for (const key of group) whole.add(key);
    groups.splice(at, 1);
  }
  groups.push(whole);
}

/** Without quotation marks, capitals, ё and blanks that make no difference. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е').replace(/[«»"'„“”]/g, ' ').replace(/\s+/g, ' ').trim();
}
