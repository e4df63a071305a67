import { type Kysely, type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import type { ExternalId } from '../../domain/external-id.ts';
import { hotRead } from '../hot-read.ts';
import { namedScope } from '../named-scope.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Wall } from '../wall.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseId, caseNames, caseOf, type CaseRecord } from './cases.ts';
import { isCalled, namesOfCase } from './external-ids.ts';

export interface CaseFilters {
  organisationId?: string | undefined;
  familyId?: string | undefined;
  status?: string | undefined;
  level?: string | undefined;
  curatorId?: string | undefined;
  municipality?: string | undefined;
  /** End of the term, both days included. */
  endsFrom?: string | undefined;
  endsTo?: string | undefined;
  /** A kind of alert that is open on the case. */
  alert?: string | undefined;
  /** What an outside system calls it. */
  externalId?: ExternalId | undefined;
}

/** A page of the cases in the caller's scope, by id, which is the order of opening. */
export async function listCases(
  db: Kysely<Database>, scope: Scope, filters: CaseFilters, page: PageRequest,
): Promise<Page<CaseRecord>> {
  const rows = await wanted(db.selectFrom('support_case'), scope, filters, page.after?.[0]).select(caseColumns).select(caseNames)
    .orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], caseOf);
}

/** A case of a page, ready for the wire, and whose it is. */
export interface CaseLine {
  id: string;
  familyId: string;
  organisationId: string;
  /** The case as lists show it, as JSON. */
  json: string;
}

/** The same page in one trip, each case as the JSON that leaves the service; PostgreSQL writes it. */
export async function readCaseLines(
  db: Kysely<Database>, wall: Wall, filters: CaseFilters, page: PageRequest,
): Promise<Page<CaseLine>> {
  const after = page.after?.[0];
  const { externalId, ...plain } = filters;
  const asked = Object.entries(plain).filter(([, value]) => value !== undefined).map(([filter]) => filter);
  const key = ['list', wall.scope.kind, ...asked.toSorted(), ...(externalId === undefined ? [] : ['externalId']), ...(after === undefined ? [] : ['after'])].join(' ');
  const text = await hotRead(db, wall, key, (name) => {
    const named = Object.fromEntries(asked.map((filter) => [filter, name(filter)])) as CaseFilters;
    if (externalId !== undefined) named.externalId = { system: name('system'), value: name('value') };
    const rows = wanted(db.selectFrom('support_case'), namedScope(wall.scope, name), named, after === undefined ? undefined : name('after'))
      .select(['support_case.id', 'family_id', 'organisation_id']).select(caseLine.as('line')).orderBy('id').limit(name<number>('limit'));
    return db.selectNoFrom(sql<string>`(select string_agg(l.id || ' ' || l.family_id || ' ' || l.organisation_id || ' ' || l.line, E'\n' order by l.id)
      from (${rows}) l)`.as('text'));
  }, { ...plain, ...externalId, after, limit: page.limit + 1 });
  const lines = text === undefined ? [] : text.split('\n');
  return pageOf(lines, page.limit, (line) => [line.slice(0, ID)], lineOf);
}

const ID = 36;

function lineOf(line: string): CaseLine {
  const part = (place: number) => line.slice(place * (ID + 1), place * (ID + 1) + ID);
  return { id: part(0), familyId: part(1), organisationId: part(2), json: line.slice(3 * (ID + 1)) };
}

/** Field for field what `caseSummary` makes of a record (a test holds one against the other): as the row keeps it, with the names that outside systems have given. */
const caseLine = sql<string>`concat(coalesce(list_line, case_line(support_case)), ',"externalIds":', ${namesOfCase('support_case')}, '}')`;

type CaseQuery = SelectQueryBuilder<Database, 'support_case', object>;

/** The cases in a scope that fit the filters and come after one of them. */
function wanted(all: CaseQuery, scope: Scope, filters: CaseFilters, after: string | undefined): CaseQuery {
  let query = all.where((eb) => caseReachable(eb, scope));
  for (const [column, value] of plainFilters(filters)) {
    if (value !== undefined) query = query.where(column, '=', value);
  }
  if (filters.endsFrom !== undefined) query = query.where('ends_on', '>=', filters.endsFrom);
  if (filters.endsTo !== undefined) query = query.where('ends_on', '<=', filters.endsTo);
  if (filters.alert !== undefined) query = query.where(withOpenAlert(filters.alert));
  if (filters.externalId !== undefined) query = query.where(isCalled('case', caseId, filters.externalId));
  return after === undefined ? query : query.where('support_case.id', '>', after);
}

function plainFilters(filters: CaseFilters) {
  return [
    ['organisation_id', filters.organisationId],
    ['family_id', filters.familyId],
    ['status', filters.status],
    ['level', filters.level],
    ['curator_id', filters.curatorId],
    ['municipality', filters.municipality],
  ] as const;
}

function withOpenAlert(kind: string) {
  return sql<SqlBool>`exists (select from alert where alert.case_id = support_case.id and alert.kind = ${kind}
    and alert.raised_at is not null and alert.ended_at is null)`;
}
