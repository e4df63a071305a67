import { listCases } from '../../db/queries/case-list.ts';
import type { CaseRecord } from '../../db/queries/cases.ts';
import { externalIdsOf } from '../../db/queries/external-ids.ts';
import { factsOf } from '../../db/queries/facts.ts';
import { findFamily, listFamilies } from '../../db/queries/families.ts';
import { listSpecialists } from '../../db/queries/specialists.ts';
import type { PageKey } from '../../db/page.ts';
import { factRules } from '../../domain/case/fact-rules.ts';
import type { Fact } from '../../domain/case/facts.ts';
import type { ExternalId } from '../../domain/external-id.ts';
import type { Family } from '../../domain/family.ts';
import type { BulkKind } from '../../domain/imports/columns.ts';
import type { OperationContext } from '../context.ts';
import { factView } from '../fact-view.ts';
import { sawFamily } from '../seen-families.ts';

/** A part of an export: lines as an import takes them. */
export interface ExportedPart {
  lines: ExportedLine[];
  /** Where the next part begins; undefined after the last one. */
  next?: PageKey;
}

/** One line, and what ties its rows together in a table. */
export interface ExportedLine {
  id: string;
  value: Record<string, unknown>;
}

/** What is exported, and which system's names stand for ids; a record without one is called by our id. */
export interface ExportWish {
  kind: BulkKind;
  system: string | null;
}

const LINES_A_PART: Record<BulkKind, number> = { families: 500, specialists: 500, cases: 50 };

/**
 * One part of an export, on a picture of the data of its own, by id: however much there is, no more than a part is in memory. Families
 * whose personal data were destroyed are not in it, nor are their cases.
 */
export async function exportPart(ctx: OperationContext, { kind, system }: ExportWish, after: PageKey | undefined): Promise<ExportedPart> {
  const page = { limit: LINES_A_PART[kind], ...(after === undefined ? {} : { after }) };
  const nameOf = (names: readonly ExternalId[] | undefined, id: string) => names?.find((one) => one.system === system)?.value ?? id;
  const { db, caller: { scope } } = ctx;
  if (kind === 'specialists') {
    const { items, ...rest } = await listSpecialists(db, scope, {}, page);
    const names = await externalIdsOf(db, 'specialist', items.map(({ id }) => id));
    const lines = items.map(({ id, name, position, holdsCases }) => (
      { id, value: { externalId: nameOf(names.get(id), id), name, position, holdsCases } }));
    return { lines, ...rest };
  }
  if (kind === 'families') {
    const { items, ...rest } = await listFamilies(db, scope, {}, page);
    const kept = items.filter(({ erasedOn }) => erasedOn === null);
    for (const family of kept) sawFamily(ctx, family);
    return { lines: kept.map((family) => ({ id: family.id, value: familyLine(family, nameOf(family.externalIds, family.id)) })), ...rest };
  }
  const { items, ...rest } = await listCases(db, scope, {}, page);
  const lines: ExportedLine[] = [];
  for (const record of items) lines.push(...await caseLines(ctx, record, nameOf));
  return { lines, ...rest };
}

type NameOf = (names: readonly ExternalId[] | undefined, id: string) => string;

function familyLine({ municipality, address, completeness, categories, categoryNote, contactPhone, members }: Family, externalId: string) {
  return {
    externalId, municipality, address, completeness, categories, categoryNote, contactPhone,
    members: members.map(({ fullName, kinship, birthDate, legalRepresentative, leftOn }) => (
      { fullName, kinship, birthDate, legalRepresentative, ...(leftOn === null ? {} : { leftOn }) })),
  };
}

async function caseLines(ctx: OperationContext, { id, familyId }: CaseRecord, nameOf: NameOf): Promise<ExportedLine[]> {
  const { db, caller: { scope } } = ctx;
  const family = await findFamily(db, scope, familyId);
  if (family === undefined || family.erasedOn !== null) return [];
  sawFamily(ctx, family);
  const [opened, ...facts] = (await factsOf(db, id)).filter(({ kind }) => kind === 'opened' || Object.hasOwn(factRules, kind));
  if (opened === undefined) return [];
  const called = { ...await namesOfPeople(ctx, [opened, ...facts], nameOf), ...Object.fromEntries(family.members.map((one, index) => [one.id, `@member:${index + 1}`])) };
  const ownNames = (await externalIdsOf(db, 'case', [id])).get(id);
  return [{
    id,
    value: {
      externalId: nameOf(ownNames, id),
      familyExternalId: nameOf(family.externalIds, familyId),
      opening: { date: opened.on, ...renamed(opened.data, called) as object },
      facts: facts.map((fact) => renamed(withoutRecord(fact), called)),
    },
  }];
}

/** What is said of the recording belongs to the service that recorded, not to the fact. */
function withoutRecord(fact: Fact): object {
  const { id: _, seq: __, recordedAt: ___, recordedBy: ____, ...told } = factView(fact);
  return told;
}

/** Specialists and earlier cases, by their names or ids: ids change from one service to another, names can be looked up. */
async function namesOfPeople({ db }: OperationContext, facts: readonly Fact[], nameOf: NameOf): Promise<Record<string, string>> {
  const text = JSON.stringify(facts.map(({ data }) => data));
  const ids = (field: RegExp) => [...new Set([...text.matchAll(field)].map(([, id = '']) => id))];
  const called: Record<string, string> = {};
  for (const [kind, field] of [['specialist', /pecialistId":"([0-9a-f-]{36})"/g], ['case', /reopensCaseId":"([0-9a-f-]{36})"/g]] as const) {
    const sought = ids(field);
    const names = await externalIdsOf(db, kind, sought);
    for (const id of sought) called[id] = `@${kind}:${nameOf(names.get(id), id)}`;
  }
  return called;
}

function renamed(value: unknown, called: Record<string, string>): unknown {
  if (typeof value === 'string') return called[value] ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, called));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, called)]));
}
