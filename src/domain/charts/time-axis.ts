import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { addMonths } from '../calendar/terms.ts';
import type { Shape } from './scene.ts';
import { widthOf } from './text-width.ts';

/** Where a day stands on a picture. */
export interface TimeAxis {
  from: LocalDate;
  /** The first day that is no more on it. */
  to: LocalDate;
  left: number;
  right: number;
}

const months = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const SIZE = 11;

/** Whole months around the days, both included. */
export function timeAxis(first: LocalDate, last: LocalDate, left: number, right: number): TimeAxis {
  return { from: monthOf(first), to: addMonths(monthOf(last), 1), left, right };
}

function monthOf(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

/** The beginning of a day; days beyond the axis stand at its ends. */
export function xOf({ from, to, left, right }: TimeAxis, date: LocalDate): number {
  const share = daysBetween(from, date) / daysBetween(from, to);
  return left + Math.min(1, Math.max(0, share)) * (right - left);
}

/** The end of a day. */
export function endOf(axis: TimeAxis, date: LocalDate): number {
  return xOf(axis, addDays(date, 1));
}

/** Months above the rows, years above them, and the grid through the rows down to `bottom`. */
export function axisShapes(axis: TimeAxis, top: number, bottom: number): Shape[] {
  const step = stepOf(axis);
  const starts = series(axis, step);
  return [...starts.flatMap((start) => tick(axis, start, step, top, bottom)), ...years(axis, top)];
}

/** Months between ticks: the fewest with room for their names. */
function stepOf(axis: TimeAxis): number {
  const all = series(axis, 1).length;
  const room = (axis.right - axis.left) / all;
  const widest = Math.max(...months.map((name) => widthOf(name, { size: SIZE }))) + 6;
  return [1, 3, 6].find((step) => step * room >= widest) ?? 12;
}

function series({ from, to }: TimeAxis, step: number): LocalDate[] {
  const starts: LocalDate[] = [];
  for (let at = from; at < to; at = addMonths(at, 1)) if ((Number(at.slice(5, 7)) - 1) % step === 0) starts.push(at);
  return starts;
}

function tick(axis: TimeAxis, start: LocalDate, step: number, top: number, bottom: number): Shape[] {
  const x = xOf(axis, start);
  const middle = (x + xOf(axis, addMonths(start, 1))) / 2;
  const label = months[Number(start.slice(5, 7)) - 1] ?? '';
  const named = step === 1 || (step < 12 && x + widthOf(label, { size: SIZE }) + 4 <= axis.right);
  return [
    { kind: 'line', x1: x, y1: top + 18, x2: x, y2: bottom, stroke: 'grid' },
    ...(named ? [{ kind: 'text', x: step === 1 ? middle : x + 3, y: top + 30, text: label, size: SIZE, anchor: step === 1 ? 'middle' : 'start' } as const] : []),
  ];
}

function years(axis: TimeAxis, top: number): Shape[] {
  const starts = [axis.from, ...series(axis, 12).filter((start) => start > axis.from)];
  const every = Math.ceil(starts.length / Math.max(1, Math.floor((axis.right - axis.left) / 44)));
  return starts.flatMap((start, index): Shape[] => {
    const x = xOf(axis, start);
    const next = starts[index + every];
    const room = (next === undefined ? axis.right : xOf(axis, next)) - x;
    const year = start.slice(0, 4);
    if (index % every !== 0 || room < widthOf(year, { size: 12, bold: true }) + 6) return [];
    return [{ kind: 'text', x: x + 3, y: top + 14, text: year, size: 12, bold: true }];
  });
}
