import { Type } from 'typebox';
import { eventKinds } from '../../domain/events/catalogue.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

const url = Type.String({
  minLength: 10, maxLength: 2_000, pattern: '^https?://[!-~]+$',
  description: 'Адрес получателя: https, без имени и пароля, доступный из интернета. Перенаправления не выполняются.',
});
const description = nullable(text(300, 'Для чего вебхук.'), 'Для чего вебхук; null, если не сказано.');
const kinds = Type.Array(choice(eventKinds), {
  maxItems: eventKinds.length, uniqueItems: true, description: 'Виды событий из `/v1/event-types`; пусто — все.',
});

const fields = {
  id: id('Идентификатор вебхука.'),
  clientId: Type.String({ description: 'Какой клиент завёл. После отзыва клиента ничего не отправляется.' }),
  url: Type.String({ description: 'Адрес получателя.' }),
  description,
  kinds: Type.Array(Type.String(), { description: 'О каких событиях сообщать; пусто — обо всех.' }),
  state: Type.Unsafe<string>(choice(['active', 'paused', 'disabled'], {
    description: 'Работает, приостановлен (события ждут) или отключён службой (события не копятся).',
  })),
  disabledAt: nullable(instant('Когда отключён.'), 'Когда отключён; null, если не отключён.'),
  disabledReason: nullable(
    Type.Unsafe<string>(choice(['gone', 'failing'])), 'Почему отключён: получатель ответил 410 (`gone`) или пять суток были только неудачи (`failing`).',
  ),
  failingSince: nullable(instant('С какого времени только неудачи.'), 'С какого времени только неудачи; null, если последняя отправка удалась.'),
  replaySince: nullable(instant('Запрошенный повтор.'), 'С какого времени запрошен повтор, если он ещё не начат.'),
  previousSecretValidUntil: nullable(instant('До какого времени подписывает и прежний секрет.'), 'До какого времени подписывает и прежний секрет; null, если его нет.'),
  createdAt: instant('Когда заведён.'),
  version,
};

export const Webhook = named('Webhook', closed(fields, { description: 'Вебхук: адрес, которому служба сообщает о событиях.' }));

export const WebhookWithSecret = named('WebhookWithSecret', closed(
  {
    ...fields,
    secret: nullable(
      Type.String(), 'Секрет подписи, `whsec_…`. Показывается один раз: при повторе с тем же Idempotency-Key и при `dryRun=true` здесь null.',
    ),
  },
  { description: 'Вебхук и его новый секрет.' },
));

export const NewWebhook = named('NewWebhook', closed(
  { url, kinds: Type.Optional(kinds), description: Type.Optional(description) },
  { description: 'Новый вебхук; о событиях какой области сообщать, следует из прав вызывающего.' },
));

export const WebhookChanges = named('WebhookChanges', closed(
  {
    url: Type.Optional(url),
    kinds: Type.Optional(kinds),
    description: Type.Optional(description),
    state: Type.Optional(choice(['active', 'paused'], { description: 'Приостановить или снова включить, в том числе после отключения.' })),
  },
  { minProperties: 1, description: 'Что изменить.' },
));

export const NewWebhookSecret = named('NewWebhookSecret', closed(
  { oldValidUntil: Type.Optional(instant('До какого времени подписывает и прежний секрет: от текущего до 7 суток вперёд; иначе — сутки.')) },
  { description: 'Замена секрета.' },
));

export const WebhookReplay = named('WebhookReplay', closed(
  { since: instant('С какого времени повторить события; не больше 30 суток назад.') }, { description: 'Повтор событий.' },
));

export const webhookDelivery = {
  id: id('Идентификатор отправки.'),
  eventId: Type.String({ description: 'Идентификатор события: он же `webhook-id`, один и тот же при каждой попытке и при повторе.' }),
  kind: Type.String({ description: 'Вид события; у пробной отправки `webhook.test`.' }),
  occurredAt: instant('Когда произошло событие.'),
  state: Type.Unsafe<string>(choice(['pending', 'delivered', 'failed'], { description: 'Ждёт, доставлено или попытки кончились.' })),
  attempts: Type.Integer({ minimum: 0, description: 'Сколько было попыток.' }),
  nextAttemptAt: nullable(instant('Когда следующая попытка.'), 'Когда следующая попытка; null, если её не будет.'),
  lastAttemptAt: nullable(instant('Когда была последняя попытка.'), 'Когда была последняя попытка; null, если не было.'),
  lastStatus: nullable(Type.Integer({ minimum: 100, maximum: 999 }), 'Код ответа получателя при последней попытке.'),
  lastError: nullable(Type.String(), 'Почему ответа не было, например `ETIMEDOUT`, `ECONNREFUSED`, `EFORBIDDENADDRESS`.'),
  deliveredAt: nullable(instant('Когда доставлено.'), 'Когда доставлено; null, если нет.'),
  createdAt: instant('Когда поставлено на отправку.'),
};

export const WebhookDelivery = named('WebhookDelivery', closed(webhookDelivery, { description: 'Отправка события одному получателю.' }));

export const webhookExample = {
  id: '01990000-0000-7000-8020-000000000001',
  clientId: 'demo-integration',
  url: 'https://receiver.example.org/hooks/support',
  description: 'Региональная информационная система',
  kinds: ['case.opened' as const, 'case.statusChanged' as const],
  state: 'active',
  disabledAt: null,
  disabledReason: null,
  failingSince: null,
  replaySince: null,
  previousSecretValidUntil: null,
  createdAt: '2026-03-02T09:00:00.000Z',
  version: 1,
};

export const webhookSecretExample = 'whsec_c2VjcmV0LXNob3duLW9uY2Utb25seS1leGFtcGxlLTA=';

export const deliveryExample = {
  id: '01990000-0000-7000-8021-000000000001',
  eventId: 'evt_5f2b7c6e1d0a4b3c9e8f7a6b5c4d3e2f',
  kind: 'case.statusChanged',
  occurredAt: '2026-03-02T09:00:00.000Z',
  state: 'failed',
  attempts: 10,
  nextAttemptAt: null,
  lastAttemptAt: '2026-03-05T12:34:56.000Z',
  lastStatus: 503,
  lastError: null,
  deliveredAt: null,
  createdAt: '2026-03-02T09:00:01.000Z',
};
