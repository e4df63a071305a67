import { type Doors, deciders, families, keepers, managers, others, same, staff, staffAndCommission } from './door.ts';

/** What a provider does by itself: families, cases, handovers, agendas, and who looked at a family. */
export const staffAccess = {
  // A curator's cases go to colleagues
  listHandovers: families(managers),
  getHandover: families(managers),
  handOver: families(managers),
  planHandover: families(managers),
  returnHandover: families(managers),
  // Agendas and the calendars made of them
  getAgenda: families(keepers),
  getSessionAgenda: families({ ...deciders, commission: 'municipality' }),
  listCalendarLinks: others(keepers),
  createCalendarLink: others(keepers),
  revokeCalendarLink: others(keepers),
  // Families
  listFamilies: families(staff),
  getFamily: families(staff),
  createFamily: families(keepers),
  updateFamily: families(keepers),
  addFamilyMember: families(keepers),
  updateFamilyMember: families(keepers),
  eraseFamily: families(managers),
  exportFamily: families(managers),
  exportFamilyDocument: families(managers),
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
  // Who looked at a family
  listAccesses: families(same('organisation', 'head', 'council')),
} as const satisfies Doors;
