import type { Instant, LocalDate } from '../../domain/calendar/local-date.ts';

/** Where the clock of the sandbox stands. */
export interface ClockState {
  now: Instant;
  /** The machine's own time. */
  realNow: Instant;
  /** Today by the time of Moscow. */
  date: LocalDate;
  aheadSeconds: number;
}

/** What happened on one day that the clock passed over, by the time of Moscow. */
export interface DayReport {
  date: LocalDate;
  runs: number;
  statusChanges: number;
  checksScheduled: number;
  alertsRaised: number;
  alertsEnded: number;
}

/** What happened while the clock was moved. */
export interface MoveReport {
  from: Instant;
  to: Instant;
  runs: { done: number; failed: number; waiting: number };
  totals: Omit<DayReport, 'date'>;
  days: DayReport[];
}

/** What a reset left behind. */
export interface ResetReport {
  regions: string[];
  families: number;
  cases: number;
}

/** What the routes may do to a sandbox; handed into `buildApp`. Moves and resets take turns, with each other and with the jobs. */
export interface SandboxControls {
  state(): ClockState;
  /**
   * Sets the clock forward; every job that falls due on the way runs, at once and in order.
   * @param target the instant to go to, told the present one when its turn has come
   */
  move(target: (now: Instant) => Instant): Promise<MoveReport>;
  /** Destroys everything and loads the demo anew; the clock goes back to the machine's time. */
  reset(): Promise<ResetReport>;
  /** True while a reset is under way: nobody else is answered. */
  isResetting(): boolean;
}
