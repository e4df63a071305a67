import type { LocalDate } from '../calendar/local-date.ts';

/** What every record that indicators count has: it is annulled when it was entered by mistake, and then it never was. */
export interface Recorded {
  id: string;
  organisationId: string;
  region: string;
  recordedBy: string;
  createdAt: string;
  annulledAt: string | null;
  annulledBecause: string | null;
}

/** From a day on and, once it is over, to a last day. */
export interface Engagement extends Recorded {
  engagedFrom: LocalDate;
  engagedUntil: LocalDate | null;
  endReason: string | null;
}

/** Training that a specialist has completed (обучение). */
export interface Training extends Recorded {
  specialistId: string;
  programme: string;
  hours: number | null;
  completedOn: LocalDate;
  /** Number of the certificate. */
  document: string | null;
  /** On how accompaniment of families is organised: what section 8 counts. */
  accompaniment: boolean;
  /** For example the resource centre, by its seminars (6.2). */
  taughtBy: string | null;
}

/** A non-profit organisation (НКО) that a provider has brought in. */
export interface NonProfitPartner extends Engagement {
  /** The same organisation as a partner in the directory. */
  partnerId: string | null;
  name: string;
  ogrn: string | null;
  inn: string | null;
  helpTypes: string[];
  agreementNumber: string | null;
}

/** A volunteer (доброволец) for as long as they were engaged. */
export interface Volunteer extends Engagement {
  /** The first record of the same person; its own id on that one. */
  personId: string;
  /** Null once it was destroyed. */
  fullName: string | null;
  trainedOn: LocalDate | null;
  trainedIn: string | null;
  erasedOn: LocalDate | null;
  /** Why it had to be destroyed: the act. */
  erasureBasis: string | null;
}

/** How many things have been told of a record since it was entered, and one: grows with every change. */
export function versionOf(record: Recorded & Partial<Engagement & Volunteer>): number {
  const { annulledAt, engagedUntil = null, trainedOn = null, erasedOn = null } = record;
  return 1 + [annulledAt, engagedUntil, trainedOn, erasedOn].filter((one) => one !== null).length;
}
