import { Type } from 'typebox';
import { recommendedWords } from '../../domain/case/fact-data/recommendation.ts';
import type { Resolution as Received } from '../../operations/read-resolutions.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const item = closed({
  word: choice(['takeOn', ...recommendedWords], { description: 'Что постановлено.' }),
  outcome: choice(['decision', 'review', 'opened', 'recommendation'], {
    description:
      'Чем это стало в деле по порядку региона: решением (`decision`), рассмотрением итогов (`review`), открытием дела (`opened`) или '
      + 'рекомендацией (`recommendation`), если порядок не даёт комиссии решать.',
  }),
  caseId: id('Дело.'),
  organisationId: id('Организатор сопровождения.'),
  factId: id('Факт, которым это внесено в дело.'),
  citation: Citation,
});

/** A resolution as the service received it. Its words stand in the facts of the cases. */
export const Resolution = named(
  'Resolution',
  closed(
    {
      id: id('Идентификатор постановления.'),
      region: Type.String({ description: 'Регион.' }),
      municipality: Type.String({ description: 'Муниципальное образование комиссии.' }),
      number: Type.String({ description: 'Номер постановления.' }),
      date: date('Дата постановления.'),
      sessionOn: nullable(date('Дата.'), 'День заседания, если назван.'),
      receivedAt: instant('Когда принято службой.'),
      receivedBy: Type.String({ description: 'Какой клиент прислал.' }),
      items: Type.Array(item, { description: 'Пункты в порядке постановления и чем каждый стал.' }),
    },
    { description: 'Постановление КДНиЗП, принятое службой.' },
  ),
);

export const resolutionExample: Received = {
  id: '01940000-0000-7000-8000-0000000000a1',
  region: 'azov',
  municipality: 'город Азов',
  number: '14/3',
  date: '2026-04-15',
  sessionOn: null,
  receivedAt: '2026-04-15T12:00:00.000Z',
  receivedBy: 'demo-commission',
  items: [{
    word: 'interimResult', outcome: 'review', caseId: '01940000-0000-7000-8000-000000000001',
    organisationId: '01990000-0000-7000-8001-000000000001', factId: '01940000-0000-7000-8000-000000000117',
    citation: { regulation: 'azov-2017', version: 1, clause: '4 этап', inherited: false },
  }],
};
