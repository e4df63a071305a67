import { roles, type Role } from '../operations/context.ts';

/** What of the data a role comes to see in an operation; put into words in `access-words.ts`. */
export type Sight =
  | 'ownCases' | 'organisation' | 'municipality' | 'ownMeasures' | 'figures' | 'region' | 'everything';

type Seeing = Partial<Record<Role, Sight>>;

/** An operation's door. `families`: it shows or changes family data, so every call of it is recorded. */
export interface Door {
  families: boolean;
  roles: Seeing;
}

const families = (seeing: Seeing): Door => ({ families: true, roles: seeing });
const others = (seeing: Seeing): Door => ({ families: false, roles: seeing });
const same = (sight: Sight, ...some: Role[]): Seeing => Object.fromEntries(some.map((role) => [role, sight]));
const only = (seeing: Seeing, ...some: Role[]): Seeing => Object.fromEntries(some.map((role) => [role, seeing[role]]));

const staffRoles = ['curator', 'head', 'council', 'integration'] as const;
/** Provider staff and the provider's own information system. */
const staff: Seeing = { ...same('organisation', ...staffRoles), curator: 'ownCases' };
/** Who keeps the files of families: everything but decisions. */
const keepers = only(staff, 'curator', 'head', 'integration');
/** Who decides, or enters what was decided. */
const deciders = only(staff, 'council', 'head', 'integration');
/** The commission sees statuses, decisions and deadlines of its municipality. */
const staffAndCommission: Seeing = { ...staff, commission: 'municipality' };
/** What is the same for all. */
const everyone = same('everything', ...roles);

/**
 * Who may call what, and what they come to see: operationId to door. `public` needs no token. An operation that is not in this table
 * cannot be registered. `docs/access.md` and the published document are made from it.
 */
export const access = {
  // Doors and signs
  issueToken: 'public',
  getJwks: 'public',
  getAuthorizationServer: 'public',
  getHealth: 'public',
  getReadiness: 'public',
  getOpenapi: 'public',
  getProblem: 'public',
  getCalendar: 'public',
  // Organisations and specialists
  listOrganisations: others({ ...same('region', ...staffRoles, 'commission', 'ministry', 'admin') }),
  getOrganisation: others({ ...same('region', ...staffRoles, 'commission', 'partner', 'ministry', 'admin') }),
  createOrganisation: others({ admin: 'region' }),
  updateOrganisation: others({ admin: 'region' }),
  listSpecialists: others({ ...same('organisation', ...staffRoles), admin: 'region' }),
  getSpecialist: others({ ...same('organisation', ...staffRoles), admin: 'region' }),
  createSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  updateSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  getCaseload: families(staff),
  // A curator's cases go to colleagues
  listHandovers: families(only(staff, 'head', 'integration')),
  getHandover: families(only(staff, 'head', 'integration')),
  handOver: families(only(staff, 'head', 'integration')),
  planHandover: families(only(staff, 'head', 'integration')),
  returnHandover: families(only(staff, 'head', 'integration')),
  // Agendas and the calendars made of them
  getAgenda: families(keepers),
  getSessionAgenda: families({ ...deciders, commission: 'municipality' }),
  listCalendarLinks: others(keepers),
  createCalendarLink: others(keepers),
  revokeCalendarLink: others(keepers),
  // Clients of the API
  listClients: others({ admin: 'region' }),
  getClient: others({ admin: 'region' }),
  createClient: others({ admin: 'region' }),
  rotateClientSecret: others({ admin: 'region' }),
  revokeClient: others({ admin: 'region' }),
  // Families
  listFamilies: families(staff),
  getFamily: families(staff),
  createFamily: families(keepers),
  updateFamily: families(keepers),
  addFamilyMember: families(keepers),
  updateFamilyMember: families(keepers),
  eraseFamily: families(only(staff, 'head', 'integration')),
  exportFamily: families(only(staff, 'head', 'integration')),
  exportFamilyDocument: families(only(staff, 'head', 'integration')),
  // Cases
  listCases: families(staffAndCommission),
  getCase: families(staffAndCommission),
  openCase: families(keepers),
  getTimeline: families(staff),
  listMeasureProposals: families(staff),
  listAlerts: families(staffAndCommission),
  getAlert: families(staffAndCommission),
  acknowledgeAlert: families(keepers),
  snoozeAlert: families(keepers),
  // Facts of a case
  listConsents: families(staff),
  getConsent: families(staff),
  recordConsent: families(keepers),
  listConsentWithdrawals: families(staff),
  getConsentWithdrawal: families(staff),
  recordConsentWithdrawal: families(keepers),
  listPapers: families(staff),
  getPaper: families(staff),
  recordPaper: families(keepers),
  listDiagnostics: families(staff),
  getDiagnostic: families(staff),
  recordDiagnostic: families(keepers),
  listCuratorAssignments: families(staff),
  getCuratorAssignment: families(staff),
  recordCuratorAssignment: families(only(staff, 'head', 'integration')),
  listLevelAssignments: families(staff),
  getLevelAssignment: families(staff),
  recordLevelAssignment: families(keepers),
  listProgrammes: families(staff),
  getProgramme: families(staff),
  recordProgramme: families(keepers),
  listSubmissions: families(staff),
  getSubmission: families(staff),
  recordSubmission: families(keepers),
  listSignatures: families(staff),
  getSignature: families(staff),
  recordSignature: families(keepers),
  listDecisions: families(staffAndCommission),
  getDecision: families(staffAndCommission),
  recordDecision: families(deciders),
  listAgreements: families(staff),
  getAgreement: families(staff),
  recordAgreement: families(keepers),
  listDistributions: families(staff),
  getDistribution: families(staff),
  recordDistribution: families(keepers),
  listExecutions: families(staff),
  getExecution: families(staff),
  recordExecution: families(keepers),
  listReviews: families(staff),
  getReview: families(staff),
  recordReview: families(keepers),
  listPostSupportChecks: families(staff),
  getPostSupportCheck: families(staff),
  recordPostSupportCheck: families(keepers),
  listWithdrawals: families(staff),
  getWithdrawal: families(staff),
  recordWithdrawal: families(keepers),
  // Who looked at a family
  listAccesses: families(same('organisation', 'head', 'council')),
  // A partner's measures
  listMeasures: families({ partner: 'ownMeasures' }),
  // Figures
  countCases: families({ ...only(staff, 'head', 'council', 'integration'), ministry: 'figures' }),
  countCasesAsTable: families({ ...only(staff, 'head', 'council', 'integration'), ministry: 'figures' }),
  // Regulations and reference lists
  listRegulations: others(everyone),
  getRegulation: others(everyone),
  publishRegulation: others({ admin: 'region' }),
  previewRoad: others(everyone),
  listLevels: others(everyone),
  listCategories: others(everyone),
  listCircumstances: others(everyone),
  listHelpTypes: others(everyone),
  listGrounds: others(everyone),
  listOutcomes: others(everyone),
  listPaperTypes: others(everyone),
  listConsentScopes: others(everyone),
  listDecisionKinds: others(everyone),
  listBodies: others(everyone),
  listKinships: others(everyone),
  listTechnologies: others(everyone),
  listWorkForms: others(everyone),
  listIndicators: others(everyone),
  listWorkDirections: others(everyone),
  listAccessPurposes: others(everyone),
  listCatalogueMeasures: others(everyone),
  // The working calendar
  getCalendarYear: others(everyone),
  addToCalendar: others(everyone),
  publishCalendarYear: others({ admin: 'region' }),
  publishRegionDaysOff: others({ admin: 'region' }),
  // Watch over the service
  listJobs: others(same('region', 'admin', 'ministry')),
  listJobRuns: others(same('region', 'admin', 'ministry')),
  getJobRun: others(same('region', 'admin', 'ministry')),
  listJobItems: others(same('region', 'admin', 'ministry')),
  runJob: others({ admin: 'region' }),
} as const satisfies Record<string, Door | 'public'>;

/** The doors that only a sandbox has (`SANDBOX=true`); production does not register these operations at all. */
export const sandboxAccess = {
  getSandboxClock: others(everyone),
  moveSandboxClock: others(same('everything', 'admin', 'integration')),
  resetSandbox: others(same('everything', 'admin', 'integration')),
} as const satisfies Record<string, Door>;

const doors = { ...access, ...sandboxAccess };

export type OperationId = keyof typeof access;
/** With those of a sandbox. */
export type AnyOperationId = keyof typeof doors;

/**
 * The door of an operation; `public` for one without.
 * @throws Error for an operationId that is not in the table, so that the service does not start with an open door
 */
export function doorOf(operationId: AnyOperationId): Door | 'public' {
  if (!Object.hasOwn(doors, operationId)) throw new Error(`No entry in the access table: ${operationId}`);
  return doors[operationId];
}
