import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** Which cases a scope reaches: a provider its own, a commission its municipality's, a region's office the region's. */
export function caseReachable(eb: ExpressionBuilder<Database, 'support_case'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'region':
      return eb('support_case.region', '=', scope.region);
    case 'municipality':
      return eb.and([
        eb('support_case.region', '=', scope.region),
        eb('support_case.municipality', '=', scope.municipality),
      ]);
    case 'organisation':
      return eb('support_case.organisation_id', '=', scope.organisationId);
    case 'partner':
      return eb.lit(false);
  }
}
