import { planHandover } from '../../operations/plan-handover.ts';
import { lookUpEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { HandoverPlan, handoverPlanExample } from './handover-plan-schema.ts';
import { HandoverQuestion, newHandoverExample } from './handover-wish-schema.ts';

export const planHandoverEndpoint = lookUpEndpoint({
  operationId: 'planHandover',
  url: '/v1/specialists/:id/handover-plans',
  tag: 'handovers',
  summary: 'Спланировать передачу дел',
  description:
    'Кому из кураторов досталась бы какая семья, кто ещё мог бы её взять и у кого сколько мест. Ничего не меняет; сама передача может '
    + 'получиться иной, если за это время изменится нагрузка.',
  params: idParams('Куратор, чьи дела предполагается передать.'),
  body: HandoverQuestion,
  reply: HandoverPlan,
  problems: ['action-refused', 'request-invalid'],
  examples: { body: { cases: 'all', to: newHandoverExample.to }, reply: handoverPlanExample },
  async handle(ctx, { params, body: { cases = 'all', to = [] } }) {
    return { status: 200, body: await planHandover(ctx, params.id, { cases, to }) };
  },
});
