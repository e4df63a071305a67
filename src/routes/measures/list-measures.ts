import { Type } from 'typebox';
import { listMeasures } from '../../operations/read-cases.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';

const OwnMeasure = named(
  'OwnMeasure',
  closed(
    {
      caseId: id('Дело.'),
      programmeNumber: Type.Integer({ description: 'Номер редакции программы.' }),
      number: Type.Integer({ description: 'Номер мероприятия.' }),
      helpType: Type.String({ description: 'Вид помощи.' }),
      title: Type.String({ description: 'Мероприятие.' }),
      dueOn: date('Срок исполнения.'),
      contact: closed(
        {
          fullName: nullable(Type.String(), 'Законный представитель: фамилия, имя, отчество.'),
          phone: nullable(Type.String(), 'Телефон семьи.'),
        },
        { description: 'С кем связаться.' },
      ),
      members: Type.Array(Type.String(), { description: 'Для кого мероприятие: фамилии, имена, отчества.' }),
      state: Type.String({ description: 'Отметка о выполнении: `open` (нет), `done` (выполнено), `notDone` (не выполнено).' }),
    },
    { description: 'Мероприятие действующей программы, которое исполняет организация вызывающего, и кому о нём позвонить.' },
  ),
);

const example = {
  caseId: '01940000-0000-7000-8000-000000000041',
  programmeNumber: 1,
  number: 1,
  helpType: 'medical',
  title: 'Содействие в получении санаторно-курортного лечения ребёнка',
  dueOn: '2026-05-29',
  contact: { fullName: 'Примерова Мария Тестовна', phone: '+7 900 000-00-00' },
  members: ['Примеров Иван Тестович'],
  state: 'open',
};

export const listMeasuresEndpoint = listEndpoint({
  operationId: 'listMeasures',
  url: '/v1/measures',
  tag: 'programmes',
  summary: 'Мероприятия соисполнителя',
  description: 'Мероприятия действующих программ, ответственный исполнитель которых — организация вызывающего (соисполнитель), по сроку.',
  query: closed({ ...pagingQuery }),
  reply: named('OwnMeasureList', listOf(OwnMeasure)),
  examples: { reply: { items: [example], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const page = await listMeasures(ctx, pageRequest(query, ['date', 'id', 'number'], url));
    const items = page.items.map(({ familyId: _family, organisationId: _keeper, ...measure }) => measure);
    return listReply({ ...page, items }, url);
  },
});
