import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  referralFactId: id('На какой вопрос.'),
  advice: text(10_000, 'Что консилиум советует.'),
  number: Type.Optional(text(100, 'Номер протокола.')),
  members: Type.Optional(Type.Array(
    closed({ name: text(200, 'Фамилия, имя, отчество.'), position: text(200, 'Должность.') }),
    { maxItems: 50, description: 'Кто участвовал.' },
  )),
};

const description = 'Заключение муниципального консилиума: совет, не решение.';
const NewCouncilOpinion = named('NewCouncilOpinion', closed({ ...bodyHead, ...fields }, { description }));
export const CouncilOpinionFact = named('CouncilOpinionFact', closed({ ...factHead('councilOpinion'), ...fields }, { description }));

const body: Static<typeof NewCouncilOpinion> = {
  date: '2026-04-24', referralFactId: '01940000-0000-7000-8000-000000000121', advice: 'Управлению образования найти место до 1 сентября.', number: 'МК-4',
};

export const councilOpinion: FactDefinition<'councilOpinion', Static<typeof NewCouncilOpinion>> = {
  kind: 'councilOpinion',
  name: 'CouncilOpinion',
  path: 'council-opinions',
  tag: 'correspondence',
  summaries: { record: 'Внести заключение консилиума', list: 'Заключения консилиума', get: 'Заключение консилиума' },
  description: 'Заключение муниципального консилиума по вынесенному вопросу. Оно ничего не решает: решения вносятся отдельно и прежним органом.',
  body: NewCouncilOpinion,
  fact: CouncilOpinionFact,
  example: { body, fact: exampleFact('councilOpinion', 22, body) },
  toData: ({ date: _, ...data }) => data,
};
