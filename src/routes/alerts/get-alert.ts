import { getAlert } from '../../operations/read-alerts.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { alertDetailExample } from './alert-example.ts';
import { AlertDetail } from './alert-schema.ts';

/** Its answer changes with the day and has no version. */
export const getAlertEndpoint = listEndpoint({
  operationId: 'getAlert',
  url: '/v1/alerts/:id',
  tag: 'alerts',
  summary: 'Предупреждение',
  description: 'Одно предупреждение, открытое или снятое, с историей отметок и отсрочек.',
  params: idParams('Идентификатор предупреждения.'),
  reply: AlertDetail,
  examples: { reply: alertDetailExample },
  async handle(ctx, { params }) {
    return { status: 200, body: await getAlert(ctx, params.id) };
  },
});
