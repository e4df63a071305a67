import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { overrideReason } from './curator-assignment.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

/** A level's code; which ones there are, the regulation says. */
export const levelCode = Type.String({ minLength: 1, maxLength: 50, description: 'Уровень: код из `/v1/reference/levels`.' });

const fields = {
  level: levelCode,
  reason: text(5000, 'Почему этот уровень.'),
  overrideReason,
};

const NewLevelAssignment = named(
  'NewLevelAssignment', closed({ ...bodyHead, ...fields }, { description: 'Определение уровня.' }),
);

const body: Static<typeof NewLevelAssignment> = {
  date: '2026-01-16', level: 'basic', reason: 'Ребёнок-инвалид, неполная семья; угрозы жизни и здоровью детей нет.',
};

export const LevelAssignmentFact = named(
  'LevelAssignmentFact', closed({ ...factHead('levelAssignment'), ...fields }, { description: 'Определение уровня.' }),
);

export const levelAssignment: FactDefinition<'levelAssignment', Static<typeof NewLevelAssignment>> = {
  kind: 'levelAssignment',
  name: 'LevelAssignment',
  path: 'level-assignments',
  tag: 'assignments',
  summaries: { record: 'Предложить уровень', list: 'Предложения уровня', get: 'Предложение уровня' },
  description:
    'Уровень социального сопровождения (адаптационный, базовый, кризисный, экстренный), который предлагается семье. '
    + 'Утверждает его орган, принимающий решение; место в нагрузке куратора предложенный уровень занимает сразу.',
  body: NewLevelAssignment,
  fact: LevelAssignmentFact,
  example: { body, fact: exampleFact('levelAssignment', 9, body) },
  toData: ({ date: _, ...data }) => data,
};
