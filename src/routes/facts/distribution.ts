import { Type, type Static } from 'typebox';
import type { DistributionData } from '../../domain/case/facts.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

const recipient = closed({
  name: text(300, 'Кому направлена.'),
  organisationId: Type.Optional(id('Организация, если она есть в справочнике: она сама увидит программу и подтвердит получение.')),
});
const toAll = Type.Optional(Type.Boolean({
  description: 'Всем исполнителям и соисполнителям этой редакции из других организаций: служба называет их сама, сверх названных в `recipients`.',
}));

const description = 'Рассылка утверждённой программы.';
const NewDistribution = named('NewDistribution', closed({
  ...bodyHead,
  programmeNumber,
  recipients: Type.Optional(Type.Array(recipient, { maxItems: 100, description: 'Получатели; без них — всем исполнителям, как при `toAll`.' })),
  toAll,
}, { description }));
type DistributionBody = Static<typeof NewDistribution>;

export const DistributionFact = named('DistributionFact', closed({
  ...factHead('distribution'),
  programmeNumber,
  recipients: Type.Array(recipient, { description: 'Получатели.' }),
  toAll,
}, { description }));

const body: DistributionBody = {
  date: '2026-01-26',
  programmeNumber: 1,
  recipients: [{ name: 'Детская поликлиника № 0 «Примерная»', organisationId: '01990000-0000-7000-8001-000000000002' }],
};

/** Who names nobody means all who carry the programme out. */
function toData({ date: _, recipients = [], toAll: all, ...data }: DistributionBody): DistributionData {
  return { ...data, recipients, ...(all === true || recipients.length === 0 ? { toAll: true } : {}) };
}

export const distribution: FactDefinition<'distribution', DistributionBody> = {
  kind: 'distribution',
  name: 'Distribution',
  path: 'distributions',
  tag: 'programmes',
  summaries: { record: 'Разослать программу', list: 'Рассылки программы', get: 'Рассылка программы' },
  description:
    'Рассылка утверждённой программы исполнителям и заинтересованным органам — обязательна там, где этого требует порядок региона '
    + '(Валуйки, этап 8). Кто и когда подтвердил получение — в `GET /v1/cases/{id}/deliveries`.',
  body: NewDistribution,
  fact: DistributionFact,
  example: { body, fact: exampleFact('distribution', 15, body) },
  toData,
};
