import type { LocalDate } from '../calendar/local-date.ts';
import type { Assessment } from '../case/assess.ts';
import { checkLabel } from '../case/upcoming.ts';
import { type DecisionData, isKind } from '../case/facts.ts';
import type { History } from '../case/history.ts';
import { labelOf } from '../reference/index.ts';
import { reviewsOf } from '../review.ts';

/** Where something that was due stands; a decision is none of these. */
export type MarkState = 'done' | 'doneLate' | 'notDone' | 'late' | 'open' | 'decision';

/** Something on one day: when it was done or, as long as it was not, when it is due. */
export interface TimelineEvent {
  on: LocalDate;
  state: MarkState;
  label: string;
}

/** Shorter than the reference's names: there is little room beside a mark. */
const decisionLabels: Record<string, string> = {
  approveProgramme: 'программа утверждена', returnProgramme: 'программа возвращена', rejectProgramme: 'программа отклонена',
  denyNeed: 'нуждаемость не подтверждена', extend: 'срок продлён', changeLevel: 'уровень изменён', endPostSupport: 'постсопровождение завершено',
  changeRegulation: 'новая версия порядка', completeWithSuccess: 'завершено с результатом', endWithoutSuccess: 'прекращено без результата',
};

/** The decisions (решения), in the order of their days. */
export function decisionEvents({ facts }: History): TimelineEvent[] {
  return byDay(facts.filter(isKind('decision')).map(({ on, data }) => ({ on, state: 'decision', label: decisionLabel(data) })));
}

function decisionLabel({ kind, level }: DecisionData): string {
  if (kind === 'changeLevel' && level !== undefined) return `уровень: ${labelOf('levels', level).ru}`;
  return decisionLabels[kind] ?? labelOf('decisionKinds', kind).ru;
}

const reviewLabels: Record<string, string> = {
  monitoring: 'мониторинг', quarterlyAnalysis: 'квартальный анализ', halfYearReport: 'полугодовой отчёт', yearReport: 'годовой отчёт',
  questionnaire: 'анкетирование', councilReview: 'рассмотрение консилиумом',
};
const diagnosticLabels: Record<string, string> = { interim: 'промежуточная диагностика', final: 'итоговая диагностика' };

/** The reviews of the regulation's rhythm, made or not, those that were made beside it, and the diagnostics of the term. */
export function reviewEvents({ history, situation: { regulation, calendar, today } }: Assessment): TimelineEvent[] {
  const planned = reviewsOf(regulation, history, calendar);
  const codes = planned.map(({ code }) => code);
  const rhythm = planned.filter(({ madeOn }) => madeOn !== undefined || history.ending === undefined)
    .map(({ label, number, ...dates }) => ({ ...datedEvent(dates, today), label: `${label.ru}, № ${number}` }));
  const others = history.reviews.filter(({ data }) => !codes.includes(data.kind)).map(({ on, data }) => done(on, reviewLabels[data.kind] ?? data.kind));
  const diagnostics = history.facts.filter(isKind('diagnostic')).flatMap(({ on, data }) => {
    const label = diagnosticLabels[data.kind];
    return label === undefined ? [] : [done(on, label)];
  });
  return byDay([...rhythm, ...others, ...diagnostics]);
}

/** The checks after the end (проверки постсопровождения). */
export function checkEvents({ postSupport, situation: { today } }: Assessment): TimelineEvent[] {
  return byDay((postSupport?.checks ?? []).map(({ number, ...dates }) => ({ ...datedEvent(dates, today), label: checkLabel(number).ru })));
}

function done(on: LocalDate, label: string): TimelineEvent {
  return { on, state: 'done', label };
}

interface Dated {
  dueOn: LocalDate;
  lateAfter: LocalDate;
  madeOn?: LocalDate;
}

function datedEvent({ dueOn, lateAfter, madeOn }: Dated, today: LocalDate): Omit<TimelineEvent, 'label'> {
  if (madeOn !== undefined) return { on: madeOn, state: madeOn <= lateAfter ? 'done' : 'doneLate' };
  return { on: dueOn, state: today > lateAfter ? 'late' : 'open' };
}

function byDay(events: TimelineEvent[]): TimelineEvent[] {
  return events.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
