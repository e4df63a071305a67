import { addDays, type LocalDate } from '../domain/calendar/local-date.ts';
import { addMonths } from '../domain/calendar/terms.ts';
import { measureDays, paperFact } from './demo-road.ts';
import { decisionFact, type DemoFact, type DemoScene } from './demo-scene.ts';
import type { Then } from './demo-stories.ts';

/** What happened after the start of the programme, or instead of it: marks, reviews, the end, the watch that follows. */
export function courseFacts(scene: DemoScene): DemoFact[] {
  const { story, today } = scene;
  const { then } = story;
  const running = story.upTo === 'active' ? [...marks(scene), ...reviews(scene)] : [];
  if (then === undefined) return inOrder(running);
  const on = addDays(today, -then.daysAgo);
  return [...inOrder(running.filter((fact) => fact.on < on)), ...after[then.what](scene, on)];
}

function inOrder(facts: readonly DemoFact[]): DemoFact[] {
  return facts.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** What has fallen due by now is marked on its day, unless the story is one of neglect. */
function marks({ story, startsOn, today }: DemoScene): DemoFact[] {
  const dates = measureDays.map((days) => addDays(startsOn, days));
  return dates.flatMap((on, index): DemoFact[] => {
    if (story.neglected === true || on > today) return [];
    const data = { programmeNumber: 1, measureNumber: index + 1, result: 'done', outcome: 'Выполнено в срок.' } as const;
    return [{ kind: 'execution', on, data: () => data }];
  });
}

/** The reviews of the region's rhythm, each a little before its last day. */
function reviews({ regulation, story, startsOn, termMonths, today }: DemoScene): DemoFact[] {
  if (story.neglected === true) return [];
  return regulation.rules.reviews.value.flatMap(({ code, everyMonths }) =>
    dueBy(startsOn, everyMonths, termMonths, today).map((on): DemoFact => (
      { kind: 'review', on, data: () => ({ kind: code, findings: 'План выполняется, положение семьи улучшается.' }) })));
}

/** The days of a series counted from a day, each two days early, that have passed. */
function dueBy(from: LocalDate, everyMonths: number, months: number, today: LocalDate): LocalDate[] {
  const dates = Array.from({ length: Math.floor(months / everyMonths) }, (_, index) => addMonths(from, everyMonths * (index + 1)));
  return dates.map((date) => addDays(date, -2)).filter((on) => on <= today);
}

const after: Record<Then['what'], (scene: DemoScene, on: LocalDate) => DemoFact[]> = {
  consentWithdrawn: ({ motherId }, on) => [
    { kind: 'consentWithdrawal', on, data: () => ({ memberId: motherId, text: 'Отзываю согласие на обработку персональных данных.' }) },
  ],
  finalDiagnostics: (scene, on) => [finalDiagnostic(scene, on)],
  declined: (_, on) => [
    { kind: 'withdrawal', on, data: () => ({ reason: 'familyDeclined', text: 'Семья отказалась до начала сопровождения.' }) },
  ],
  rejected: (scene, on) => [decisionFact(scene, 'rejectProgramme', on, { programmeNumber: 1 })],
  refusal: (scene, on) => {
    const { value: endings } = scene.regulation.rules.endings;
    const reason = endings.find(({ paper }) => paper === 'writtenRefusal')?.code;
    return [paperFact(scene, 'writtenRefusal', on), decisionFact(scene, 'endWithoutSuccess', on, reason === undefined ? {} : { reason })];
  },
  success: (scene, on) => [finalDiagnostic(scene, on), decisionFact(scene, 'completeWithSuccess', on), ...checks(scene, on)],
};

function finalDiagnostic({ motherId }: DemoScene, on: LocalDate): DemoFact {
  const data = { kind: 'final', conclusion: 'Семья справляется.', effectiveness: 'Цель достигнута.', memberIds: [motherId] };
  return { kind: 'diagnostic', on, data: () => data };
}

function checks({ regulation, story, today }: DemoScene, endedOn: LocalDate): DemoFact[] {
  if (story.checked !== true) return [];
  const { everyMonths, forMonths } = regulation.rules.postSupport.value;
  return dueBy(endedOn, everyMonths, forMonths, today).map((on, index): DemoFact => (
    { kind: 'postSupportCheck', on, data: () => ({ number: index + 1, findings: 'Положение семьи устойчивое.', situation: 'stable' }) }));
}
