import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about webhooks. */
export const webhookErrors = {
  'webhook.not-set-up': {
    kind: 'state',
    ru: 'Вебхуки на этой службе не настроены: нет ключа для их секретов. Обратитесь к администратору.',
    en: 'Webhooks are not set up on this service: it has no key for their secrets. Ask the administrator.',
  },
  'webhook.too-many': {
    kind: 'state',
    ru: 'Вебхуков уже {limit}, больше нельзя: удалите ненужный.',
    en: 'There are {limit} webhooks, and no more are allowed: delete one that is not needed.',
  },
  'webhook.url-form': {
    kind: 'input',
    ru: 'Укажите полный адрес https без части после «#».',
    en: 'Give a full https address without a part after “#”.',
  },
  'webhook.url-https': {
    kind: 'input',
    ru: 'Адрес должен начинаться с https://.',
    en: 'The address must begin with https://.',
  },
  'webhook.url-credentials': {
    kind: 'input',
    ru: 'Адрес не должен содержать имя и пароль: отправителя удостоверяет подпись.',
    en: 'The address must hold no name and password: the signature says who sends.',
  },
  'webhook.url-port': {
    kind: 'input',
    ru: 'Допустимы порт 443 и порты с 1024 по 65535.',
    en: 'Port 443 and ports 1024 to 65535 are allowed.',
  },
  'webhook.url-private': {
    kind: 'input',
    ru: 'Адрес ведёт во внутреннюю сеть: укажите адрес, доступный из интернета.',
    en: 'The address leads into a private network: give one that can be reached from the Internet.',
  },
  'webhook.replay-too-far': {
    kind: 'input',
    ru: 'Повторить можно события не старше {days} суток и не из будущего.',
    en: 'Events can be replayed from the last {days} days, and not from the future.',
  },
  'webhook.delivered-already': {
    kind: 'state',
    ru: 'Событие уже доставлено {date}. Чтобы получить его ещё раз, запросите повтор с этого времени.',
    en: 'The event was delivered on {date} already. To get it once more, ask for a replay from that time.',
  },
} as const satisfies Record<string, CatalogueEntry>;
