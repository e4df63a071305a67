import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  number: text(100, 'Номер договора.'),
  memberId: id('Кто подписал от семьи.'),
  familyDesiredResult: Type.Optional(text(5000, 'Какого результата хочет семья.')),
};

const NewAgreement = named('NewAgreement', closed({ ...bodyHead, ...fields }, { description: 'Договор о сопровождении.' }));

const body: Static<typeof NewAgreement> = { date: '2026-01-23', number: 'Д-1', memberId: '01990000-0000-7000-8004-000000000151' };

export const AgreementFact = named(
  'AgreementFact', closed({ ...factHead('agreement'), ...fields }, { description: 'Договор о сопровождении.' }),
);

export const agreement: FactDefinition<'agreement', Static<typeof NewAgreement>> = {
  kind: 'agreement',
  name: 'Agreement',
  path: 'agreements',
  tag: 'agreements',
  summaries: { record: 'Заключить договор', list: 'Договоры', get: 'Договор' },
  description:
    'Договор (соглашение) о социальном сопровождении с семьёй — там, где порядок региона его требует. '
    + 'Порядок Татарстана договора не знает: семья подписывает программу.',
  body: NewAgreement,
  fact: AgreementFact,
  example: { body, fact: exampleFact('agreement', 14, body) },
  toData: ({ date: _, ...data }) => data,
};
