import { reportStandings } from '../../operations/reports/report-standings.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { periodName } from '../schemas/report-period.ts';
import { standingExample } from './report-example.ts';
import { ReportStanding } from './report-schema.ts';

export const listReportStandingsEndpoint = listEndpoint({
  operationId: 'listReportStandings',
  url: '/v1/reports/standings',
  tag: 'reports',
  summary: 'Кто сдал отчёт и кто нет',
  description: 'По каждому организатору — отчёты за период, которых требует порядок его региона: сдан, ожидается или просрочен. Министерству — весь регион. '
    + 'По наименованию организатора, у одного организатора — по коду отчёта.',
  query: closed({ ...pagingQuery, period: periodName }),
  reply: named('ReportStandings', listOf(ReportStanding)),
  examples: { reply: { items: [standingExample], nextCursor: null } },
  problems: ['request-invalid'],
  async handle(ctx, { query: { limit, cursor, period }, url }) {
    return listReply(await reportStandings(ctx, period, pageRequest({ limit, cursor }, ['id', 'word'], url)), url);
  },
});
