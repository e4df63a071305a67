import { acknowledgeAlert } from '../../operations/acknowledge-alert.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { acknowledgementExample, alertDetailExample } from './alert-example.ts';
import { AlertDetail } from './alert-schema.ts';

const NewAcknowledgement = named('NewAcknowledgement', closed(
  { note: text(1000, 'Что известно и что делается.') },
  { description: 'Отметка о предупреждении.' },
));

export const acknowledgeAlertEndpoint = createEndpoint({
  operationId: 'acknowledgeAlert',
  url: '/v1/alerts/:id/acknowledgements',
  tag: 'alerts',
  summary: 'Отметить предупреждение',
  description:
    'Отмечает, что предупреждение замечено, с пояснением; каждый клиент — один раз. Предупреждение от этого не снимается: оно уйдёт, когда исчезнет '
    + 'причина. Только `quarterlyReportDue` снимается отметкой: она и означает, что отчёт сдан.',
  params: idParams('Идентификатор предупреждения.'),
  body: NewAcknowledgement,
  reply: AlertDetail,
  examples: { body: { note: acknowledgementExample.note }, reply: alertDetailExample },
  async handle(ctx, { params: { id }, body }) {
    return await perform(ctx, (tx) => acknowledgeAlert(tx, ctx, id, body), (alert) => ({
      status: 201,
      headers: { etag: entityTag(alert.actions.length), location: `/v1/alerts/${id}` },
      body: alert,
    }));
  },
});
