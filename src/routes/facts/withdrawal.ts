import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  reason: Type.String({ minLength: 1, maxLength: 50, description: 'Итог: код из `/v1/reference/outcomes`, `familyDeclined`.' }),
  text: text(10_000, 'Что сказала семья.'),
};

const NewWithdrawal = named('NewWithdrawal', closed({ ...bodyHead, ...fields }, { description: 'Отказ до начала.' }));

const body: Static<typeof NewWithdrawal> = {
  date: '2026-01-15', reason: 'familyDeclined', text: 'Семья справится сама и от сопровождения отказывается.',
};

export const WithdrawalFact = named(
  'WithdrawalFact', closed({ ...factHead('withdrawal'), ...fields }, { description: 'Отказ до начала.' }),
);

export const withdrawal: FactDefinition<'withdrawal', Static<typeof NewWithdrawal>> = {
  kind: 'withdrawal',
  name: 'Withdrawal',
  path: 'withdrawals',
  tag: 'cases',
  summaries: { record: 'Внести отказ семьи до начала', list: 'Отказы до начала', get: 'Отказ до начала' },
  description:
    'Семья отказалась до начала социального сопровождения: дело завершается состоянием «не принята». '
    + 'Отказ в ходе сопровождения — это решение `endWithoutSuccess` с письменным отказом в деле.',
  body: NewWithdrawal,
  fact: WithdrawalFact,
  example: { body, fact: exampleFact('withdrawal', 7, body) },
  toData: ({ date: _, ...data }) => data,
};
