import type { Violation } from '../../errors.ts';
import type { Ground } from '../regulation.ts';
import { type Draft, repeats, unknownCode } from './draft.ts';

/** Grounds, categories and circumstances that the reference lists do not know; notices out of order; reviews and reports. */
export function listFaults(draft: Draft): Violation[] {
  const grounds = draft.value('grounds');
  return [
    ...repeats(draft, 'grounds', grounds.map(({ code }) => code), 'code'),
    ...grounds.flatMap(({ code }, index) => unknownCode(draft, 'grounds', [index, 'code'], 'grounds', code)),
    ...grounds.flatMap((ground, index) => ageFaults(draft, ground, index)),
    ...codeFaults(draft, 'categories'),
    ...codeFaults(draft, 'circumstances'),
    ...noticeFaults(draft),
    ...rhythmFaults(draft),
  ];
}

function codeFaults(draft: Draft, list: 'categories' | 'circumstances'): Violation[] {
  const codes = draft.value(list);
  return [...repeats(draft, list, codes), ...codes.flatMap((code, index) => unknownCode(draft, list, [index], list, code))];
}

function ageFaults(draft: Draft, { ageFrom, ageAfter, ageBelow: below }: Ground, index: number): Violation[] {
  const from = Math.max(ageFrom ?? 0, ageAfter ?? 0);
  return below !== undefined && from >= below ? [draft.fault('regulation.ages-inverted', 'grounds', [index, 'ageBelow'], { from, below })] : [];
}

function noticeFaults(draft: Draft): Violation[] {
  const days = draft.value('notices').programmeEnd;
  return days.flatMap((day, index) =>
    index > 0 && day >= (days[index - 1] ?? 0) ? [draft.fault('regulation.notices-order', 'notices', ['programmeEnd', index])] : []);
}

/** Kinds of organisation that a report can go to. */
const receivers = ['provider', 'partner', 'commission', 'ministry', 'resourceCentre'];

function rhythmFaults(draft: Draft): Violation[] {
  const reviews = draft.value('reviews');
  const reports = draft.value('reports');
  return [
    ...repeats(draft, 'reviews', reviews.map(({ code }) => code), 'code'),
    ...reviews.flatMap(({ body }, index) => unknownCode(draft, 'reviews', [index, 'body'], 'bodies', body)),
    ...repeats(draft, 'reports', reports.map(({ code }) => code), 'code'),
    ...reports.flatMap(({ receiver: value }, index) =>
      receivers.includes(value)
        ? []
        : [draft.fault('regulation.code-unknown', 'reports', [index, 'receiver'], { value, list: 'organisationKinds' })]),
  ];
}
