import { factView } from '../../operations/fact-view.ts';
import { listFacts } from '../../operations/read-cases.ts';
import { newCaseExample } from '../cases/case-example.ts';
import { listEndpoint } from '../endpoint.ts';
import { exampleFact } from '../facts/fact-definition.ts';
import { paper } from '../facts/paper.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { TimelineFact } from './timeline-schema.ts';

const { familyId: _, ...opening } = newCaseExample;

export const getTimelineEndpoint = listEndpoint({
  operationId: 'getTimeline',
  url: '/v1/cases/:id/timeline',
  tag: 'timeline',
  summary: 'История дела',
  description:
    'Все факты дела в порядке внесения: что произошло, когда и кто внёс. Факты не меняются; исправление — новый факт. '
    + 'Здесь и то, что вносит сама служба: запись в журнале учёта, план проверок постсопровождения.',
  params: idParams('Идентификатор дела.'),
  query: closed({ ...pagingQuery }),
  reply: named('Timeline', listOf(TimelineFact)),
  examples: { reply: { items: [exampleFact('opened', 1, opening), paper.example.fact], nextCursor: null } },
  async handle(ctx, { params, query, url }) {
    const { record, ...page } = await listFacts(ctx, params.id, {}, pageRequest(query, ['number'], url));
    return listReply({ ...page, items: page.items.map((fact) => factView(fact, record)) }, url);
  },
});
