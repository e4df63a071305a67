import { getPartnerMeasure } from '../../operations/partner/measures.ts';
import { listEndpoint } from '../endpoint.ts';
import { measureExample, measureParams, measureView, PartnerMeasure } from './measure-schema.ts';

export const getPartnerMeasureEndpoint = listEndpoint({
  operationId: 'getPartnerMeasure',
  url: '/v1/partner/measures/:id',
  tag: 'partners',
  summary: 'Мероприятие соисполнителя',
  description: 'Одно мероприятие, которое исполняет организация вызывающего; чужое — 404, как и то, которого нет.',
  params: measureParams,
  reply: PartnerMeasure,
  examples: { reply: measureExample },
  async handle(ctx, { params }) {
    return { status: 200, body: measureView(await getPartnerMeasure(ctx, params.id)) };
  },
});
