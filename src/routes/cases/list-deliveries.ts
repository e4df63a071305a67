import { Type } from 'typebox';
import { type CaseDelivery, listDeliveries } from '../../operations/read-deliveries.ts';
import { listEndpoint } from '../endpoint.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id, idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const CaseDeliveries = named('CaseDeliveries', closed({
  items: Type.Array(Type.Unsafe<CaseDelivery>(closed({
    kind: choice(['programme', 'letter'], { description: 'Программа или письмо.' }),
    factId: id('Рассылка или письмо: запись в деле.'),
    programmeNumber: nullable(Type.Integer(), 'Номер редакции программы; null у письма.'),
    recipient: closed(
      { name: Type.String({ description: 'Кому.' }), organisationId: nullable(id('Организация.'), 'Организация из справочника, если это она.') },
      { description: 'Получатель.' },
    ),
    sentOn: date('Когда направлено.'),
    dueOn: nullable(date('День.'), 'До какого дня ждём ответа на письмо.'),
    answeredOn: nullable(date('День.'), 'Когда подтверждено получение программы или внесён ответ на письмо; null — ещё нет.'),
  })), { description: 'Программы по рассылкам и получателям, затем письма, в порядке внесения.' }),
}, { description: 'Что направлено по делу другим организациям.' }));

const example: CaseDelivery = {
  kind: 'programme', factId: '01940000-0000-7000-8000-000000000115', programmeNumber: 1,
  recipient: { name: 'Детская поликлиника № 0 «Примерная»', organisationId: '01990000-0000-7000-8001-000000000002' },
  sentOn: '2026-01-26', dueOn: null, answeredOn: '2026-01-28',
};

export const listDeliveriesEndpoint = listEndpoint({
  operationId: 'listDeliveries',
  url: '/v1/cases/:id/deliveries',
  tag: 'correspondence',
  summary: 'Что направлено и получено ли оно',
  description: 'Рассылки программы и письма дела по получателям: когда направлено, когда подтверждено получение или пришёл ответ.',
  params: idParams('Идентификатор дела.'),
  reply: CaseDeliveries,
  examples: { reply: { items: [example] } },
  async handle(ctx, { params }) {
    return { status: 200, body: { items: await listDeliveries(ctx, params.id) } };
  },
});
