import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { consentScope } from './consent-scope.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  memberId: id('Кто отзывает: тот, кто дал согласие.'),
  text: text(10_000, 'Что заявлено.'),
  scope: Type.Optional(consentScope('Что отзывается; без этого поля и вместе с `processing` — всё.')),
};

const description = 'Отзыв согласия на обработку персональных данных.';
const NewConsentWithdrawal = named('NewConsentWithdrawal', closed({ ...bodyHead, ...fields }, { description }));
export const ConsentWithdrawalFact = named(
  'ConsentWithdrawalFact', closed({ ...factHead('consentWithdrawal'), ...fields }, { description }),
);

const body: Static<typeof NewConsentWithdrawal> = {
  date: '2026-01-15',
  memberId: '01990000-0000-7000-8004-000000000151',
  text: 'Прошу прекратить обработку персональных данных моей семьи.',
};

export const consentWithdrawal: FactDefinition<'consentWithdrawal', Static<typeof NewConsentWithdrawal>> = {
  kind: 'consentWithdrawal',
  name: 'ConsentWithdrawal',
  path: 'consent-withdrawals',
  tag: 'papers',
  summaries: { record: 'Внести отзыв согласия', list: 'Отзывы согласия', get: 'Отзыв согласия' },
  description:
    'Отзыв согласия на обработку персональных данных, полный или частичный. После полного новое не вносится (`consent.withdrawn`), пока '
    + 'нет нового согласия: возможны только новое согласие, отказ семьи, решения об отказе и завершении и документы для них. Сам отзыв '
    + 'дело не завершает: о нём предупреждение `consentWithdrawn`. Что хранится и по какому закону — в `case.consent.kept` ответа.',
  body: NewConsentWithdrawal,
  fact: ConsentWithdrawalFact,
  example: { body, fact: exampleFact('consentWithdrawal', 7, body) },
  toData: ({ date: _, ...data }) => data,
};
