import { Type } from 'typebox';
import { proposeMeasures } from '../../operations/propose-measures.ts';
import { listEndpoint } from '../endpoint.ts';
import { helpType } from '../facts/help-type.ts';
import { linksExample, MeasureLink, measureTitle, measureTitleExample } from '../reference/catalogue-schema.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';

const MeasureProposal = named(
  'MeasureProposal',
  closed(
    {
      ...measureTitle,
      why: Type.Array(MeasureLink, { description: 'Почему предложено: строки приложений для категорий этой семьи.' }),
      inProgramme: Type.Boolean({ description: 'В последней редакции программы уже есть мероприятие с этим кодом.' }),
    },
    { description: 'Предлагаемое мероприятие.' },
  ),
);

const Source = named(
  'ProposalSource',
  closed(
    {
      regulation: Type.String({ description: 'Порядок, из которого взят каталог.' }),
      clause: Type.String({ description: 'Пункт и приложения.' }),
      standing: choice(['ownRegulation', 'recommendation'], {
        description: '`ownRegulation` — каталог порядка этого дела, `recommendation` — рекомендация: каталог другого региона.',
      }),
      ru: Type.String({ description: 'То же словами, по-русски.' }),
      en: Type.String({ description: 'То же словами, по-английски.' }),
    },
    { description: 'Откуда предложения и какую силу они имеют.' },
  ),
);

const example = {
  source: {
    regulation: 'tatarstan-2017',
    clause: 'п. 4.10; прил. № 4–11, разд. V',
    standing: 'ownRegulation' as const,
    ru: 'Мероприятия алгоритмов, которые порядок разрешает включать в программу.',
    en: 'Measures of the algorithms that the regulation lets into a programme.',
  },
  items: [{ ...measureTitleExample, why: linksExample, inProgramme: true }],
};

export const listMeasureProposalsEndpoint = listEndpoint({
  operationId: 'listMeasureProposals',
  url: '/v1/cases/:id/measure-proposals',
  tag: 'programmes',
  summary: 'Предлагаемые мероприятия',
  description:
    'Мероприятия каталога для категорий семьи: по видам помощи, внутри — по приложениям и их строкам. Куратор выбирает из них '
    + '(`catalogueCode` мероприятия программы), правит наименование и добавляет свои. Категория без приложения ничего не добавляет.',
  params: idParams('Идентификатор дела.'),
  query: closed({ helpType: Type.Optional(helpType) }),
  reply: named(
    'MeasureProposalList',
    closed({ source: Source, items: Type.Array(MeasureProposal) }, { description: 'Предлагаемые мероприятия.' }),
  ),
  examples: { reply: example },
  async handle(ctx, { params, query }) {
    return { status: 200, body: await proposeMeasures(ctx, params.id, query.helpType) };
  },
});
