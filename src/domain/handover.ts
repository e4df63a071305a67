import type { LocalDate } from './calendar/local-date.ts';
import type { Violation } from './errors.ts';

/** Why a curator's cases go to colleagues (основание передачи), with what people read. */
export const handoverReasons = [
  { code: 'illness', ru: 'болезнь', en: 'illness' },
  { code: 'leave', ru: 'отпуск', en: 'leave' },
  { code: 'dismissal', ru: 'увольнение', en: 'dismissal' },
  { code: 'other', ru: 'иное', en: 'other' },
] as const;
export type HandoverReason = (typeof handoverReasons)[number]['code'];

/** `lasting`: for good. `temporary`: until a day that has not come. `ended`: every case of it was settled. */
export const handoverStates = ['lasting', 'temporary', 'ended'] as const;
export type HandoverState = (typeof handoverStates)[number];

/** `overtaken`: the case has ended meanwhile, or somebody else has become its curator. */
export const handedCaseStates = ['handedOver', 'returned', 'kept', 'overtaken'] as const;
export type HandedCaseState = (typeof handedCaseStates)[number];

/** Why a case did not go back: the curator has no room, holds no cases any more, or a rule of the case forbids it now. */
export const keptReasons = ['noRoom', 'curatorLeft', 'refused'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Who is to take a case, where it is said. */
export interface CaseWish {
  caseId: string;
  specialistId?: string | undefined;
}

/** What is to be handed over, and to whom. */
export interface HandoverWish {
  /** Every open case of the curator, or those named; a family's other cases with the curator go along. */
  cases: 'all' | readonly CaseWish[];
  /** Colleagues among whom the families without a colleague of their own are shared out. */
  to: readonly string[];
}

/**
 * What is wrong with a handover whatever the cases are: its dates, and colleagues who cannot be curators here or are the curator.
 * @param fit those of the colleagues who work in the organisation, are active and hold cases
 */
export function handoverViolations(
  { from, date, until, reason }: { from: string; date: LocalDate; until?: LocalDate | undefined; reason: HandoverReason },
  wish: HandoverWish, fit: ReadonlySet<string>, today: LocalDate,
): Violation[] {
  const future: Violation[] = date > today ? [{ code: 'date.in-future', pointer: '/date', params: { date, today } }] : [];
  const earliest = date > today ? date : today;
  const past: Violation[] = until !== undefined && until < earliest ? [{ code: 'handover.until-past', pointer: '/until', params: { until, earliest } }] : [];
  const forGood: Violation[] = until !== undefined && reason === 'dismissal' ? [{ code: 'handover.dismissal-for-good', pointer: '/until' }] : [];
  return [...future, ...past, ...forGood, ...colleagueViolations(from, wish, fit)];
}

/** Every place where a colleague is named who cannot take the cases. */
export function colleagueViolations(from: string, { cases, to }: HandoverWish, fit: ReadonlySet<string>): Violation[] {
  const named = [
    ...to.map((id, index) => ({ id, pointer: `/to/${index}` })),
    ...(cases === 'all' ? [] : cases).flatMap(({ specialistId: id }, index) => (id === undefined ? [] : [{ id, pointer: `/cases/${index}/specialistId` }])),
  ];
  return named.flatMap(({ id, pointer }): Violation[] => {
    if (id === from) return [{ code: 'curator.same', pointer }];
    return fit.has(id) ? [] : [{ code: 'curator.not-in-organisation', pointer }];
  });
}

/** Everybody whose load a handover touches. */
export function peopleOf(from: string, { cases, to }: HandoverWish): string[] {
  const wished = cases === 'all' ? [] : cases.flatMap(({ specialistId }) => specialistId ?? []);
  return [...new Set([from, ...to, ...wished])];
}
