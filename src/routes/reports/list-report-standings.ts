import { Type } from 'typebox';
import { reportStandings } from '../../operations/reports/submitted-view.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { periodName } from '../schemas/report-period.ts';
import { standingExample } from './report-example.ts';
import { ReportStanding } from './report-schema.ts';

export const listReportStandingsEndpoint = listEndpoint({
  operationId: 'listReportStandings',
  url: '/v1/reports/standings',
  tag: 'reports',
  summary: 'Кто сдал отчёт и кто нет',
  description: 'По каждому организатору — отчёты за период, которых требует порядок его региона: сдан, ожидается или просрочен. Министерству — весь регион.',
  query: closed({ period: periodName }),
  reply: named('ReportStandings', closed({ items: Type.Array(ReportStanding, { description: 'По наименованию организатора.' }) })),
  examples: { reply: { items: [standingExample] } },
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, body: { items: await reportStandings(ctx, query.period) } };
  },
});
