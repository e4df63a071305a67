import { handOver } from '../../operations/hand-over.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Handover, handoverExample, handoverView } from './handover-schema.ts';
import { NewHandover, newHandoverExample } from './handover-wish-schema.ts';

export const handOverEndpoint = createEndpoint({
  operationId: 'handOver',
  url: '/v1/specialists/:id/handovers',
  tag: 'handovers',
  summary: 'Передать дела куратора',
  description:
    'Передача дел куратора одному или нескольким другим: всё или ничего. По каждому делу вносится назначение куратора, пределы нагрузки и '
    + 'правила порядка те же, что при отдельном назначении; семья с двумя делами передаётся целиком и занимает одно место. Если кто-то не '
    + 'помещается, отказ (409) называет каждую такую семью, пункт порядка и у кого место есть. С `until` — на время: на следующий за ним '
    + 'день дела возвращаются, а где возвращать некуда, появляется предупреждение `handoverNotReturned`. `dryRun=true` покажет, кому что '
    + 'достанется.',
  params: idParams('Куратор, чьи дела передаются.'),
  body: NewHandover,
  reply: Handover,
  examples: { body: newHandoverExample, reply: handoverExample },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => handOver(tx, ctx, params.id, body), (made) => ({
      status: 201,
      headers: { etag: entityTag(made.version), location: `/v1/specialists/${made.specialistId}/handovers/${made.id}` },
      body: handoverView(made),
    }));
  },
});
