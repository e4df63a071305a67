import { getHandover } from '../../operations/read-handovers.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { Handover, handoverExample, handoverView } from './handover-schema.ts';

export const handoverParams = closed({ id: id('Куратор, чьи дела передавались.'), handoverId: id('Передача.') });

export const getHandoverEndpoint = readEndpoint({
  operationId: 'getHandover',
  url: '/v1/specialists/:id/handovers/:handoverId',
  tag: 'handovers',
  summary: 'Передача дел',
  description: 'Одна передача дел куратора: какие дела, кому, на какое время и что с ними стало.',
  params: handoverParams,
  reply: Handover,
  examples: { reply: handoverExample },
  async handle(ctx, { params }) {
    const handover = await getHandover(ctx, params.id, params.handoverId);
    return { status: 200, headers: { etag: entityTag(handover.version) }, body: handoverView(handover) };
  },
});
