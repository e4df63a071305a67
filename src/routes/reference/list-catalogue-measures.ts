import { Type } from 'typebox';
import { categories } from '../../domain/reference/categories.ts';
import { listCatalogueMeasures } from '../../operations/list-catalogue-measures.ts';
import { readEndpoint } from '../endpoint.ts';
import { helpType } from '../facts/help-type.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { text } from '../schemas/texts.ts';
import { cacheable, FRESH_SECONDS } from './cacheable.ts';
import { CatalogueMeasure, linksExample, measureTitleExample } from './catalogue-schema.ts';

const category = choice(categories.map(({ code }) => code), {
  description: 'Категория семьи: мероприятия её приложения или приложения категории, частью которой она является.',
});

const query = closed({
  ...pagingQuery,
  category: Type.Optional(category),
  helpType: Type.Optional(helpType),
  q: Type.Optional(
    text(200, 'Слова наименования, вида помощи или направления, по-русски или по-английски, в любой форме; «ё» и «е» — одно и то же.'),
  ),
});

export const listCatalogueMeasuresEndpoint = readEndpoint({
  operationId: 'listCatalogueMeasures',
  url: '/v1/reference/measures',
  tag: 'reference',
  summary: 'Каталог мероприятий',
  description:
    'Мероприятия алгоритмов социального сопровождения (приложения № 4–11 к порядку Татарстана): 136 мероприятий, 260 строк. '
    + 'Одно и то же мероприятие нескольких приложений — одна запись с несколькими ссылками. Поиск `q` — по всем словам сразу; '
    + 'если последнее слово не найдено целиком, оно считается началом слова. Порядок — порядок каталога, а для категории — '
    + 'порядок её приложения. Ответ можно хранить в кэше.',
  query,
  reply: named('CatalogueMeasureList', listOf(CatalogueMeasure)),
  examples: { reply: { items: [{ ...measureTitleExample, links: linksExample }], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const paging = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
    const page = await listCatalogueMeasures(ctx, filters, pageRequest(paging, ['number'], url));
    const { body, headers } = listReply(page, url);
    const reply = cacheable(body, FRESH_SECONDS);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  },
});
