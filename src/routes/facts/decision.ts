import { Type, type TProperties } from 'typebox';
import type { DecisionData } from '../../domain/case/facts.ts';
import { labelOf } from '../../domain/reference/index.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { variants } from '../schemas/variants.ts';
import { commonDecisionFields, decisionFields } from './decision-fields.ts';
import { bodyHead, exampleFact, type FactBody, type FactDefinition, factHead } from './fact-definition.ts';

type DecisionBody = FactBody & DecisionData;

function byKind(head: TProperties) {
  const branches = Object.entries(decisionFields).map(([kind, fields]) => {
    const { ru } = labelOf('decisionKinds', kind);
    return closed({ ...head, kind: Type.Literal(kind, { description: ru }), ...commonDecisionFields, ...fields });
  });
  return variants('kind', branches, 'Решение; поля зависят от вида `kind`.');
}

export const DecisionFact = named('DecisionFact', Type.Unsafe<object>(byKind(factHead('decision'))));

const body: DecisionBody = {
  date: '2026-01-22',
  kind: 'approveProgramme',
  body: 'council',
  number: 'К-1',
  programmeNumber: 1,
  membersPresent: [{ name: 'Директорова Елена Примеровна', position: 'директор, председатель консилиума' }],
  family: { invited: true, attended: true },
  outsideParticipants: [{ name: 'Врачев Олег Тестович', organisation: 'Поликлиника № 0 «Образцовая»' }],
  text: 'Принять семью на социальное сопровождение на базовом уровне, утвердить программу.',
};

export const decision: FactDefinition<'decision', DecisionBody> = {
  kind: 'decision',
  name: 'Decision',
  path: 'decisions',
  tag: 'decisions',
  summaries: { record: 'Внести решение', list: 'Решения', get: 'Решение' },
  description:
    'Решение консилиума, рабочей группы, КДНиЗП или организатора: утвердить, вернуть или отклонить программу, признать, что '
    + 'потребности нет, продлить сопровождение, сменить уровень, завершить с успехом или без него, перевести дело на новую версию порядка. Кто решает и по какому пункту, сказано в порядке. '
    + 'КДНиЗП читает решения без рекомендаций семье и обоснований нагрузки.',
  body: named('NewDecision', Type.Unsafe<DecisionBody>(byKind(bodyHead))),
  fact: DecisionFact,
  example: { body, fact: exampleFact('decision', 12, body) },
  toData: ({ date: _, ...data }) => data,
};
