import { Type } from 'typebox';
import { jobItemStates, listJobItems } from '../../operations/job-items.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { count, jobName, region } from './job-run-schema.ts';

const state = choice(jobItemStates, {
  description: 'Состояние: `waiting` — будет ещё попытка, `failed` — после пяти попыток оставлено до `POST /v1/jobs/{job}/runs`.',
});

const JobItem = named('JobItem', closed({
  job: jobName,
  region,
  subject: Type.String({ description: 'О чём речь: `case` и идентификатор дела.' }),
  state,
  attempts: count('Сколько попыток не удалось подряд.'),
  nextTryAt: nullable(instant('Следующая попытка.'), 'Не раньше какого времени следующая попытка; null, если попыток больше не будет.'),
  lastError: Type.String({ description: 'Код последней ошибки.' }),
  firstFailedAt: instant('Когда не удалось впервые.'),
  lastFailedAt: instant('Когда не удалось в последний раз.'),
}, { description: 'То, что фоновое задание не смогло обработать. Остальному это не мешает.' }));

const example = {
  job: 'advanceCases' as const,
  region: 'tatarstan',
  subject: 'case 01990000-0000-7000-8004-000000000001',
  state: 'waiting' as const,
  attempts: 2,
  nextTryAt: '2026-03-02T02:05:00.530Z',
  lastError: '23514',
  firstFailedAt: '2026-03-01T21:05:00.530Z',
  lastFailedAt: '2026-03-01T22:05:00.530Z',
};

export const listJobItemsEndpoint = listEndpoint({
  operationId: 'listJobItems',
  url: '/v1/job-items',
  tag: 'jobs',
  summary: 'Что фоновые задания не смогли обработать',
  description:
    'Дела, обработка которых не удалась, в регионе вызывающего, сначала последние: попытка повторяется через 1 час, 4 часа, сутки и трое суток; '
    + 'запись исчезает, когда обработка удалась.',
  query: closed({
    ...pagingQuery,
    job: Type.Optional(jobName),
    state: Type.Optional(state),
    region: Type.Optional(region),
  }),
  reply: named('JobItemList', listOf(JobItem)),
  examples: { reply: { items: [example], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const { job, state: wanted, region: place } = query;
    const page = pageRequest(query, ['instant', 'word', 'word', 'subject'], url);
    return listReply(await listJobItems(ctx, { job, state: wanted, region: place }, page), url);
  },
});
