import { createHash } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import type { OperationContext } from '../../operations/context.ts';
import { feedItemText } from '../../operations/feed-view.ts';
import { JsonText } from '../../operations/json-text.ts';
import { type FeedPage, type FeedPlace, type FeedReading, readFeed } from '../../operations/read-feed.ts';
import { readEndpoint } from '../endpoint.ts';
import { answeredWith } from '../json-answer.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { pagingQuery } from '../schemas/paging.ts';
import { caseStatusExample, CaseStatusItem } from './case-status-schema.ts';
import { readFeedCursor, writeFeedCursor } from './feed-cursor.ts';

const USUAL_LIMIT = 200;

const CaseStatusPage = named('CaseStatusPage', closed({
  items: Type.Array(CaseStatusItem),
  nextCursor: Type.String({ description: 'Откуда продолжать: есть всегда, и на пустой странице. Сохраните его вместе с полученным.' }),
  hasMore: Type.Boolean({ description: 'Есть ли ещё прямо сейчас.' }),
  changesCursor: nullable(Type.String(), 'Только на первой странице `newest`: откуда начинать `changes`, чтобы не пропустить ничего после неё.'),
}, { description: 'Страница ленты комиссии.' }));

const query = closed({
  reading: Type.Optional(choice(['newest', 'changes'], {
    default: 'newest', description: '`newest`: нынешнее состояние каждого изменившегося дела; `changes`: каждое событие по порядку.',
  })),
  cursor: pagingQuery.cursor,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: USUAL_LIMIT, description: 'Сколько записей вернуть, не больше 1000.' })),
  wait: Type.Optional(Type.Integer({ minimum: 0, maximum: 60, default: 0, description: 'Сколько секунд ждать нового, если его ещё нет.' })),
});

/** Who waits for news, the app knows: so the endpoint is made in it. */
export const listCaseStatusesEndpoint: FastifyPluginAsync = async (app, options) => {
  const { feed: watch } = app.surroundings;
  await readEndpoint({
    operationId: 'listCaseStatuses',
    url: '/v1/kdn/case-statuses',
    tag: 'kdn',
    summary: 'Лента дел муниципалитета',
    description:
      'Состояния, уровни, сроки, решения и предупреждения дел муниципалитета для программы КДНиЗП: от курсора дальше. Без курсора — с начала: первый проход '
      + '`newest` даёт все дела. Ничего не пропускается и не повторяется. `removed` — дело ушло. ETag — содержание страницы: ничего нового — 304. '
      + '410 — база восстановлена из копии: начните без курсора.',
    looksItself: true,
    isFeed: true,
    query,
    reply: CaseStatusPage,
    examples: {
      reply: { items: [caseStatusExample], nextCursor: 'WyJmMSIsIm4iLCJhIiwxLCI4MTIiLCIwIiwiODEyIl0', hasMore: false, changesCursor: null },
    },
    problems: ['feed-epoch-changed', 'feed-waiters'],
    async handle(ctx, { query: { reading = 'newest', cursor, limit = USUAL_LIMIT, wait = 0 }, gone }) {
      const place = placeOf(ctx);
      const after = cursor === undefined ? {} : { after: readFeedCursor(reading, place, cursor) };
      const page = await readFeed(ctx, { reading, limit, ...after }, { watch, seconds: wait, gone });
      const here = { clock: dayOnce(ctx.clock) };
      const items = Buffer.from(`[${page.items.map((item) => feedItemText(here, item)).join(',')}]`);
      const rest = restOf(place, reading, page);
      // the items, most of the page, are written once for the tag and for the answer
      return {
        status: 200, headers: { etag: tagOf(page, rest, items, cursor) },
        body: answeredWith(new JsonText(Buffer.concat([Buffer.from('{"items":'), items, Buffer.from(`,${JSON.stringify(rest).slice(1)}`)]))),
      };
    },
  })(app, options);
};

/** A page without its items. */
function restOf(place: FeedPlace, reading: FeedReading, { next, hasMore, changes }: FeedPage): Omit<Static<typeof CaseStatusPage>, 'items'> {
  return {
    nextCursor: writeFeedCursor(reading, place, next), hasMore,
    changesCursor: changes === undefined ? null : writeFeedCursor('changes', place, changes),
  };
}

/** An empty page is the same page wherever it would go on from; any other is what it holds. */
function tagOf(page: FeedPage, { hasMore, nextCursor }: ReturnType<typeof restOf>, items: Buffer, cursor = ''): string {
  const content = createHash('sha256');
  if (page.items.length === 0) content.update(`nothing after ${cursor}`);
  else content.update(items).update(` ${hasMore} ${nextCursor}`);
  return `"${content.digest('base64url').slice(0, 22)}"`;
}

/** The cases of a page are of few time zones: one page has one day in each. */
function dayOnce(clock: OperationContext['clock']): OperationContext['clock'] {
  const days = new Map<string, string>();
  const find = (timeZone: string) => {
    const day = clock.today(timeZone);
    days.set(timeZone, day);
    return day;
  };
  return { now: () => clock.now(), today: (timeZone) => days.get(timeZone) ?? find(timeZone) };
}

/** Whose feed the caller reads. */
function placeOf({ caller: { scope } }: OperationContext): FeedPlace {
  if (scope.kind !== 'municipality') throw new Error('Only a commission has a feed');
  return { region: scope.region, municipality: scope.municipality };
}
