import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

export const overrideReason = Type.Optional(
  text(2000, 'Письменное обоснование руководителя, если предел нагрузки куратора превышается и порядок это допускает.'),
);

const fields = {
  specialistId: id('Специалист, который становится куратором семьи.'),
  reason: Type.Optional(text(2000, 'Почему назначен или сменён.')),
  overrideReason,
};

const NewCuratorAssignment = named(
  'NewCuratorAssignment', closed({ ...bodyHead, ...fields }, { description: 'Назначение куратора.' }),
);

const body: Static<typeof NewCuratorAssignment> = { date: '2026-01-13', specialistId: '01990000-0000-7000-8002-000000000001' };

export const CuratorAssignmentFact = named(
  'CuratorAssignmentFact', closed({ ...factHead('curatorAssignment'), ...fields }, { description: 'Назначение куратора.' }),
);

export const curatorAssignment: FactDefinition<'curatorAssignment', Static<typeof NewCuratorAssignment>> = {
  kind: 'curatorAssignment',
  name: 'CuratorAssignment',
  path: 'curator-assignments',
  tag: 'assignments',
  summaries: { record: 'Назначить куратора', list: 'Назначения куратора', get: 'Назначение куратора' },
  description:
    'Закрепление семьи за куратором или передача другому. Семья занимает место в нагрузке куратора, когда есть и куратор, и уровень; '
    + 'сверх предела порядка назначение отклоняется.',
  body: NewCuratorAssignment,
  fact: CuratorAssignmentFact,
  example: { body, fact: exampleFact('curatorAssignment', 4, body) },
  toData: ({ date: _, ...data }) => data,
};
