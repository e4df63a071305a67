import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

const fields = {
  programmeNumber,
  recipients: Type.Array(
    closed({
      name: text(300, 'Кому направлена.'),
      organisationId: Type.Optional(id('Организация, если она есть в справочнике.')),
    }),
    { minItems: 1, maxItems: 100, description: 'Получатели.' },
  ),
};

const description = 'Рассылка утверждённой программы.';
const NewDistribution = named('NewDistribution', closed({ ...bodyHead, ...fields }, { description }));
export const DistributionFact = named('DistributionFact', closed({ ...factHead('distribution'), ...fields }, { description }));

const body: Static<typeof NewDistribution> = {
  date: '2026-01-26',
  programmeNumber: 1,
  recipients: [{ name: 'Детская поликлиника № 0 «Примерная»', organisationId: '01990000-0000-7000-8001-000000000002' }],
};

export const distribution: FactDefinition<'distribution', Static<typeof NewDistribution>> = {
  kind: 'distribution',
  name: 'Distribution',
  path: 'distributions',
  tag: 'programmes',
  summaries: { record: 'Разослать программу', list: 'Рассылки программы', get: 'Рассылка программы' },
  description:
    'Рассылка утверждённой программы исполнителям и заинтересованным органам — обязательна там, где этого требует порядок региона '
    + '(Валуйки, этап 8).',
  body: NewDistribution,
  fact: DistributionFact,
  example: { body, fact: exampleFact('distribution', 15, body) },
  toData: ({ date: _, ...data }) => data,
};
