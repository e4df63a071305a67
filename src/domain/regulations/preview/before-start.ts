import { latest, type LocalDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/production-calendar.ts';
import { countFrom } from '../../case/deadlines.ts';
import { gateLabel } from '../../case/gates.ts';
import { caseStatuses } from '../../case/status.ts';
import { labelOf } from '../../reference/index.ts';
import { type Gate, gateKey } from '../gate-rule.ts';
import type { DeadlineRule, Step } from '../regulation.ts';
import { citeWithin, type Regulation } from '../resolve.ts';
import type { Course } from './course.ts';
import { type RoadItem, roadItem } from './road-item.ts';

/** The steps in their order, each followed by its gates, and each gate by the deadlines that it answers. */
export function beforeStart(regulation: Regulation, calendar: WorkingCalendar, course: Course): RoadItem[] {
  const steps = regulation.rules.steps.value;
  const onRoad = new Set(steps.flatMap((step) => step.gates.map(gateKey)));
  const elsewhere = regulation.rules.deadlines.value.filter(({ until }) => !onRoad.has(until));
  return [
    ...steps.flatMap((step, index) => [
      stepItem(regulation, course, index),
      ...step.gates.flatMap((gate) => [
        gateItem(regulation, course, step, gate, steps[index - 1]),
        ...deadlinesUntil(regulation, calendar, course, gateKey(gate)),
      ]),
    ]),
    ...elsewhere.map((rule) => deadlineItem(regulation, calendar, course, rule)),
  ];
}

function stepItem(regulation: Regulation, course: Course, index: number): RoadItem {
  const { value: steps, citation } = regulation.rules.steps;
  const { code = '', status = '' } = steps[index] ?? {};
  const before = steps[index - 1];
  return roadItem({
    kind: 'step',
    key: stepKey(code),
    code,
    label: labelOf('caseStatuses', status),
    status: caseStatuses.find((one) => one === status) ?? null,
    from: index === 0 ? course.approachedOn : passedOn(steps.slice(0, index), course),
    to: passedOn(steps.slice(0, index + 1), course),
    after: before === undefined ? [] : [stepKey(before.code)],
    citation,
  });
}

/** The key of a step's item. */
export function stepKey(code: string): string {
  return `step:${code}`;
}

/** The day on which the last gate of some steps is met; null while one has no date. */
function passedOn(steps: readonly Step[], { dates }: Course): LocalDate | null {
  const days = steps.flatMap((step) => step.gates.map((gate) => dates.get(gateKey(gate))));
  return days.includes(undefined) ? null : latest(days.filter((day) => day !== undefined)) ?? null;
}

function gateItem(regulation: Regulation, { dates }: Course, step: Step, gate: Gate, before: Step | undefined): RoadItem {
  const key = gateKey(gate);
  const approval = regulation.rules.decisions.value.find(({ kind }) => kind === 'approveProgramme');
  return roadItem({
    kind: 'gate',
    key: `gate:${key}`,
    code: key,
    label: gateLabel(gate),
    step: step.code,
    on: dates.get(key) ?? null,
    after: [...(before === undefined ? [] : [stepKey(before.code)]), ...(gate.after ?? []).map((one) => `gate:${one}`)],
    bodies: key === 'programmeApproved' ? [...(approval?.bodies ?? [])] : [],
    citation: citeWithin(regulation.rules.steps, gate),
  });
}

function deadlinesUntil(regulation: Regulation, calendar: WorkingCalendar, course: Course, key: string): RoadItem[] {
  const rules = regulation.rules.deadlines.value.filter(({ until }) => until === key);
  return rules.map((rule) => deadlineItem(regulation, calendar, course, rule));
}

function deadlineItem(regulation: Regulation, calendar: WorkingCalendar, { dates }: Course, rule: DeadlineRule): RoadItem {
  const { code, ru, en, from, until, term } = rule;
  const start = dates.get(from);
  return roadItem({
    kind: 'deadline',
    key: `deadline:${code}`,
    code,
    label: { ru, en },
    subject: code,
    on: dates.get(until) ?? null,
    ...(start === undefined ? {} : { from: start, ...countFrom(calendar, start, term) }),
    after: [`gate:${from}`],
    until: `gate:${until}`,
    citation: citeWithin(regulation.rules.deadlines, rule),
  });
}
