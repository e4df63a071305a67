import { perform } from '../../operations/perform.ts';
import { returnHandover } from '../../operations/return-handover.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { handoverParams } from './get-handover.ts';
import { Handover, handoverExample, handoverView } from './handover-schema.ts';
import { HandoverReturn } from './handover-wish-schema.ts';

const [handed] = handoverExample.cases;

export const returnHandoverEndpoint = createEndpoint({
  operationId: 'returnHandover',
  url: '/v1/specialists/:id/handovers/:handoverId/returns',
  tag: 'handovers',
  summary: 'Завершить временную передачу досрочно',
  description:
    'Возвращает куратору дела, которые всё ещё у замещающих, сначала самые тяжёлые уровни. Возвращение проверяется как всякое назначение: '
    + 'что вернуть нельзя, остаётся у замещающего с предупреждением `handoverNotReturned`. `dryRun=true` покажет, что вернётся.',
  params: handoverParams,
  body: HandoverReturn,
  reply: Handover,
  examples: {
    body: { date: '2026-06-15' },
    reply: {
      ...handoverExample, state: 'ended', version: 2, cases: handed === undefined ? [] : [{ ...handed, state: 'returned', settledOn: '2026-06-15' }],
    },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => returnHandover(tx, ctx, params.id, params.handoverId, body), (ended) => ({
      status: 201,
      headers: { etag: entityTag(ended.version), location: `/v1/specialists/${ended.specialistId}/handovers/${ended.id}` },
      body: handoverView(ended),
    }));
  },
});
