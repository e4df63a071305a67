import { Type } from 'typebox';
import { alertKinds } from '../../domain/case/alerts.ts';
import { listAlerts } from '../../operations/read-alerts.ts';
import { alertKind } from '../cases/case-state-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { pagingQuery } from '../schemas/paging.ts';
import { Alert, alertExample } from './alert-schema.ts';

const query = closed({
  ...pagingQuery,
  organisationId: Type.Optional(id('Только этого организатора сопровождения.')),
  caseId: Type.Optional(id('Только этого дела.')),
  kind: Type.Optional(alertKind),
});

const Counts = Type.Unsafe<Record<(typeof alertKinds)[number], number>>(
  closed(
    Object.fromEntries(alertKinds.map((kind) => [kind, Type.Integer({ description: `Сколько предупреждений \`${kind}\`.` })])),
    { description: 'Сколько предупреждений каждого вида при тех же отборах, кроме `kind`.' },
  ),
);

const AlertList = named(
  'AlertList',
  closed({
    items: Type.Array(Alert),
    nextCursor: nullable(Type.String(), 'Курсор следующей страницы; null на последней.'),
    counts: Counts,
  }),
);

const countsExample = {
  programmeExpiring: 0, programmeExpired: 0, programmeLate: 1, decisionLate: 0, measureLate: 0, reviewDue: 0, reviewMissed: 0,
  postSupportCheckDue: 0, postSupportCheckMissed: 0, consentLapsing: 0, consentLapsed: 0, consentWithdrawn: 0,
};

export const listAlertsEndpoint = listEndpoint({
  operationId: 'listAlerts',
  url: '/v1/alerts',
  tag: 'alerts',
  summary: 'Предупреждения',
  description:
    'Открытые предупреждения в области видимости вызывающего: что истекает, истекло, просрочено или предстоит, с пунктом порядка. '
    + 'Предупреждение уходит само, когда исчезает его причина.',
  query,
  reply: AlertList,
  examples: { reply: { items: [alertExample], nextCursor: null, counts: countsExample } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const { counts, ...page } = await listAlerts(ctx, filters, pageRequest({ limit, cursor }, ['id'], url));
    const reply = listReply(page, url);
    return { ...reply, body: { ...reply.body, counts } };
  },
});
