/**
 * The part of the data that a caller may reach. No query on regional data can be built without one:
 * every function in `queries/` that reads such data takes a Scope, and there is no «everything» default.
 */
export type Scope =
  /** A curator, head, council or a region's integration: one provider. */
  | { kind: 'organisation'; organisationId: string }
  /** A commission on minors' affairs (КДНиЗП): one municipality of a region. */
  | { kind: 'municipality'; region: string; municipality: string }
  /** A ministry, or an administrator: one region. */
  | { kind: 'region'; region: string }
  /** A partner: only the measures that its organisation executes. */
  | { kind: 'partner'; organisationId: string }
  /** The service itself: jobs, migrations of projections, tokens. Never handed to a request. */
  | { kind: 'system' };
