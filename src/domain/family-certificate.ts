import type { LocalDate } from './calendar/local-date.ts';
import type { CertificateActivity } from './forms/family-certificate.ts';

/** A family certificate (семейный сертификат): for participants of a club, circle, master class or workshop; no case's paper. */
export interface FamilyCertificate {
  id: string;
  organisationId: string;
  region: string;
  /** The participants' family, where the service knows it. */
  familyId: string | null;
  /** The register's year, that of the day of issue, and the number in it. */
  year: number;
  number: number;
  issuedOn: LocalDate;
  participants: string;
  activity: CertificateActivity;
  /** What the club or the workshop is about (направление). */
  direction: string;
  /** The head of the service, who signs. */
  headName: string | null;
  recordedBy: string;
  createdAt: string;
  /** When the participants' names were destroyed with the family's data. */
  erasedOn: LocalDate | null;
}

/** The number on the certificate (рег. №): `2026/15`. */
export function certificateNumber({ year, number }: Pick<FamilyCertificate, 'year' | 'number'>): string {
  return `${year}/${number}`;
}
