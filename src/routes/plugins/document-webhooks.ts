import { eventCatalogue } from '../../domain/events/catalogue.ts';

type Json = Record<string, unknown>;

const uuid = (description: string) => ({ type: 'string', format: 'uuid', description });
const orNull = ({ description, ...schema }: Json) => ({ anyOf: [schema, { type: 'null' }], description });

const header = (name: string, description: string) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });
const headers = [
  header('webhook-id', 'Идентификатор события: один и тот же при каждой попытке и при повторе. По нему отбрасывайте повторы.'),
  header('webhook-timestamp', 'Секунда этой попытки с 1970 года. Сообщения старше пяти минут отвергайте.'),
  header('webhook-signature', 'Подписи через пробел: `v1,` и base64 от HMAC-SHA256 строки `webhook-id.webhook-timestamp.тело`; при замене секрета их две.'),
];

const responses = {
  '2XX': { description: 'Принято.' },
  '410': { description: 'Больше не присылать: вебхук отключается.' },
  '4XX': { description: 'Не принято: попытка повторится; при 429 — не раньше Retry-After.' },
  '5XX': { description: 'Не принято: попытка повторится; при 503 — не раньше Retry-After.' },
};

/** Adds what the service sends by itself to the document: a webhook and a named payload for each kind of event. */
export function describeWebhooks(document: Json): void {
  const components = (document['components'] ??= {}) as { schemas?: Json };
  const schemas = (components.schemas ??= {});
  const webhooks: Json = {};
  for (const [kind, { version, ru, data }] of Object.entries(eventCatalogue)) {
    const name = schemaName(kind);
    schemas[name] = payload(kind, ru, version, JSON.parse(JSON.stringify(data)) as Json);
    webhooks[kind] = { post: webhook(name, ru) };
  }
  document['webhooks'] = webhooks;
}

/** `case.statusChanged` → `WebhookEventCaseStatusChanged`. */
function schemaName(kind: string): string {
  return `WebhookEvent${kind.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}`;
}

function webhook(name: string, summary: string): Json {
  return {
    operationId: `receive${name}`,
    tags: ['webhooks'],
    summary,
    description: 'Присылается адресам из `/v1/webhooks` по спецификации Standard Webhooks 1.0. Порядок сохраняется в пределах дела.',
    security: [],
    parameters: headers,
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
    responses,
  };
}

function payload(kind: string, ru: string, version: number, details: Json): Json {
  const properties = {
    eventId: { type: 'string', description: 'Идентификатор события, он же `webhook-id`.' },
    version: { type: 'integer', const: version, description: 'Версия данных этого вида событий.' },
    region: { type: 'string', description: 'Регион.' },
    organisationId: orNull(uuid('Организатор сопровождения; null у событий региона.')),
    municipality: orNull({ type: 'string', description: 'Муниципальное образование; null, если не сказано.' }),
    caseId: orNull(uuid('Дело; null, если событие не о деле.')),
    details,
  };
  return {
    type: 'object', additionalProperties: false, description: `${ru}. Только идентификаторы и коды; остальное спросите у API.`,
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { type: 'string', const: kind, description: 'Вид события.' },
      timestamp: { type: 'string', format: 'date-time', description: 'Когда произошло.' },
      data: { type: 'object', additionalProperties: false, required: Object.keys(properties), properties, description: 'О чём событие.' },
    },
  };
}
