import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/**
 * Which cases a scope reaches: a provider its own, a curator those they hold or took in, a commission its municipality's. A ministry,
 * a resource centre and an administrator reach none; figures are counted over a region's.
 */
export function caseReachable(eb: ExpressionBuilder<Database, 'support_case'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'figures':
      return eb('support_case.region', '=', scope.region);
    case 'municipality':
      return eb.and([
        eb('support_case.region', '=', scope.region),
        eb('support_case.municipality', '=', scope.municipality),
      ]);
    case 'organisation':
      return eb('support_case.organisation_id', '=', scope.organisationId);
    case 'curator':
      return eb.and([
        eb('support_case.organisation_id', '=', scope.organisationId),
        eb.or([
          eb('support_case.curator_id', '=', scope.specialistId),
          eb.and([eb('support_case.curator_id', 'is', null), eb('support_case.intake_specialist_id', '=', scope.specialistId)]),
        ]),
      ]);
    case 'region':
    case 'centre':
    case 'partner':
      return eb.lit(false);
  }
}
