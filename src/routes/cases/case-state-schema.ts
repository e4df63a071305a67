import { Type } from 'typebox';
import { alertKinds } from '../../domain/case/alerts.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { summaryFields } from './case-summary-schema.ts';
import { ConsentState } from './consent-state-schema.ts';
import { Circumstance, MessageSource } from './opening-schema.ts';
import { ProgrammeInForce } from './programme-in-force-schema.ts';

export const alertKind = choice(alertKinds, {
  description:
    'Вид предупреждения: срок программы истекает или истёк, программа или решение не готовы в срок, '
    + 'мероприятие просрочено, согласие на обработку персональных данных истекает, истекло или отозвано, проверка постсопровождения предстоит или пропущена.',
});
export const alertSeverity = choice(['info', 'warning', 'critical'], { description: 'Насколько это срочно.' });

const inWords = {
  text: Type.String({ description: 'Русский текст.' }),
  textEn: Type.String({ description: 'Английский текст.' }),
};

const Reason = named(
  'Reason',
  closed(
    {
      code: Type.String({ description: 'Постоянный код.' }),
      ...inWords,
      gate: nullable(Type.String(), 'Какого условия порядка недостаёт, например `curator` или `paper:livingConditionsReport`.'),
      citation: nullable(Citation, 'Пункт порядка, из которого это следует.'),
    },
    { description: 'Причина, по которой действие сейчас невозможно, или недостающее условие.' },
  ),
);

const Deadline = named(
  'Deadline',
  closed(
    {
      code: Type.String({ description: 'Срок порядка, `programmeEnd`, `measure`, `review`, `postSupportCheck` или `consentEnd`.' }),
      subject: Type.String({ description: 'К чему относится, например `measure:3`.' }),
      ...inWords,
      dueOn: date('Номинальный последний день.'),
      lateAfter: date('Опоздание — только после этого дня (ст. 193 ГК РФ).'),
      provisional: Type.Boolean({ description: 'Предварительно: производственный календарь года ещё не издан.' }),
      metOn: nullable(date('Дата.'), 'Когда исполнено.'),
      state: choice(['open', 'late', 'met', 'metLate', 'dropped'], {
        description: 'Идёт, просрочен, исполнен, исполнен с опозданием, отпал.',
      }),
      citation: Citation,
    },
    { description: 'Срок.' },
  ),
);

const CaseAlert = closed({
  kind: alertKind,
  ...inWords,
  subject: Type.String({ description: 'К чему относится.' }),
  severity: alertSeverity,
  since: date('С какого дня.'),
  dueOn: date('Срок, о котором речь.'),
  citation: Citation,
});

const Outcome = closed({
  code: Type.String({ description: 'Код из `/v1/reference/outcomes`.' }), ...inWords, on: date('Дата решения.'),
});

const Check = closed({
  number: Type.Integer({ description: 'Номер проверки.' }),
  dueOn: date('Срок.'),
  lateAfter: date('Опоздание — только после этого дня.'),
  scheduled: Type.Boolean({ description: 'Внесена в план.' }),
  madeOn: nullable(date('Дата.'), 'Когда проведена.'),
});

const PostSupport = closed({
  anchor: date('Дата решения о завершении: от неё считаются проверки.'),
  until: date('Последний день постсопровождения.'),
  closesOn: date('С какого дня дело завершено.'),
  citation: Citation,
  checks: Type.Array(Check, { description: 'Проверки (контроль).' }),
});

const AllowedAction = named(
  'AllowedAction',
  closed(
    {
      action: Type.String({ description: 'Действие, например `assignCurator`, `recordPaper:livingConditionsReport`, `decide:extend`.' }),
      allowed: Type.Boolean({ description: 'Возможно ли сейчас.' }),
      reasons: Type.Array(Reason, { description: 'Если невозможно — все причины.' }),
    },
    { description: 'Действие и можно ли его совершить сейчас.' },
  ),
);

/** The whole state of a case. */
export const CaseState = named(
  'CaseState',
  closed(
    {
      ...summaryFields,
      level: nullable(Type.String(), 'Уровень, определённый решением; null до него.'),
      proposedLevel: nullable(Type.String(), 'Уровень, который предложен и ещё не утверждён решением.'),
      circumstances: Type.Array(Circumstance, { description: 'Обстоятельства семьи.' }),
      applicantMemberId: nullable(id('Член семьи.'), 'Заявитель.'),
      source: nullable(MessageSource, 'Источник сообщения, если дело открыто по нему.'),
      asOf: date('Сегодняшний день в регионе дела: на него всё и рассчитано.'),
      missing: Type.Array(Reason, { description: 'Чего недостаёт, чтобы закончить нынешний шаг.' }),
      programme: nullable(ProgrammeInForce, 'Программа, которая реализуется; null до начала.'),
      deadlines: Type.Array(Deadline, { description: 'Сроки.' }),
      alerts: Type.Array(CaseAlert, { description: 'Предупреждения на сегодня.' }),
      outcome: nullable(Outcome, 'Итог; null, пока дело идёт.'),
      postSupport: nullable(PostSupport, 'Постсопровождение, если порядок его предусматривает после такого итога.'),
      consent: ConsentState,
      allowedActions: Type.Array(AllowedAction, { description: 'Все действия: какие возможны сейчас и почему нет.' }),
    },
    { description: 'Дело целиком: состояние, программа, сроки, предупреждения, допустимые действия.' },
  ),
);
