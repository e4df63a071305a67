import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseReachable } from './case-scope.ts';

/**
 * Which alerts a scope reaches: a provider its own, a curator those about their cases and about themselves, a commission those about its
 * municipality's cases that concern it.
 */
export function alertReachable(eb: ExpressionBuilder<Database, 'alert'>, scope: Scope): Expression<SqlBool> {
  const ofCase = () => eb.exists(eb.selectFrom('support_case').select('support_case.id')
    .whereRef('support_case.id', '=', 'alert.case_id').where((inner) => caseReachable(inner, scope)));
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'organisation':
      return eb('alert.organisation_id', '=', scope.organisationId);
    case 'curator':
      return eb.and([
        eb('alert.organisation_id', '=', scope.organisationId),
        eb.or([eb('alert.specialist_id', '=', scope.specialistId), ofCase()]),
      ]);
    case 'municipality':
      return eb.and([eb('alert.region', '=', scope.region), eb('alert.for_commission', '=', true), ofCase()]);
    default:
      return sql<SqlBool>`false`;
  }
}
