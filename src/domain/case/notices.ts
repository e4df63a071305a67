import { addDays, type LocalDate } from '../calendar/local-date.ts';

/** When a notice stands and how urgent it is. */
export interface Notice {
  severity: 'info' | 'warning';
  raiseOn: LocalDate;
  lapseOn: LocalDate;
}

/** The notices that a last day is near, each in the place of the one before, the last of them until the day is over. */
export function noticesBefore(dueOn: LocalDate, daysBefore: readonly number[]): Notice[] {
  const days = [...daysBefore].sort((a, b) => b - a);
  return days.map((notice, index): Notice => ({
    severity: index === days.length - 1 ? 'warning' : 'info',
    raiseOn: addDays(dueOn, -notice),
    lapseOn: addDays(dueOn, days[index + 1] === undefined ? 1 : -(days[index + 1] ?? 0)),
  }));
}
