import { addDays, type LocalDate } from '../domain/calendar/local-date.ts';
import type { RecordableKind } from '../domain/case/fact-rules.ts';
import type { FactData } from '../domain/case/facts.ts';
import type { FactRequest } from '../operations/record-fact.ts';
import { demoMembers, demoPartner, demoPsychologists } from './demo-people.ts';

/** One demo case: whose it is, when the family came, and how far along the road it has got. */
export interface DemoCase {
  /** The number of the family. */
  family: number;
  curatorId: string;
  level: string;
  termMonths: number;
  /** Days before today on which the family came. */
  daysAgo: number;
  /** How many of the road's facts have happened. */
  steps: number;
}

type AnyFact = { [K in RecordableKind]: FactRequest<K> }[RecordableKind];

/** The facts of Tatarstan's road in order, each a few days after the family came; a case takes the first `steps` of them. */
export function demoRoad(demo: DemoCase, openedOn: LocalDate): AnyFact[] {
  const day = (days: number): LocalDate => addDays(openedOn, days);
  const [mother, son] = demoMembers(demo.family);
  const applicant = mother?.id ?? '';
  const paper = (type: string, days: number, details: Record<string, unknown>): AnyFact =>
    ({ kind: 'paper', on: day(days), data: () => ({ type, details, memberId: applicant }) });
  return [
    {
      kind: 'consent', on: day(0),
      data: () => ({ memberId: applicant, textVersion: '2026-1', scope: ['processing', 'transferToExecutors', 'outsideSpecialists'] }),
    },
    { kind: 'paper', on: day(0), data: () => ({ type: 'individualServicesProgramme', number: `ИППСУ-${demo.family}`, details: {} }) },
    { kind: 'curatorAssignment', on: day(1), data: () => ({ specialistId: demo.curatorId }) },
    paper('personalDocuments', 1, { documents: [{ name: 'паспорт' }, { name: 'свидетельство о рождении' }] }),
    paper('livingConditionsReport', 2, { specialistNames: ['Кураторова А. О.'], conclusion: 'Условия удовлетворительные.' }),
    paper('interviewResults', 2, { method: 'conversation', summary: 'Семья просит помочь с реабилитацией ребёнка.' }),
    { kind: 'diagnostic', on: day(3), data: () => ({ kind: 'primary', conclusion: 'Нужна помощь специалистов.', memberIds: [applicant] }) },
    { kind: 'levelAssignment', on: day(3), data: () => ({ level: demo.level, reason: 'По итогам первичной диагностики.' }) },
    { kind: 'programme', on: day(4), data: () => programme(demo, openedOn, [applicant, son?.id ?? applicant]) },
    { kind: 'submission', on: day(4), data: () => ({ programmeNumber: 1, body: 'council' }) },
    { kind: 'decision', on: day(7), data: () => decision('approveProgramme', `К-${demo.family}`, { programmeNumber: 1 }) },
    { kind: 'signature', on: day(8), data: () => ({ programmeNumber: 1, act: 'signed', signer: 'family', memberId: applicant }) },
    { kind: 'signature', on: day(8), data: () => ({ programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: applicant }) },
    mark(1, day(40)),
    mark(2, day(80)),
    { kind: 'decision', on: day(100), data: () => decision('completeWithSuccess', `К-${demo.family}/2`, {}) },
    { kind: 'postSupportCheck', on: day(195), data: () => ({ number: 1, findings: 'Положение семьи устойчивое.', situation: 'stable' }) },
  ];
}

function programme(demo: DemoCase, openedOn: LocalDate, members: string[]): FactData['programme'] {
  const measure = { targetMemberIds: members, coExecutors: [] };
  return {
    number: 1,
    level: demo.level,
    termMonths: demo.termMonths,
    goal: 'Преодоление трудностей семьи с ребёнком-инвалидом.',
    tasks: ['Организовать реабилитацию ребёнка', 'Поддержать родителя'],
    expectedResults: 'Семья получает помощь и справляется сама.',
    measures: [
      {
        ...measure, number: 1, helpType: 'medical', title: 'Медицинское обследование ребёнка', dueOn: addDays(openedOn, 60),
        executor: { kind: 'organisation', organisationId: demoPartner },
      },
      {
        ...measure, number: 2, helpType: 'psychological', title: 'Занятия с психологом', dueOn: addDays(openedOn, 85),
        executor: { kind: 'organisation', organisationId: demoPsychologists },
        coExecutors: [{ kind: 'curator' }],
      },
    ],
  };
}

function mark(measureNumber: number, on: LocalDate): AnyFact {
  return { kind: 'execution', on, data: () => ({ programmeNumber: 1, measureNumber, result: 'done', outcome: 'Выполнено в срок.' }) };
}

function decision(kind: string, number: string, more: Partial<FactData['decision']>): FactData['decision'] {
  return {
    kind, number, body: 'council',
    membersPresent: [{ name: 'Директорова Елена Примеровна', position: 'директор, председатель консилиума' }],
    family: { invited: true, attended: true },
    outsideParticipants: [],
    text: 'Решение ведомственного консилиума.',
    ...more,
  };
}
