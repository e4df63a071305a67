import { type Doors, families, managers, others, same, staff, staffAndCommission, staffRoles } from './door.ts';

/** The doors that stand open, and the directory: organisations, specialists, clients of the API and what outside systems call records. */
export const directoryAccess = {
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
  listOrganisations: others({ ...same('region', ...staffRoles, 'commission', 'ministry', 'resourceCentre', 'admin') }),
  getOrganisation: others({ ...same('region', ...staffRoles, 'commission', 'partner', 'ministry', 'resourceCentre', 'admin') }),
  createOrganisation: others({ admin: 'region' }),
  updateOrganisation: others({ admin: 'region' }),
  listSpecialists: others({ ...same('organisation', ...staffRoles), admin: 'region' }),
  getSpecialist: others({ ...same('organisation', ...staffRoles), admin: 'region' }),
  createSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  updateSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  getCaseload: families(staff),
  // What outside systems call our records
  getExternalOrganisation: others({ ...same('region', ...staffRoles, 'commission', 'partner', 'ministry', 'resourceCentre', 'admin') }),
  putExternalOrganisation: others({ admin: 'region' }),
  releaseExternalOrganisation: others({ admin: 'region' }),
  getExternalSpecialist: others({ ...same('organisation', ...staffRoles), admin: 'region' }),
  putExternalSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  releaseExternalSpecialist: others({ ...same('organisation', 'head', 'integration'), admin: 'region' }),
  getExternalFamily: families(staff),
  putExternalFamily: families(managers),
  releaseExternalFamily: families(managers),
  getExternalCase: families(staffAndCommission),
  putExternalCase: families(managers),
  releaseExternalCase: families(managers),
  getExternalProgramme: families({ ...staffAndCommission, partner: 'ownMeasures' }),
  putExternalProgramme: families(managers),
  releaseExternalProgramme: families(managers),
  getExternalMeasure: families({ ...staff, partner: 'ownMeasures' }),
  putExternalMeasure: families(managers),
  releaseExternalMeasure: families(managers),
  // Clients of the API
  listClients: others({ admin: 'region' }),
  getClient: others({ admin: 'region' }),
  createClient: others({ admin: 'region' }),
  rotateClientSecret: others({ admin: 'region' }),
  revokeClient: others({ admin: 'region' }),
} as const satisfies Doors;
