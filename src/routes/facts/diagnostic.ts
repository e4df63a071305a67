import { Type, type Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  kind: choice(['primary', 'interim', 'final'], { description: 'Первичная, промежуточная или итоговая.' }),
  conclusion: text(10_000, 'Вывод.'),
  specialistName: text(200, 'Кто провёл: фамилия, имя, отчество специалиста.'),
  memberIds: Type.Array(id('Член семьи.'), { maxItems: 30, uniqueItems: true, description: 'Кого обследовали.' }),
  effectiveness: Type.Optional(text(5000, 'Оценка эффективности сопровождения.')),
  recommendations: Type.Optional(text(5000, 'Рекомендации.')),
};

const NewDiagnostic = named('NewDiagnostic', closed({ ...bodyHead, ...fields }, { description: 'Диагностика.' }));

const body: Static<typeof NewDiagnostic> = {
  date: '2026-01-15',
  kind: 'primary',
  conclusion: 'Семье нужна медицинская и психологическая помощь.',
  specialistName: 'Психологова Ольга Примеровна',
  memberIds: ['01990000-0000-7000-8004-000000000152'],
};

export const DiagnosticFact = named(
  'DiagnosticFact',
  closed({ ...factHead('diagnostic'), ...fields, specialistName: Type.Optional(fields.specialistName) }, { description: 'Диагностика.' }),
);

export const diagnostic: FactDefinition<'diagnostic', Static<typeof NewDiagnostic>> = {
  kind: 'diagnostic',
  name: 'Diagnostic',
  path: 'diagnostics',
  tag: 'diagnostics',
  summaries: { record: 'Внести диагностику', list: 'Диагностики', get: 'Диагностика' },
  description:
    'Диагностика семьи: первичная — до определения уровня, промежуточная и итоговая — в ходе сопровождения. '
    + 'Итоговая переводит дело к оценке результатов.',
  body: NewDiagnostic,
  fact: DiagnosticFact,
  example: { body, fact: exampleFact('diagnostic', 8, body) },
  toData: ({ date: _, ...data }) => data,
};
