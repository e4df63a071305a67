import type { Role } from '../operations/context.ts';

/** Provider staff and the provider's own information system. */
const staff = ['curator', 'head', 'council', 'integration'] as const;
/** Who keeps the files of families: everything but decisions. */
const keepers = ['curator', 'head', 'integration'] as const;
/** Who decides, or enters what was decided. */
const deciders = ['council', 'head', 'integration'] as const;
/** The commission sees statuses, decisions and deadlines of its municipality. */
const staffAndCommission = [...staff, 'commission'] as const;
const everyone = [...staff, 'commission', 'partner', 'ministry', 'admin'] as const;

/**
 * Who may call what: operationId to roles. `public` needs no token. An operation that is not in this table
 * cannot be registered. Which rows a role sees is the scope's business, not this table's.
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
  // Organisations and specialists
  listOrganisations: [...staff, 'commission', 'ministry', 'admin'],
  getOrganisation: everyone,
  createOrganisation: ['admin'],
  updateOrganisation: ['admin'],
  listSpecialists: [...staff, 'admin'],
  getSpecialist: [...staff, 'admin'],
  createSpecialist: ['head', 'integration', 'admin'],
  updateSpecialist: ['head', 'integration', 'admin'],
  getCaseload: staff,
  // Families
  listFamilies: staff,
  getFamily: staff,
  createFamily: keepers,
  updateFamily: keepers,
  addFamilyMember: keepers,
  updateFamilyMember: keepers,
  // Cases
  listCases: staffAndCommission,
  getCase: staffAndCommission,
  openCase: keepers,
  getTimeline: staff,
  listMeasureProposals: staff,
  listAlerts: staffAndCommission,
  // Facts of a case
  listPapers: staff,
  getPaper: staff,
  recordPaper: keepers,
  listDiagnostics: staff,
  getDiagnostic: staff,
  recordDiagnostic: keepers,
  listCuratorAssignments: staff,
  getCuratorAssignment: staff,
  recordCuratorAssignment: ['head', 'integration'],
  listLevelAssignments: staff,
  getLevelAssignment: staff,
  recordLevelAssignment: keepers,
  listProgrammes: staff,
  getProgramme: staff,
  recordProgramme: keepers,
  listSubmissions: staff,
  getSubmission: staff,
  recordSubmission: keepers,
  listSignatures: staff,
  getSignature: staff,
  recordSignature: keepers,
  listDecisions: staffAndCommission,
  getDecision: staffAndCommission,
  recordDecision: deciders,
  listAgreements: staff,
  getAgreement: staff,
  recordAgreement: keepers,
  listDistributions: staff,
  getDistribution: staff,
  recordDistribution: keepers,
  listExecutions: staff,
  getExecution: staff,
  recordExecution: keepers,
  listReviews: staff,
  getReview: staff,
  recordReview: keepers,
  listPostSupportChecks: staff,
  getPostSupportCheck: staff,
  recordPostSupportCheck: keepers,
  listWithdrawals: staff,
  getWithdrawal: staff,
  recordWithdrawal: keepers,
  // A partner's measures
  listMeasures: ['partner'],
  // Regulations and reference lists
  listRegulations: everyone,
  getRegulation: everyone,
  publishRegulation: ['admin'],
  previewRoad: everyone,
  listLevels: everyone,
  listCategories: everyone,
  listCircumstances: everyone,
  listHelpTypes: everyone,
  listGrounds: everyone,
  listOutcomes: everyone,
  listPaperTypes: everyone,
  listDecisionKinds: everyone,
  listBodies: everyone,
  listKinships: everyone,
  listTechnologies: everyone,
  listWorkForms: everyone,
  listIndicators: everyone,
  listWorkDirections: everyone,
  listCatalogueMeasures: everyone,
  // The working calendar
  getCalendarYear: everyone,
  addToCalendar: everyone,
  publishCalendarYear: ['admin'],
  publishRegionDaysOff: ['admin'],
  // Watch over the service
  listJobRuns: ['admin', 'ministry'],
} as const satisfies Record<string, readonly Role[] | 'public'>;

export type OperationId = keyof typeof access;

/**
 * The roles of an operation; none for a public one.
 * @throws Error for an operationId that is not in the table, so that the service does not start with an open door
 */
export function rolesOf(operationId: OperationId): readonly Role[] | 'public' {
  if (!Object.hasOwn(access, operationId)) throw new Error(`No entry in the access table: ${operationId}`);
  return access[operationId];
}
