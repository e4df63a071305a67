import { Type } from 'typebox';
import type { HandoverWish } from '../../domain/handover.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { handoverFields } from './handover-schema.ts';

const CaseWish = closed(
  { caseId: id('Дело этого куратора.'), specialistId: Type.Optional(id('Кому его передать; без этого — кому-то из `to`.')) },
  { description: 'Какое дело и кому.' },
);

const all = Type.Literal('all', { description: 'Все открытые дела куратора.' });
const some = Type.Array(CaseWish, {
  minItems: 1, maxItems: 100, description: 'Только эти дела. Другие дела той же семьи у этого куратора передаются вместе с ними.',
});
const cases = Type.Unsafe<HandoverWish['cases']>(Type.Union([all, some], { description: 'Что передать: `all` — всё, или список дел.' }));
const to = Type.Array(id('Куратор той же организации.'), {
  maxItems: 20, uniqueItems: true,
  description: 'Кому передать. Между несколькими семьи делятся по свободным местам: сначала самые тяжёлые уровни.',
});

export const NewHandover = named(
  'NewHandover',
  closed(
    {
      ...handoverFields,
      until: Type.Optional(date('По какой день включительно; без этого — насовсем.')),
      cases,
      to,
      overrideReason: Type.Optional(
        text(2000, 'Письменное обоснование руководителя, если предел нагрузки превышается и порядок это допускает.'),
      ),
    },
    { description: 'Передача дел куратора другим.' },
  ),
);

export const newHandoverExample = {
  date: '2026-06-01',
  reason: 'leave' as const,
  text: 'Приказ № 12 от 25.05.2026 об отпуске',
  until: '2026-06-28',
  cases: 'all' as const,
  to: ['01990000-0000-7000-8002-000000000002'],
};

export const HandoverQuestion = named(
  'HandoverQuestion',
  closed({ cases: Type.Optional(cases), to: Type.Optional(to) }, {
    description: 'Что и кому предполагается передать. Без `cases` — все дела, без `to` — любому куратору организации.',
  }),
);

export const HandoverReturn = named(
  'NewHandoverReturn',
  closed({ date: date('С какого дня куратор снова ведёт свои дела, по календарю региона.') }, { description: 'Досрочное завершение временной передачи.' }),
);
