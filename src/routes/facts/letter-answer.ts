import { Type, type Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

/** What an answer says, whoever enters it. */
export const answerFields = {
  text: text(10_000, 'Что ответили.'),
  number: Type.Optional(text(100, 'Входящий номер.')),
  granted: Type.Optional(choice(['yes', 'no', 'partly'], { description: 'Исполнена ли просьба: да, нет, частично.' })),
};
const letterFactId = id('На какое письмо.');

const description = 'Ответ на запрос или письмо.';
const NewLetterAnswer = named('NewLetterAnswer', closed({ ...bodyHead, letterFactId, ...answerFields }, { description }));
export const LetterAnswerFact = named('LetterAnswerFact', closed({
  ...factHead('letterAnswer'),
  letterFactId,
  ...answerFields,
  answeredBy: Type.Optional(closed({ organisationId: id('Организация.') }, { description: 'Кто ответил через службу сам; без этого — внёс организатор.' })),
}, { description }));

const body: Static<typeof NewLetterAnswer> = {
  date: '2026-05-05', letterFactId: '01940000-0000-7000-8000-000000000119', text: 'Ребёнок записан на 12 мая.', granted: 'yes',
};

export const letterAnswer: FactDefinition<'letterAnswer', Static<typeof NewLetterAnswer>> = {
  kind: 'letterAnswer',
  name: 'LetterAnswer',
  path: 'letter-answers',
  tag: 'correspondence',
  summaries: { record: 'Внести ответ на письмо', list: 'Ответы на письма', get: 'Ответ на письмо' },
  description: 'Ответ на запрос или письмо; на одно письмо — один. Организация из справочника отвечает сама (`answerPartnerLetter`).',
  body: NewLetterAnswer,
  fact: LetterAnswerFact,
  example: { body, fact: exampleFact('letterAnswer', 20, body) },
  toData: ({ date: _, ...data }) => data,
};
