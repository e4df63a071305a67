import { type TSchema, Type } from 'typebox';
import { alertSeverities, everyAlertKind } from '../../domain/organisation-alerts.ts';
import { listAlerts } from '../../operations/read-alerts.ts';
import { alertSeverity } from '../cases/case-state-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { pagingQuery } from '../schemas/paging.ts';
import { alertExample } from './alert-example.ts';
import { everyKind, stateFilter } from './alert-fields.ts';
import { Alert } from './alert-schema.ts';

const query = closed({
  ...pagingQuery,
  state: Type.Optional(stateFilter),
  for: Type.Optional(choice(['all', 'mine'], {
    default: 'all',
    description: 'Всё в области видимости или только то, что сегодня касается роли вызывающего (`mine`): руководителю и консилиуму — после эскалации.',
  })),
  organisationId: Type.Optional(id('Только этого организатора сопровождения.')),
  caseId: Type.Optional(id('Только этого дела.')),
  specialistId: Type.Optional(id('Только дел этого куратора и того, что касается его самого.')),
  kind: Type.Optional(everyKind),
  severity: Type.Optional(alertSeverity),
  acknowledged: Type.Optional(Type.Boolean({ description: 'Только отмеченные (`true`) или только неотмеченные (`false`).' })),
  dueFrom: Type.Optional(date('Срок не раньше этого дня.')),
  dueTo: Type.Optional(date('Срок не позже этого дня.')),
});

function countsOf<T extends string>(words: readonly T[], description: string) {
  const properties: Record<string, TSchema> = Object.fromEntries(
    words.map((word) => [word, Type.Integer({ description: `Сколько предупреждений \`${word}\`.` })]),
  );
  return Type.Unsafe<Record<T, number>>(closed(properties, { description }));
}

const AlertList = named(
  'AlertList',
  closed({
    items: Type.Array(Alert),
    nextCursor: nullable(Type.String(), 'Курсор следующей страницы; null на последней.'),
    counts: countsOf(everyAlertKind, 'Сколько предупреждений каждого вида при тех же отборах, кроме `kind`.'),
    countsBySeverity: countsOf(alertSeverities, 'Сколько предупреждений каждой срочности при тех же отборах, кроме `severity`.'),
  }),
);

const countsExample = Object.fromEntries(
  everyAlertKind.map((kind) => [kind, kind === alertExample.kind ? 1 : 0]),
) as Record<(typeof everyAlertKind)[number], number>;

export const listAlertsEndpoint = listEndpoint({
  operationId: 'listAlerts',
  url: '/v1/alerts',
  tag: 'alerts',
  summary: 'Предупреждения',
  description:
    'Предупреждения в области видимости вызывающего: что истекает, истекло, просрочено или предстоит, с пунктом порядка. '
    + 'Предупреждение уходит само, когда исчезает его причина, и остаётся в истории (`state=ended`). Комиссия видит только то, что касается её.',
  query,
  reply: AlertList,
  examples: {
    reply: { items: [alertExample], nextCursor: null, counts: countsExample, countsBySeverity: { info: 0, warning: 0, critical: 1 } },
  },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const isHistory = filters.state === 'ended' || filters.state === 'all';
    const request = pageRequest({ limit, cursor }, isHistory ? ['instant', 'id'] : ['id'], url);
    const { counts, countsBySeverity, ...page } = await listAlerts(ctx, filters, request);
    const reply = listReply(page, url);
    return { ...reply, body: { ...reply.body, counts, countsBySeverity } };
  },
});
