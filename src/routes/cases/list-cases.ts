import { Type } from 'typebox';
import { listCases } from '../../operations/read-cases.ts';
import { listEndpoint } from '../endpoint.ts';
import { linesReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { externalIdFilter, filteredByName } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { text } from '../schemas/texts.ts';
import { caseSummaryExample } from './case-example.ts';
import { alertKind } from './case-state-schema.ts';
import { caseStatus, CaseSummary } from './case-summary-schema.ts';

const query = closed({
  ...pagingQuery,
  organisationId: Type.Optional(id('Только этого организатора сопровождения.')),
  familyId: Type.Optional(id('Только этой семьи.')),
  status: Type.Optional(caseStatus),
  level: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: 'Код уровня, утверждённого или предложенного.' })),
  curatorId: Type.Optional(id('Только этого куратора.')),
  municipality: Type.Optional(text(200, 'Муниципальное образование.')),
  endsFrom: Type.Optional(date('Срок программы кончается в этот день или позже.')),
  endsTo: Type.Optional(date('Срок программы кончается в этот день или раньше.')),
  alert: Type.Optional(alertKind),
  externalId: externalIdFilter,
});

export const listCasesEndpoint = listEndpoint({
  operationId: 'listCases',
  url: '/v1/cases',
  tag: 'cases',
  summary: 'Дела',
  description: 'Дела (сопровождения) в области видимости вызывающего, в порядке открытия. Отборы складываются.',
  oneTrip: true,
  query,
  reply: named('CaseList', listOf(CaseSummary)),
  examples: { reply: { items: [caseSummaryExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, externalId, ...filters }, url }) {
    const page = await listCases(ctx, { ...filters, ...filteredByName({ externalId }) }, pageRequest({ limit, cursor }, ['id'], url));
    return linesReply(page, url);
  },
});
