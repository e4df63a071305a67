import { Type } from 'typebox';
import { markAsPartner } from '../../operations/partner/measures.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { bodyHead } from '../facts/fact-definition.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { aboutAddress, measurePointers, measureRecordExample, PartnerMeasureRecord, recordReply } from './measure-record.ts';
import { measureParams } from './measure-schema.ts';

const NewPartnerMark = named('NewPartnerMark', closed({
  ...bodyHead,
  result: choice(['done', 'notDone'], { description: 'Выполнено или не выполнено.' }),
  reason: Type.Optional(text(2000, 'Почему не выполнено; для `notDone` обязательно.')),
  outcome: Type.Optional(text(5000, 'Результат.')),
}, { description: 'Отметка исполнителя о выполнении.' }));

export const markPartnerMeasureEndpoint = createEndpoint({
  operationId: 'markPartnerMeasure',
  url: '/v1/partner/measures/:id/executions',
  tag: 'partners',
  summary: 'Отметить выполнение',
  description:
    'Отметка ответственного исполнителя о выполнении мероприятия — та же запись в деле, что и у куратора, с пометкой, кто её внёс. Соисполнитель '
    + 'подаёт отчёт (`reportPartnerMeasure`). Отметка позже срока принимается, ответ говорит об этом: `late`, `lateAfter`.',
  params: measureParams,
  body: NewPartnerMark,
  reply: PartnerMeasureRecord,
  examples: { body: { date: '2026-05-20', result: 'done', outcome: 'Путёвка получена.' }, reply: measureRecordExample },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => aboutAddress(measurePointers, markAsPartner(tx, ctx, params.id, body)), recordReply);
  },
});
