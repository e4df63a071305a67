import { Type, type Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

/** What a letter says, for the provider and for whom it went to alike. */
export const letterFields = {
  to: closed({
    name: text(300, 'Орган или организация.'),
    organisationId: Type.Optional(id('Организация, если она есть в справочнике: она сама увидит письмо и ответит.')),
  }, { description: 'Кому.' }),
  kind: choice(['request', 'letter'], { description: '`request` — запрос, `letter` — письмо.' }),
  channel: choice(['written', 'electronic'], { description: 'На бумаге или электронно.' }),
  subject: text(500, 'О чём.'),
  text: Type.Optional(text(10_000, 'Текст.')),
  number: Type.Optional(text(100, 'Исходящий номер.')),
  answerDueOn: Type.Optional(date('До какого дня ждём ответа. После него, по рабочим дням, появляется предупреждение `letterUnanswered`.')),
  personalData: Type.Boolean({
    description: 'Письмо передаёт персональные данные семьи. Тогда согласие должно покрывать то, чего порядок региона требует для участия других организаций.',
  }),
};

const description = 'Запрос или письмо в другой орган.';
const NewLetter = named('NewLetter', closed({ ...bodyHead, ...letterFields }, { description }));
export const LetterFact = named('LetterFact', closed({ ...factHead('letter'), ...letterFields }, { description }));

const body: Static<typeof NewLetter> = {
  date: '2026-04-27',
  to: { name: 'Детская поликлиника № 0 «Примерная»', organisationId: '01990000-0000-7000-8001-000000000002' },
  kind: 'request', channel: 'electronic', subject: 'О записи ребёнка на обследование', number: '01-15/427',
  answerDueOn: '2026-05-12', personalData: true,
};

export const letter: FactDefinition<'letter', Static<typeof NewLetter>> = {
  kind: 'letter',
  name: 'Letter',
  path: 'letters',
  tag: 'correspondence',
  summaries: { record: 'Внести письмо или запрос', list: 'Письма и запросы', get: 'Письмо или запрос' },
  description: 'Запрос или письмо организатора в другой орган, со сроком ответа или без него. Ответ — отдельная запись (`letter-answers`).',
  body: NewLetter,
  fact: LetterFact,
  example: { body, fact: exampleFact('letter', 19, body) },
  toData: ({ date: _, ...data }) => data,
};
