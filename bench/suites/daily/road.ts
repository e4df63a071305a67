import { addDays, type LocalDate } from '../../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../../src/domain/calendar/terms.ts';
import type { FactData, FactKind } from '../../../src/domain/case/facts.ts';

/** Something that happened in a case so many days after it was opened. */
export type Happening = { [K in FactKind]: { kind: K; on: LocalDate; data: FactData[K] } }[FactKind];

/** Whose case it is. */
export interface Cast {
  memberId: string;
  curatorId: string;
}

/** The ten cases of one curator: within the limits of Tatarstan's levels, some with what is late. */
const shapes = [
  { level: 'basic', months: 12 }, { level: 'crisis', months: 6 }, { level: 'adaptation', months: 12 }, { level: 'basic', months: 12 },
  { level: 'crisis', months: 6 }, { level: 'adaptation', months: 12 }, { level: 'basic', months: 12 }, { level: 'crisis', months: 6 },
  { level: 'adaptation', months: 12 }, { level: 'basic', months: 12 },
] as const;

/** How many cases one curator holds. */
export const CASELOAD = shapes.length;

/** What has happened by `today` in the case of a number, opened on a day; Tatarstan's road with an end at term and the watch after it. */
export function happenings(number: number, openedOn: LocalDate, today: LocalDate, cast: Cast): Happening[] {
  const { level, months } = shapes[number % CASELOAD] ?? shapes[0];
  const endsOn = addDays(addMonths(addDays(openedOn, 9), months), 5);
  const drafted = number % CASELOAD === 9 ? 24 : 4;
  const day = (days: number) => addDays(openedOn, days);
  const all: Happening[] = [
    { kind: 'opened', on: openedOn, data: { ground: 'parentApplication', form: 'group', applicantMemberId: cast.memberId, circumstances: [] } },
    ...beginning(cast, day, level),
    { kind: 'programme', on: day(drafted), data: programme(cast, level, months, [day(60), day(120)]) },
    { kind: 'submission', on: day(drafted), data: { programmeNumber: 1, body: 'council' } },
    { kind: 'decision', on: day(drafted + 3), data: decision('approveProgramme', { programmeNumber: 1 }) },
    { kind: 'signature', on: day(drafted + 5), data: { programmeNumber: 1, act: 'signed', signer: 'family', memberId: cast.memberId } },
    { kind: 'signature', on: day(drafted + 5), data: { programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: cast.memberId } },
    ...[1, 2].filter((measure) => (number + measure) % 3 !== 0).map((measureNumber): Happening => (
      { kind: 'execution', on: day(measureNumber * 60 - 10), data: { programmeNumber: 1, measureNumber, result: 'done' } })),
    { kind: 'decision', on: endsOn, data: decision('completeWithSuccess', {}) },
    ...(number % 5 === 0 ? [] : [check(addDays(addMonths(endsOn, 3), -4))]),
  ];
  return all.filter(({ on }) => on <= today);
}

function beginning({ memberId, curatorId }: Cast, day: (days: number) => LocalDate, level: string): Happening[] {
  const paper = (type: string, on: LocalDate): Happening => ({ kind: 'paper', on, data: { type } });
  return [
    {
      kind: 'consent', on: day(0),
      data: { memberId, textVersion: '2026-1', scope: ['processing', 'transferToExecutors', 'outsideSpecialists'], validUntil: day(330) },
    },
    paper('individualServicesProgramme', day(0)),
    { kind: 'curatorAssignment', on: day(1), data: { specialistId: curatorId } },
    paper('personalDocuments', day(1)), paper('livingConditionsReport', day(2)), paper('interviewResults', day(2)),
    { kind: 'diagnostic', on: day(3), data: { kind: 'primary', conclusion: 'Нужна помощь специалистов.', memberIds: [] } },
    { kind: 'levelAssignment', on: day(3), data: { level, reason: 'По итогам первичной диагностики.' } },
  ];
}

function programme({ memberId }: Cast, level: string, termMonths: number, dueOn: LocalDate[]): FactData['programme'] {
  return {
    number: 1, level, termMonths, goal: 'Преодоление трудностей семьи.', tasks: [], expectedResults: 'Семья справляется сама.',
    measures: dueOn.map((due, index) => ({
      number: index + 1, helpType: 'social', title: 'Занятия с семьёй', dueOn: due, targetMemberIds: [memberId],
      executor: { kind: 'curator' }, coExecutors: [],
    })),
  };
}

function decision(kind: string, more: Partial<FactData['decision']>): FactData['decision'] {
  return {
    kind, number: 'К-1', body: 'council', membersPresent: [{ name: 'Директорова Елена', position: 'председатель консилиума' }],
    family: { invited: true, attended: true }, outsideParticipants: [], text: 'Решение консилиума.', ...more,
  };
}

function check(on: LocalDate): Happening {
  return { kind: 'postSupportCheck', on, data: { number: 1, findings: 'Положение семьи устойчивое.', situation: 'stable' } };
}
