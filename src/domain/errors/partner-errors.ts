import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about executors, letters and the sending of a programme. */
export const partnerErrors = {
  'measure.executor-marks': {
    kind: 'state',
    ru: 'Отметку о выполнении мероприятия № {number} ставит ответственный исполнитель. Соисполнитель подаёт отчёт.',
    en: 'Measure {number} is marked by its executor. A co-executor sends a report.',
  },
  'report.not-executor': {
    kind: 'state',
    ru: 'Организация {what} не исполняет мероприятие № {number}.',
    en: 'The organisation {what} does not carry out measure {number}.',
  },
  'distribution.nobody': {
    kind: 'input',
    ru: 'Некому рассылать: назовите получателей или отправьте всем исполнителям программы, если они есть.',
    en: 'Nobody to send to: name recipients, or send to all executors of the programme if there are any.',
  },
  'distribution.not-recipient': {
    kind: 'state',
    ru: 'Программа этой рассылкой организации {what} не направлялась.',
    en: 'This distribution did not go to the organisation {what}.',
  },
  'distribution.already-received': {
    kind: 'state',
    ru: 'Получение уже подтверждено {date}.',
    en: 'The receipt was confirmed on {date} already.',
  },
  'letter.due-before-sent': {
    kind: 'input',
    ru: 'Срок ответа {due} раньше отправки письма {date}.',
    en: 'The answer is due on {due}, before the letter is sent on {date}.',
  },
  'letter.already-answered': {
    kind: 'state',
    ru: 'Ответ на это письмо уже внесён {date}.',
    en: 'This letter was answered on {date} already.',
  },
} as const satisfies Record<string, CatalogueEntry>;
