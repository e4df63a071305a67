import type { CatalogueEntry } from './catalogue-entry.ts';

/** Quarterly, half-year and year reports. */
export const reportErrors = {
  'report.period-not-over': {
    kind: 'input',
    ru: 'Период {period} ещё не закончился: отчёт составляют после {last}.',
    en: 'The period {period} is not over yet: a report is made after {last}.',
  },
  'report.reason-required': {
    kind: 'input',
    ru: 'Отчёт за {period} уже сдан (версия {version}): исправление сдают с причиной.',
    en: 'The report for {period} was submitted already (version {version}): a correction needs a reason.',
  },
  'report.nothing-changed': {
    kind: 'state',
    ru: 'В сданном отчёте за {period} (версия {version}) всё так же: исправлять нечего.',
    en: 'Nothing is different from the submitted report for {period} (version {version}): there is nothing to correct.',
  },
} as const satisfies Record<string, CatalogueEntry>;
