import { Type } from 'typebox';
import { confirmProgramme } from '../../operations/partner/programmes.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { bodyHead } from '../facts/fact-definition.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { aboutAddress } from './measure-record.ts';
import { programmeExample, programmeFields, programmeParams, programmeView } from './programme-schema.ts';

const NewPartnerReceipt = named('NewPartnerReceipt', closed(
  { ...bodyHead, receivedBy: Type.Optional(text(300, 'Кто принял.')) }, { description: 'Уведомление о получении программы.' },
));
const PartnerReceipt = named('PartnerReceipt', closed(
  { receiptId: id('Запись в деле.'), ...programmeFields }, { description: 'Программа, получение которой подтверждено.' },
));

/** Fields of the fact that the address holds. */
const receiptPointers = ['/distributionFactId', '/organisationId'];

export const confirmPartnerProgrammeEndpoint = createEndpoint({
  operationId: 'confirmPartnerProgramme',
  url: '/v1/partner/programmes/:id/receipts',
  tag: 'partners',
  summary: 'Подтвердить получение программы',
  description: 'Уведомление о получении последней рассылки этой редакции. Подтверждается один раз; новая рассылка — новое уведомление.',
  params: programmeParams,
  body: NewPartnerReceipt,
  reply: PartnerReceipt,
  examples: {
    body: { date: '2026-01-28', receivedBy: 'секретарь' },
    reply: { receiptId: '01940000-0000-7000-8000-000000000117', ...programmeExample, receivedOn: '2026-01-28' },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => aboutAddress(receiptPointers, confirmProgramme(tx, ctx, params.id, body)), (done) => ({
      status: 201,
      headers: { etag: entityTag(1), location: `/v1/partner/programmes/${params.id}` },
      body: { receiptId: done.receiptId, ...programmeView(done) },
    }));
  },
});
