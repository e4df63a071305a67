import type { LocalDate } from '../../calendar/local-date.ts';
import type { KeptReason } from '../../handover.ts';

/** The entry in the register of families (журнал учёта семей), given by the service. */
export interface RegistrationData {
  year: number;
  number: number;
}

export interface CheckScheduledData {
  number: number;
  dueOn: LocalDate;
}

/** Due dates that moved because a production calendar arrived or changed; recorded by the service. */
export interface DatesMovedData {
  moves: { code: string; subject: string; from: LocalDate; to: LocalDate }[];
}

/** The family's personal data were destroyed (уничтожение персональных данных); recorded by the service on each of its cases. */
export interface ErasureData {
  /** A code of `erasureReasons`. */
  reason: string;
  /** The act's number and date. */
  basis: string;
}

/** The case stayed with its substitute when a temporary handover was over; recorded by the service. */
export interface HandoverKeptData {
  handoverId: string;
  reason: KeptReason;
}
