import { Type } from 'typebox';
import { eventCatalogue } from '../../domain/events/catalogue.ts';
import { readEndpoint } from '../endpoint.ts';
import { cacheable, FRESH_SECONDS } from '../reference/cacheable.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';

const EventType = named('EventType', closed(
  {
    kind: Type.String({ description: 'Вид события, `type` сообщения.' }),
    version: Type.Integer({ minimum: 1, description: 'Версия: растёт, когда данные меняются так, что прежний читатель их не поймёт.' }),
    ru: Type.String({ description: 'Что произошло, по-русски.' }),
    en: Type.String({ description: 'Что произошло, по-английски.' }),
    schema: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema поля `data.details`: идентификаторы, коды, числа и даты.' }),
  },
  { description: 'Вид события.' },
));

const items = Object.entries(eventCatalogue).map(([kind, { version, ru, en, data }]) => ({
  kind, version, ru, en, schema: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
}));

export const listEventTypesEndpoint = readEndpoint({
  operationId: 'listEventTypes',
  url: '/v1/event-types',
  tag: 'webhooks',
  summary: 'Виды событий',
  description: 'О чём сообщают вебхуки и лента КДНиЗП: виды событий с версиями и схемами данных. Ответ можно хранить в кэше.',
  reply: named('EventTypeList', closed({ items: Type.Array(EventType) }, { description: 'Виды событий.' })),
  examples: { reply: { items: items.slice(0, 1) } },
  handle: async () => cacheable({ items }, FRESH_SECONDS),
});
