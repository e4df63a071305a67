import { getCaseload } from '../../operations/get-caseload.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { Caseload, caseloadExample } from '../schemas/specialist.ts';

export const getCaseloadEndpoint = listEndpoint({
  operationId: 'getCaseload',
  url: '/v1/specialists/:id/caseload',
  tag: 'specialists',
  summary: 'Нагрузка куратора',
  description:
    'По каждому уровню: сколько семей у куратора, сколько можно и сколько ещё поместится, с пунктом порядка. Семья занимает место, когда у неё есть и куратор, и уровень.',
  oneTrip: true,
  params: idParams('Идентификатор специалиста.'),
  reply: Caseload,
  examples: { reply: caseloadExample },
  async handle(ctx, { params }) {
    return { status: 200, body: await getCaseload(ctx, params.id) };
  },
});
