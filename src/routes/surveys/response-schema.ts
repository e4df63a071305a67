import { type Static, Type } from 'typebox';
import type { SurveyResponse as StoredResponse } from '../../operations/surveys/read-surveys.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { mark } from '../schemas/mark.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { code } from './survey-schema.ts';

const SurveyAnswer = named('SurveyAnswer', closed({
  question: code('Код вопроса.'),
  mark: Type.Optional(mark('Ответ на вопрос вида `scale`.')),
  option: Type.Optional(code('Код выбранного ответа: для вопроса вида `choice`.')),
  text: Type.Optional(text(2000, 'Ответ на вопрос вида `text`. Имён и адресов в нём быть не должно.')),
}, { minProperties: 2, maxProperties: 2, description: 'Ответ на один вопрос: одно из `mark`, `option`, `text`.' }));

const providerId = id('О помощи какого организатора ответ.');
const day = date('Когда ответили; день из периода опроса.');
const municipality = text(200, 'Муниципальное образование, где живёт семья.');
const answers = Type.Array(SurveyAnswer, { minItems: 1, maxItems: 50, description: 'Ответы; вопрос без ответа пропускается.' });

const NewResponse = named('NewSurveyResponse', closed(
  { providerId, date: day, municipality: Type.Optional(municipality), answers },
  { description: 'Чей-то ответ. Кто ответил, служба не знает; без `municipality` — муниципальное образование организатора.' },
));
export const NewResponses = named('NewSurveyResponses', closed({
  responses: Type.Array(NewResponse, { minItems: 1, maxItems: 500, description: 'Ответы; принимаются все или ни один.' }),
}, { description: 'Пачка ответов на опрос.' }));

export const ResponsesTaken = named('SurveyResponsesTaken', closed({
  surveyId: id('Опрос.'), taken: Type.Integer({ description: 'Сколько ответов принято.' }),
}, { description: 'Принятая пачка.' }));

export const SurveyResponse = named('SurveyResponse', closed(
  { id: id('Ответ.'), providerId, date: day, municipality, answers }, { description: 'Чей-то ответ на опрос, без имени.' },
));

/** A response as the wire tells it. */
export function responseView({ answeredOn, answers: given, ...response }: StoredResponse, kinds: ReadonlyMap<string, string>): Static<typeof SurveyResponse> {
  const field = (question: string) => ({ scale: 'mark', choice: 'option' })[kinds.get(question) ?? ''] ?? 'text';
  const told = Object.entries(given).map(([question, value]) => ({ question, [field(question)]: value }));
  return { ...response, date: answeredOn, answers: told };
}

export const newResponsesExample = {
  responses: [{
    providerId: '01990000-0000-7000-8001-000000000001', date: '2026-05-20', municipality: 'Примерский муниципальный район',
    answers: [{ question: 'satisfaction', mark: 5 as const }, { question: 'contact', option: 'weekly' }, { question: 'wish', text: 'Встреч для родителей.' }],
  }],
};

export const responseExample = { id: '01990000-0000-7000-8000-0000000000d2', ...newResponsesExample.responses[0]! };
