import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

const fields = {
  programmeNumber,
  measureNumber: Type.Integer({ minimum: 1, maximum: 100, description: 'Номер мероприятия в программе.' }),
  organisationId: id('Чей отчёт: исполнитель или соисполнитель мероприятия.'),
  text: text(5000, 'Что сделано.'),
};

const description = 'Отчёт соисполнителя о мероприятии; отметку о выполнении он не ставит.';
const NewExecutionReport = named('NewExecutionReport', closed({ ...bodyHead, ...fields }, { description }));
export const ExecutionReportFact = named('ExecutionReportFact', closed({ ...factHead('executionReport'), ...fields }, { description }));

const body: Static<typeof NewExecutionReport> = {
  date: '2026-04-10', programmeNumber: 1, measureNumber: 1, organisationId: '01990000-0000-7000-8001-000000000002',
  text: 'Направление выдано, ребёнок записан к врачу.',
};

export const executionReport: FactDefinition<'executionReport', Static<typeof NewExecutionReport>> = {
  kind: 'executionReport',
  name: 'ExecutionReport',
  path: 'execution-reports',
  tag: 'programmes',
  summaries: { record: 'Внести отчёт соисполнителя', list: 'Отчёты соисполнителей', get: 'Отчёт соисполнителя' },
  description:
    'Отчёт исполнителя или соисполнителя о мероприятии действующей программы. Отметку о выполнении он не меняет: её ставит ответственный '
    + 'исполнитель или организатор.',
  body: NewExecutionReport,
  fact: ExecutionReportFact,
  example: { body, fact: exampleFact('executionReport', 18, body) },
  toData: ({ date: _, ...data }) => data,
};
