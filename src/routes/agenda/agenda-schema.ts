import { Type } from 'typebox';
import { alertKind, alertSeverity } from '../cases/case-state-schema.ts';
import { caseStatus } from '../cases/case-summary-schema.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { AgendaReason, caseLabel, citationExample, inWords, labelExample } from './agenda-parts.ts';

const AgendaLine = named(
  'AgendaLine',
  closed(
    {
      ...caseLabel,
      code: Type.String({ description: 'Срок порядка, `programmeEnd`, `measure`, `review`, `postSupportCheck` или `consentEnd`.' }),
      subject: Type.String({ description: 'К чему в деле относится, например `measure:3`.' }),
      ...inWords,
      measure: nullable(Type.String(), 'Название мероприятия, если срок — мероприятия.'),
      dueOn: date('Номинальный последний день.'),
      lateAfter: date('Опоздание — только после этого дня (ст. 193 ГК РФ).'),
      provisional: Type.Boolean({ description: 'Предварительно: производственный календарь года ещё не издан.' }),
      citation: Citation,
    },
    { description: 'Что и к какому дню нужно сделать.' },
  ),
);

const AgendaAlert = named(
  'AgendaAlert',
  closed(
    {
      ...caseLabel,
      kind: alertKind,
      ...inWords,
      subject: Type.String({ description: 'К чему в деле относится.' }),
      severity: alertSeverity,
      since: date('С какого дня есть причина.'),
      dueOn: date('Срок, о котором речь.'),
      citation: Citation,
    },
    { description: 'Предупреждение, открытое в этот день.' },
  ),
);

const NextAction = closed({
  action: Type.String({ description: 'Действие, как в `allowedActions` дела.' }),
  ...inWords,
  citation: Citation,
});

const WaitingCase = named(
  'WaitingCase',
  closed(
    {
      ...caseLabel,
      status: caseStatus,
      actions: Type.Array(NextAction, { description: 'Что куратор может сделать сам уже сейчас.' }),
      missing: Type.Array(AgendaReason, { description: 'Чего ещё недостаёт для нынешнего шага, кто бы это ни делал.' }),
    },
    { description: 'Дело, которое ждёт куратора.' },
  ),
);

/** A curator's day on one page. */
export const Agenda = named(
  'Agenda',
  closed(
    {
      specialistId: id('Специалист.'),
      date: date('День, на который составлен план.'),
      until: date('Последний день плана.'),
      overdue: Type.Array(AgendaLine, { description: 'Просрочено.' }),
      today: Type.Array(AgendaLine, { description: 'Сегодня последний день, в том числе перенесённый с выходного.' }),
      upcoming: Type.Array(AgendaLine, { description: 'Ближайшие дни, до `until` включительно.' }),
      alerts: Type.Array(AgendaAlert, { description: 'Предупреждения, самые срочные первыми.' }),
      waiting: Type.Array(WaitingCase, { description: 'Дела, которые ждут следующего действия самого куратора.' }),
    },
    { description: 'План дня куратора.' },
  ),
);

const measureLine = {
  ...labelExample,
  code: 'measure', subject: 'measure:1', text: 'срок мероприятия № 1', textEn: 'measure 1 is due', measure: 'Обследование ребёнка',
  dueOn: '2026-03-04', lateAfter: '2026-03-04', provisional: false, citation: citationExample('разд. 4; прил. № 4–11, разд. I–IV'),
};

export const agendaExample = {
  specialistId: '01990000-0000-7000-8002-000000000001',
  date: '2026-03-02',
  until: '2026-03-09',
  overdue: [],
  today: [],
  upcoming: [measureLine],
  alerts: [{
    ...labelExample, kind: 'programmeExpiring' as const, text: 'скоро окончание срока программы', textEn: 'the programme’s term ends soon',
    subject: 'programme', severity: 'info' as const, since: '2026-02-20', dueOn: '2026-03-22',
    citation: { ...citationExample('база, п. 11'), inherited: true },
  }],
  waiting: [{
    ...labelExample, registerNumber: null, status: 'planning' as const,
    actions: [{
      action: 'draftProgramme', text: 'составлен проект индивидуальной программы', textEn: 'the individual programme is drafted',
      citation: citationExample('п. 4.6'),
    }],
    missing: [{
      code: 'gate.missing', text: 'Не выполнено условие: составлен проект индивидуальной программы.',
      textEn: 'A condition is not met: the individual programme is drafted.', gate: 'programmeDrafted', citation: citationExample('п. 4.6'),
    }],
  }],
};
