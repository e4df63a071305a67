import { Type, type Static, type TProperties } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { consentScope } from './consent-scope.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

function fields<N extends TProperties>(note: N) {
  return {
    memberId: id('Кто дал согласие: взрослый член семьи или родитель (законный представитель) несовершеннолетнего.'),
    textVersion: text(100, 'Редакция текста согласия.'),
    signedOn: Type.Optional(date('Дата на самом документе, если она другая.')),
    validUntil: Type.Optional(date('Последний день действия; без него — до отзыва.')),
    scope: consentScope('Объём согласия: на что оно дано. `processing` обязательно.'),
    ...note,
  };
}

const description = 'Согласие на обработку персональных данных.';
const NewConsent = named(
  'NewConsent', closed({ ...bodyHead, ...fields({ note: Type.Optional(text(2000, 'Примечание.')) }) }, { description }),
);

const body: Static<typeof NewConsent> = {
  date: '2026-01-12',
  memberId: '01990000-0000-7000-8004-000000000151',
  textVersion: '2026-1',
  validUntil: '2027-01-12',
  scope: ['processing', 'transferToExecutors', 'outsideSpecialists'],
};

// A note taken over from an earlier release may be longer than one that is sent now.
export const ConsentFact = named(
  'ConsentFact',
  closed({ ...factHead('consent'), ...fields({ note: Type.Optional(Type.String({ description: 'Примечание.' })) }) }, { description }),
);

export const consent: FactDefinition<'consent', Static<typeof NewConsent>> = {
  kind: 'consent',
  name: 'Consent',
  path: 'consents',
  tag: 'papers',
  summaries: { record: 'Внести согласие', list: 'Согласия', get: 'Согласие' },
  description:
    'Согласие на обработку персональных данных: кто его дал, редакция текста, объём и срок. Где порядок региона его требует, без него '
    + 'нет следующих шагов. Новое согласие того же человека заменяет прежнее; согласие с прошедшим сроком не действует.',
  body: NewConsent,
  fact: ConsentFact,
  example: { body, fact: exampleFact('consent', 2, body) },
  toData: ({ date: _, ...data }) => data,
};
