import { Type, type Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

const fields = {
  programmeNumber,
  measureNumber: Type.Integer({ minimum: 1, maximum: 100, description: 'Номер мероприятия в программе.' }),
  result: choice(['done', 'notDone'], { description: 'Выполнено или не выполнено.' }),
  reason: Type.Optional(text(2000, 'Почему не выполнено; для `notDone` обязательно.')),
  outcome: Type.Optional(text(5000, 'Результат.')),
};

const markedBy = Type.Optional(closed(
  { organisationId: id('Организация-исполнитель.') }, { description: 'Кто отметил сам через службу; без этого — внёс организатор.' },
));

const NewExecution = named('NewExecution', closed({ ...bodyHead, ...fields }, { description: 'Отметка о выполнении.' }));

const body: Static<typeof NewExecution> = {
  date: '2026-05-20', programmeNumber: 1, measureNumber: 1, result: 'done', outcome: 'Путёвка получена.',
};

export const ExecutionFact = named(
  'ExecutionFact', closed({ ...factHead('execution'), ...fields, markedBy }, { description: 'Отметка о выполнении.' }),
);

export const execution: FactDefinition<'execution', Static<typeof NewExecution>> = {
  kind: 'execution',
  name: 'Execution',
  path: 'executions',
  tag: 'programmes',
  summaries: { record: 'Отметить выполнение', list: 'Отметки о выполнении', get: 'Отметка о выполнении' },
  description: 'Отметка о выполнении мероприятия действующей программы: выполнено или не выполнено и почему. Считается последняя отметка.',
  body: NewExecution,
  fact: ExecutionFact,
  example: { body, fact: exampleFact('execution', 16, body) },
  toData: ({ date: _, ...data }) => data,
};
