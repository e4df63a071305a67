import { Type, type TProperties } from 'typebox';
import type { DecisionKindCode } from '../../domain/reference/decision-kinds.ts';
import { closed } from '../schemas/closed.ts';
import { text } from '../schemas/texts.ts';
import { overrideReason } from './curator-assignment.ts';
import { decidingBody } from './deciding-body.ts';
import { programmeNumber } from './fact-definition.ts';
import { levelCode } from './level-assignment.ts';
import { termMonths } from './programme.ts';

const personName = text(200, 'Фамилия, имя, отчество.');
const people = { minItems: 0, maxItems: 50 };

/** What every decision says. */
export const commonDecisionFields = {
  body: decidingBody,
  number: text(100, 'Номер протокола, решения или постановления.'),
  membersPresent: Type.Array(
    closed({ name: personName, position: text(200, 'Должность.') }),
    { ...people, description: 'Присутствовавшие члены органа.' },
  ),
  family: closed(
    {
      invited: Type.Boolean({ description: 'Семья приглашена.' }),
      attended: Type.Boolean({ description: 'Семья присутствовала.' }),
    },
    { description: 'Участие семьи.' },
  ),
  outsideParticipants: Type.Array(
    closed({ name: personName, organisation: text(300, 'Организация.') }),
    { ...people, description: 'Приглашённые участники.' },
  ),
  text: text(10_000, 'Текст решения.'),
  recommendations: Type.Optional(text(5000, 'Рекомендации.')),
  overrideReason,
};

/** Which version of the programme comes into force with the decision, if another one does. */
const withProgramme = Type.Optional(programmeNumber);
const newTerm = Type.Optional(termMonths);

/** The fields of each kind of decision, beside the common ones. */
export const decisionFields: Record<DecisionKindCode, TProperties> = {
  approveProgramme: { programmeNumber },
  returnProgramme: { programmeNumber },
  rejectProgramme: { programmeNumber },
  denyNeed: {},
  extend: { termMonths: newTerm, programmeNumber: withProgramme },
  changeLevel: { level: Type.Optional(levelCode), termMonths: newTerm, programmeNumber: withProgramme },
  endPostSupport: {},
  changeRegulation: {
    regulationVersion: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Версия порядка, на которую переводится дело.' }),
  },
  completeWithSuccess: {},
  endWithoutSuccess: {
    reason: Type.String({ minLength: 1, maxLength: 50, description: 'Причина: код из `/v1/reference/outcomes`.' }),
  },
};
