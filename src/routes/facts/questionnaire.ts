import { Type, type Static } from 'typebox';
import { overcomings, questionnaireChannels } from '../../domain/case/fact-data/questionnaire.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { mark } from '../schemas/mark.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const answers = closed({
  timeliness: Type.Optional(mark('Помощь пришла вовремя.')),
  attitude: Type.Optional(mark('Специалисты внимательны и уважительны.')),
  usefulness: Type.Optional(mark('Помощь отвечает тому, что семье нужно.')),
  clarity: Type.Optional(mark('Семье понятно, что делается и зачем.')),
}, { description: 'Оценки по отдельным вопросам; на любой можно не отвечать.' });

const fields = {
  memberId: Type.Optional(id('Кто из семьи отвечал; без него анкета анонимная.')),
  channel: choice(questionnaireChannels, { description: 'Как ответили: на бумаге (`paper`), по телефону (`phone`), при посещении (`visit`), в сети (`online`).' }),
  satisfaction: mark('Удовлетворённость помощью по социальному сопровождению; удовлетворена — 4 и 5.'),
  overcame: choice(overcomings, { description: 'Преодолена ли трудная жизненная ситуация, по мнению самой семьи: да, частично, нет.' }),
  answers: Type.Optional(answers),
  text: Type.Optional(text(5000, 'Что семья сказала своими словами.')),
};

const description = 'Анкета семьи: что семья думает о помощи.';
const NewQuestionnaire = named('NewQuestionnaire', closed({ ...bodyHead, ...fields }, { description }));
export const QuestionnaireFact = named('QuestionnaireFact', closed({ ...factHead('questionnaire'), ...fields }, { description }));

const body: Static<typeof NewQuestionnaire> = {
  date: '2026-04-20', channel: 'paper', satisfaction: 5, overcame: 'partly', answers: { timeliness: 5, attitude: 5, usefulness: 4 },
  text: 'Помогли устроить сына в секцию.',
};

export const questionnaire: FactDefinition<'questionnaire', Static<typeof NewQuestionnaire>> = {
  kind: 'questionnaire',
  name: 'Questionnaire',
  path: 'questionnaires',
  tag: 'reviews',
  summaries: { record: 'Внести анкету семьи', list: 'Анкеты семьи', get: 'Анкета семьи' },
  description:
    'Анкетирование семьи (прил. № 4–11, разд. VI; показатели разд. 8): удовлетворённость помощью и преодоление трудности, как их видит семья. '
    + 'Вносится с начала программы: пока она выполняется, после завершения и после снятия с сопровождения. Ничего не открывает и не закрывает. '
    + 'Комиссии и соисполнители анкет не видят.',
  body: NewQuestionnaire,
  fact: QuestionnaireFact,
  example: { body, fact: exampleFact('questionnaire', 24, body) },
  toData: ({ date: _, ...data }) => data,
};
