import { Type } from 'typebox';
import { type Difference, differenceKinds } from '../../domain/case/differences.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

/** One thing that a fact changed in a case's state. */
export const Change = named(
  'CaseChange',
  Type.Unsafe<Difference>(closed(
    {
      what: choice(differenceKinds, {
        description:
          'Что изменилось: версия порядка, состояние, согласие, уровень, первый и последний день программы, предельный день, недостающее условие, '
          + 'срок, мероприятие, рассмотрение, проверка или последний день постсопровождения, предупреждение.',
      }),
      subject: Type.String({ description: 'Что именно, например `programmeApproval`, `measure:2`, `check:1`.' }),
      from: nullable(Type.String(), 'Было: код, дата (срок; для предупреждения — день, с которого оно действует); null — не было.'),
      to: nullable(Type.String(), 'Стало; null — больше нет.'),
      citation: Type.Optional(Citation),
    },
    { description: 'Что внесённое изменило в состоянии дела.' },
  )),
);

export const changeExample: Difference = {
  what: 'programmeEnd', subject: 'programme', from: '2026-09-13', to: '2026-08-13',
  citation: { regulation: 'tatarstan-2017', version: 2, clause: 'п. 5.7', inherited: false },
};
