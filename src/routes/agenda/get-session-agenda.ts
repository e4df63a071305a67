import { bodies } from '../../domain/reference/bodies.ts';
import { matterView } from '../../operations/agenda-view.ts';
import { listSessionMatters } from '../../operations/session-agenda.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { SessionMatter, sessionMatterExample } from './session-schema.ts';

const query = closed({
  ...pagingQuery,
  body: choice(bodies.map(({ code }) => code), { description: 'Орган: код из `/v1/reference/bodies`.' }),
  date: date('День заседания: сегодня или позже.'),
});

export const getSessionAgendaEndpoint = listEndpoint({
  operationId: 'getSessionAgenda',
  url: '/v1/agenda/sessions',
  tag: 'agenda',
  summary: 'Повестка заседания',
  description:
    'Все дела, которые ждут решения органа к дню заседания: что решается, с какого дня ждёт, какие документы нужны и каких недостаёт, '
    + 'последний день, в который можно решить вовремя, и пункт порядка. По последнему дню; вопросы без срока — в конце. '
    + 'КДНиЗП получает дела своего муниципального образования без фамилий, диагностики и причин отказа.',
  query,
  reply: named('SessionAgenda', listOf(SessionMatter)),
  examples: { reply: { items: [sessionMatterExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...asked }, url }) {
    const page = await listSessionMatters(ctx, asked, pageRequest(
      { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }, ['date', 'id', 'word', 'word'], url,
    ));
    return listReply({ ...page, items: page.items.map(matterView) }, url);
  },
});
