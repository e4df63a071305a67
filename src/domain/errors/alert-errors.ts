import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about what is done with an alert. */
export const alertErrors = {
  'alert.ended': {
    kind: 'state',
    ru: 'Причина предупреждения исчезла, оно снято {date}: отмечать и откладывать нечего.',
    en: 'The alert’s cause is gone, it ended on {date}: there is nothing to acknowledge or put off.',
  },
  'alert.acknowledged-already': {
    kind: 'state',
    ru: 'Вы уже отметили это предупреждение {date}.',
    en: 'You have acknowledged this alert already, on {date}.',
  },
  'alert.snooze-not-ahead': {
    kind: 'input',
    ru: 'Отложить можно на день позже сегодняшнего ({today}), указан {until}.',
    en: 'An alert is put off until a day after today ({today}); {until} was given.',
  },
  'alert.snooze-too-long': {
    kind: 'input',
    ru: 'Отложить это предупреждение можно не дальше, чем до {latest}: до его срока, а если он прошёл — на 14 дней. Указан {until}.',
    en: 'This alert can be put off until {latest} at the latest: its due date or, once that is past, 14 days. {until} was given.',
  },
} as const satisfies Record<string, CatalogueEntry>;
