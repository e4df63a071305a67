import { pairedRatio, type Ratio } from '../../rounds.ts';
import { median } from '../../statistics.ts';
import type { Limit, Report, Table } from '../../suite.ts';
import type { Earlier } from './earlier.ts';
import type { MeasuredOperation, Slot, Turn } from './measure.ts';
import { serviceOperations } from './operations.ts';

/** The most that a process of the API may hold under load, in megabytes. */
const MOST_MEMORY = 250;
/** How much slower the slowest hundredth of requests may be at a million cases than at ten thousand. */
const MOST_SLOWER = 1.3;

/** Puts what was measured into a table, and beside what is promised. */
export function reportOf(surroundings: Report['surroundings'], measured: readonly MeasuredOperation[], cases: number, earlier: Earlier | undefined): Report {
  return {
    title: 'The service beside a bare handler',
    surroundings,
    tables: [ratios(measured), ...(['service', 'bare'] as const).map((slot) => figures(measured, slot))],
    limits: [...promised(measured), memory(measured), ...atSize(measured, earlier)],
    samples: { cases, operations: measured },
  };
}

function ratios(measured: readonly MeasuredOperation[]): Table {
  return {
    title: 'Requests a second, and as a share',
    columns: ['operation', 'service', 'bare handler', 'service / bare', 'service / itself (noise)', 'SQL alone'],
    rows: measured.map((one) => [
      one.name, speed(one, 'service'), speed(one, 'bare'), ratioText(share(one, 'bare')), ratioText(share(one, 'again')), one.alone?.toFixed(0) ?? '—',
    ]),
  };
}

function figures(measured: readonly MeasuredOperation[], slot: Slot): Table {
  return {
    title: slot === 'bare' ? 'The bare handler' : 'The service',
    columns: ['operation', 'requests/s', 'p50, ms', 'p99, ms', 'CPU s / 1000', 'of the database', 'memory, MB', 'bytes'],
    rows: measured.map((one) => [
      one.name, speed(one, slot), middle(one, slot, ({ p50 }) => p50).toFixed(1), middle(one, slot, ({ p99 }) => p99).toFixed(1),
      middle(one, slot, ({ cpu, requests }) => cpu / requests * 1000).toFixed(2),
      middle(one, slot, (turn) => turn.databaseCpu / turn.requests * 1000).toFixed(2), most(one, slot).toFixed(0), one.bytes[slot === 'bare' ? 'bare' : 'service'].toFixed(0),
    ]),
  };
}

function promised(measured: readonly MeasuredOperation[]): Limit[] {
  return measured.flatMap((one): Limit[] => {
    const atLeast = serviceOperations.find(({ name }) => name === one.name)?.atLeast;
    return atLeast === undefined ? [] : [{ what: `${one.name}, share of the bare handler`, measured: share(one, 'bare').median, atLeast }];
  });
}

function memory(measured: readonly MeasuredOperation[]): Limit {
  return { what: 'memory of the API under load, MB', measured: Math.max(...measured.map((one) => most(one, 'service'))), atMost: MOST_MEMORY };
}

/** A large run beside the latest small one of the same shape. */
function atSize(measured: readonly MeasuredOperation[], earlier: Earlier | undefined): Limit[] {
  return measured.flatMap((one): Limit[] => {
    const before = earlier?.p99.get(one.name);
    return before === undefined ? [] : [{ what: `${one.name}, p99 / p99 at ${earlier?.cases} cases`, measured: p99Of(one) / before, atMost: MOST_SLOWER }];
  });
}

/** The service's slowest hundredth, in milliseconds: the middle of its turns. */
export function p99Of(one: Pick<MeasuredOperation, 'turns'>): number {
  return median([...one.turns.service, ...one.turns.again].map(({ p99 }) => p99));
}

function share(one: MeasuredOperation, other: Slot): Ratio {
  const speeds = (slot: Slot) => one.turns[slot].map(({ perSecond }) => perSecond);
  return pairedRatio(speeds('service'), speeds(other));
}

function speed(one: MeasuredOperation, slot: Slot): string {
  return middle(one, slot, ({ perSecond }) => perSecond).toFixed(0);
}

function middle({ turns }: MeasuredOperation, slot: Slot, value: (turn: Turn) => number): number {
  return median(turns[slot].map(value));
}

function most({ turns }: MeasuredOperation, slot: Slot): number {
  return Math.max(...turns[slot].map((turn) => turn.memory));
}

function ratioText({ median: middleRatio, least, most: largest }: Ratio): string {
  return `${middleRatio.toFixed(2)} (${least.toFixed(2)}–${largest.toFixed(2)})`;
}
