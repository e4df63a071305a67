import { type Kysely, sql, type SqlBool } from 'kysely';
import type { ExternalId } from '../../domain/external-id.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseId, caseNames, caseOf, type CaseRecord } from './cases.ts';
import { isCalled } from './external-ids.ts';

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
  let query = db.selectFrom('support_case').select(caseColumns).select(caseNames).where((eb) => caseReachable(eb, scope));
  for (const [column, value] of plainFilters(filters)) {
    if (value !== undefined) query = query.where(column, '=', value);
  }
  if (filters.endsFrom !== undefined) query = query.where('ends_on', '>=', filters.endsFrom);
  if (filters.endsTo !== undefined) query = query.where('ends_on', '<=', filters.endsTo);
  if (filters.alert !== undefined) query = query.where(withOpenAlert(filters.alert));
  if (filters.externalId !== undefined) query = query.where(isCalled('case', caseId, filters.externalId));
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], caseOf);
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
