import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about the working calendar: a year's data that contradict themselves, a question that cannot be counted. */
export const calendarErrors = {
  'calendar.move-from': {
    kind: 'input',
    ru: '{date} — не суббота и не воскресенье {year} года: переносить с этого дня нечего.',
    en: '{date} is not a Saturday or Sunday of {year}: there is no day off to move from it.',
  },
  'calendar.move-to': {
    kind: 'input',
    ru: '{date} — не рабочий день {year} года: выходной на него не переносится.',
    en: '{date} is not a working day of {year}: a day off cannot be moved to it.',
  },
  'calendar.moved-twice': {
    kind: 'input',
    ru: '{date} указана в переносах дважды.',
    en: '{date} is named in two moves.',
  },
  'calendar.weekend-not-listed': {
    kind: 'input',
    ru: 'С {date} выходной перенесён, но среди рабочих выходных этого дня нет.',
    en: 'The day off is moved from {date}, but the day is not among the working weekend days.',
  },
  'calendar.weekend-not-moved': {
    kind: 'input',
    ru: '{date} указан как рабочий выходной, но выходной с этого дня не перенесён.',
    en: '{date} is listed as a working weekend day, but no day off is moved from it.',
  },
  'calendar.total': {
    kind: 'input',
    ru: 'По этим данным в {year} году {counted} рабочих дней, а официально — {published}.',
    en: 'These data give {counted} working days in {year}; the official number is {published}.',
  },
  'calendar.outside-year': {
    kind: 'input',
    ru: '{date} не относится к {year} году.',
    en: '{date} is not in {year}.',
  },
  'calendar.unchanged': {
    kind: 'state',
    ru: 'Такой календарь на {year} год уже опубликован.',
    en: 'This very calendar of {year} is published already.',
  },
  'calendar.one-count': {
    kind: 'input',
    ru: 'Укажите ровно одно из двух: рабочие дни (workingDays) или месяцы (months).',
    en: 'Name exactly one of the two: workingDays or months.',
  },
} as const satisfies Record<string, CatalogueEntry>;
