import { reportAsPartner } from '../../operations/partner/measures.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { bodyHead } from '../facts/fact-definition.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { aboutAddress, measurePointers, measureRecordExample, PartnerMeasureRecord, recordReply } from './measure-record.ts';
import { measureExample, measureParams } from './measure-schema.ts';

const NewPartnerReport = named('NewPartnerReport', closed(
  { ...bodyHead, text: text(5000, 'Что сделано.') }, { description: 'Отчёт исполнителя или соисполнителя.' },
));

export const reportPartnerMeasureEndpoint = createEndpoint({
  operationId: 'reportPartnerMeasure',
  url: '/v1/partner/measures/:id/reports',
  tag: 'partners',
  summary: 'Отчитаться о мероприятии',
  description: 'Отчёт исполнителя или соисполнителя о том, что сделано. Отметку о выполнении он не меняет: её ставит ответственный исполнитель.',
  params: measureParams,
  body: NewPartnerReport,
  reply: PartnerMeasureRecord,
  examples: {
    body: { date: '2026-04-10', text: 'Направление выдано, ребёнок записан к врачу.' },
    reply: { ...measureRecordExample, date: '2026-04-10', measure: measureExample },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => aboutAddress(measurePointers, reportAsPartner(tx, ctx, params.id, body)), recordReply);
  },
});
