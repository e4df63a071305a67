import { Type } from 'typebox';
import { feedItemView } from '../../operations/feed-view.ts';
import { lookUpFeedCases } from '../../operations/read-feed.ts';
import { lookUpEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { ExternalId } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { caseStatusExample, CaseStatusItem } from './case-status-schema.ts';

const CaseReference = Type.Union([closed({ caseId: id('Дело.') }), closed({ externalId: ExternalId })], {
  description: 'Дело: по нашему идентификатору или по внешнему.',
});

const CaseStatusQuestion = named('CaseStatusQuestion', closed({
  cases: Type.Array(CaseReference, { minItems: 1, maxItems: 1000, description: 'О каких делах спрашивают, не больше 1000.' }),
}, { description: 'Вопрос о нескольких делах.' }));

const CaseStatusAnswers = named('CaseStatusAnswers', closed({
  items: Type.Array(closed({
    found: Type.Boolean({ description: 'Есть ли такое дело в муниципалитете.' }),
    item: nullable(CaseStatusItem, 'Дело; null, если не найдено.'),
  }), { description: 'Ответы в порядке вопросов.' }),
}, { description: 'Ответы о нескольких делах.' }));

export const lookUpCaseStatusesEndpoint = lookUpEndpoint({
  operationId: 'lookUpCaseStatuses',
  url: '/v1/kdn/case-statuses/look-up',
  tag: 'kdn',
  summary: 'Состояния нескольких дел',
  description: 'То же, что в ленте, о делах муниципалитета КДНиЗП, которые названы идентификаторами, нашими или внешними: ответы в том же порядке.',
  body: CaseStatusQuestion,
  reply: CaseStatusAnswers,
  examples: {
    body: { cases: [{ externalId: { system: 'kdn-soft', value: '2026-17' } }, { caseId: '01940000-0000-7000-8000-0000000000ff' }] },
    reply: { items: [{ found: true, item: caseStatusExample }, { found: false, item: null }] },
  },
  async handle(ctx, { body: { cases } }) {
    const found = await lookUpFeedCases(ctx, cases);
    return { status: 200, body: { items: found.map((item) => ({ found: item !== undefined, item: item === undefined ? null : feedItemView(ctx, item) })) } };
  },
});
