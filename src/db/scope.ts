import type { Receiver } from '../domain/report/wanted.ts';

/**
 * The part of the data that a caller may reach. No query on regional data can be built without one:
 * every function in `queries/` that reads such data takes a Scope, and there is no «everything» default.
 */
export type Scope =
  /** A curator (куратор): the cases that they hold, and those that they took in and nobody holds yet. */
  | { kind: 'curator'; organisationId: string; specialistId: string }
  /** A head, a council or a region's integration: one provider. */
  | { kind: 'organisation'; organisationId: string }
  /** A commission on minors' affairs (КДНиЗП): one municipality of a region. */
  | { kind: 'municipality'; region: string; municipality: string }
  /** A ministry, or an administrator: one region's directories and rules, and no family. */
  | { kind: 'region'; region: string }
  /** A partner: only the measures that its organisation executes. */
  | { kind: 'partner'; organisationId: string }
  /** A region's resource centre (ресурсный центр): the directory, its own surveys, and no family. */
  | { kind: 'centre'; region: string; organisationId: string }
  /** Figures of a region: for queries that answer with counts and never with a row; and the reports that were sent to whoever looks. */
  | { kind: 'figures'; region: string; receiver?: Receiver }
  /** The service itself: jobs, migrations of projections, tokens. Never handed to a request. */
  | { kind: 'system' };

/** The organisation that a scope belongs to, if it is one organisation's. */
export function organisationOf(scope: Scope): string | undefined {
  return 'organisationId' in scope ? scope.organisationId : undefined;
}
