import { quarterlyReport } from '../../operations/reports/quarterly-report.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { quarterlyReportExample } from './report-example.ts';
import { QuarterlyReport, reportQuery } from './report-schema.ts';

export const getQuarterlyReportEndpoint = listEndpoint({
  operationId: 'getQuarterlyReport',
  url: '/v1/reports/quarterly',
  tag: 'reports',
  summary: 'Отчёт за квартал, полугодие или год',
  description:
    'Показатели за период, который закончился: семьи и дела на начало, принятые, переведённые с уровня на уровень, завершённые по итогам, на '
    + 'конец; мероприятия, сроки, рассмотрения, проверки, нагрузка кураторов. Считаются по датам событий, а не по дню запроса: что случилось '
    + 'после периода, ничего в нём не меняет. Начало плюс принятые минус завершённые равно концу. Организатор видит своё, министерство — регион.',
  query: closed(reportQuery),
  reply: QuarterlyReport,
  examples: { reply: quarterlyReportExample },
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, body: await quarterlyReport(ctx, query) };
  },
});
