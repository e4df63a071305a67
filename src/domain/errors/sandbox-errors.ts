import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals of the sandbox's clock. */
export const sandboxErrors = {
  'sandbox.clock-backward': {
    kind: 'state',
    ru: 'Часы песочницы идут только вперёд: сейчас {now}, просят {wanted}. Назад возвращает POST /sandbox/reset.',
    en: 'The clock of the sandbox only goes forward: it is {now}, {wanted} was asked for. POST /sandbox/reset brings it back.',
  },
  'sandbox.clock-too-far': {
    kind: 'input',
    ru: 'За один раз часы переводятся не дальше чем на {days} дней; просят до {wanted}.',
    en: 'The clock is moved by {days} days at most at a time; {wanted} was asked for.',
  },
} as const satisfies Record<string, CatalogueEntry>;
