import type { Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  to: choice(['municipalCouncil'], { description: 'Муниципальный социально-реабилитационный консилиум.' }),
  question: text(5000, 'Какой вопрос выносится.'),
};

const description = 'Вынесение вопроса на муниципальный консилиум.';
const NewCouncilReferral = named('NewCouncilReferral', closed({ ...bodyHead, ...fields }, { description }));
export const CouncilReferralFact = named('CouncilReferralFact', closed({ ...factHead('councilReferral'), ...fields }, { description }));

const body: Static<typeof NewCouncilReferral> = {
  date: '2026-04-20', to: 'municipalCouncil', question: 'Кто из ведомств обеспечит ребёнку место в группе кратковременного пребывания.',
};

export const councilReferral: FactDefinition<'councilReferral', Static<typeof NewCouncilReferral>> = {
  kind: 'councilReferral',
  name: 'CouncilReferral',
  path: 'council-referrals',
  tag: 'correspondence',
  summaries: { record: 'Вынести вопрос на консилиум', list: 'Вопросы консилиуму', get: 'Вопрос консилиуму' },
  description:
    'Сложный вопрос межведомственного сопровождения выносится на муниципальный консилиум, где порядок региона это предусматривает '
    + '(Татарстан, п. 4.13). Состояние дела от этого не меняется, решения принимает прежний орган.',
  body: NewCouncilReferral,
  fact: CouncilReferralFact,
  example: { body, fact: exampleFact('councilReferral', 21, body) },
  toData: ({ date: _, ...data }) => data,
};
