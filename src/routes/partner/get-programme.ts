import { getPartnerProgramme } from '../../operations/partner/programmes.ts';
import { listEndpoint } from '../endpoint.ts';
import { PartnerProgramme, programmeExample, programmeParams, programmeView } from './programme-schema.ts';

export const getPartnerProgrammeEndpoint = listEndpoint({
  operationId: 'getPartnerProgramme',
  url: '/v1/partner/programmes/:id',
  tag: 'partners',
  summary: 'Программа, направленная соисполнителю',
  description: 'Последняя рассылка одной редакции программы организации вызывающего, с её мероприятиями и без чужих.',
  params: programmeParams,
  reply: PartnerProgramme,
  examples: { reply: programmeExample },
  async handle(ctx, { params }) {
    return { status: 200, body: programmeView(await getPartnerProgramme(ctx, params.id)) };
  },
});
