import { Type } from 'typebox';
import { getAgenda } from '../../operations/agenda.ts';
import { agendaView } from '../../operations/agenda-view.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { idParams } from '../schemas/ids.ts';
import { Agenda, agendaExample } from './agenda-schema.ts';

const query = closed({
  date: Type.Optional(date('День; без него — сегодня в регионе. Всё считается по тому, что известно сейчас.')),
  days: Type.Optional(Type.Integer({ minimum: 0, maximum: 60, default: 7, description: 'На сколько дней вперёд.' })),
});

export const getAgendaEndpoint = listEndpoint({
  operationId: 'getAgenda',
  url: '/v1/specialists/:id/agenda',
  tag: 'agenda',
  summary: 'План дня куратора',
  description:
    'День куратора на одной странице: что просрочено, что сегодня, что в ближайшие дни (сроки порядка, окончание программ, мероприятия, '
    + 'рассмотрения, проверки, окончание согласий), открытые предупреждения и дела, которые ждут следующего действия самого куратора. '
    + 'Куратор видит свой план, руководитель — любого специалиста организации.',
  params: idParams('Идентификатор специалиста.'),
  query,
  reply: Agenda,
  examples: { reply: agendaExample },
  async handle(ctx, { params, query: { date: on, days = 7 } }) {
    const agenda = await getAgenda(ctx, params.id, { days, ...(on === undefined ? {} : { date: on }) });
    return { status: 200, body: agendaView(agenda) };
  },
});
