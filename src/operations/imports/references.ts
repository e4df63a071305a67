import type { Family } from '../../domain/family.ts';
import type { LineFault } from '../../domain/imports/import-record.ts';

// What a history calls by a name instead of an id: `@member:2` is the family's second member, `@specialist:…`, `@organisation:…` and
// `@case:…` are those that the import's system calls so, or that have this id.

/** Where names are looked up. */
export interface Looking {
  /** The id of what the import's system calls so. */
  named(kind: 'family' | 'specialist' | 'organisation' | 'case', value: string): Promise<string | undefined>;
  family(id: string): Promise<Family | undefined>;
}

const REFERENCE = /^@(member|specialist|organisation|case):(.{1,200})$/su;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DEEPEST = 32;

/** The line with ids in the place of names, its family's too; what points to nothing goes to `faults`. */
export async function resolveReferences(looking: Looking, line: unknown, faults: LineFault[]): Promise<unknown> {
  if (!isFields(line)) return line;
  const { familyExternalId, ...rest } = line;
  const named = typeof familyExternalId === 'string' ? await looking.named('family', familyExternalId) : undefined;
  if (typeof familyExternalId === 'string' && named === undefined) {
    faults.push({ code: 'import.reference-unknown', pointer: '/familyExternalId', params: { what: familyExternalId } });
    return line;
  }
  const familyId = named ?? rest['familyId'];
  const family = typeof familyId === 'string' && ID.test(familyId) ? await looking.family(familyId) : undefined;
  const resolve = (kind: string, value: string) => idOf(looking, family, kind, value);
  return await replaced({ ...rest, ...(familyId === undefined ? {} : { familyId }) }, resolve, faults, '', 0);
}

async function idOf(looking: Looking, family: Family | undefined, kind: string, value: string): Promise<string | undefined> {
  if (kind === 'member') return /^\d{1,3}$/.test(value) ? family?.members[Number(value) - 1]?.id : undefined;
  return await looking.named(kind as 'specialist' | 'organisation' | 'case', value) ?? (ID.test(value) ? value : undefined);
}

async function replaced(
  value: unknown, resolve: (kind: string, value: string) => Promise<string | undefined>, faults: LineFault[], at: string, depth: number,
): Promise<unknown> {
  if (typeof value === 'string') {
    const [, kind, name] = REFERENCE.exec(value) ?? [];
    if (kind === undefined || name === undefined) return value;
    const id = await resolve(kind, name);
    if (id === undefined) faults.push({ code: 'import.reference-unknown', pointer: at, params: { what: value } });
    return id ?? value;
  }
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) items.push(await replaced(item, resolve, faults, `${at}/${index}`, depth + 1));
    return items;
  }
  const fields: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) fields[key] = await replaced(item, resolve, faults, `${at}/${key}`, depth + 1);
  return fields;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
