import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { Citation } from '../errors.ts';
import { citeWithin, type Regulation } from '../regulations/resolve.ts';
import type { Period } from './period.ts';

/** Who may be sent a report: the ministry, the region's resource centre, the commission of the provider's municipality. */
export const receivers = ['ministry', 'resourceCentre', 'kdn'] as const;
export type Receiver = (typeof receivers)[number];

/** A report on a period that a regulation wants. */
export interface WantedReport {
  code: string;
  receiver: string;
  label: { ru: string; en: string };
  dueOn: LocalDate;
  citation: Citation;
}

/** No source names the day, so the service does, as for the alert: the tenth after the period. */
const DAYS_AFTER = 10;

/** The reports that a regulation wants on a period of that length. */
export function wantedReports(regulation: Regulation, { name, to }: Period): WantedReport[] {
  const months = name.includes('-Q') ? 3 : name.includes('-H') ? 6 : 12;
  const rule = regulation.rules.reports;
  return rule.value.filter(({ everyMonths }) => everyMonths === months).map((report) => ({
    code: report.code, receiver: report.receiver, label: { ru: report.ru, en: report.en }, dueOn: addDays(to, DAYS_AFTER), citation: citeWithin(rule, report),
  }));
}
