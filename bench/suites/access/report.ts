import { pairedRatio, type Ratio } from '../../rounds.ts';
import { median } from '../../statistics.ts';
import type { Limit, Report, Table } from '../../suite.ts';
import { directWays } from './calls.ts';
import type { MeasuredParts } from './parts.ts';
import type { MeasuredRequests, Turn } from './requests.ts';
import { type Slot, slots, variantOf, variants } from './variants.ts';

const LEAST_BESIDE_NO_WALLS = 0.75;
const LEAST_BESIDE_NO_RECORDS = 0.6;

/** Puts what was measured into tables, and beside what is promised. */
export function reportOf(surroundings: Report['surroundings'], requests: readonly MeasuredRequests[], parts: MeasuredParts): Report {
  return {
    title: 'What the walls and the record of accesses cost',
    surroundings,
    tables: [costTable(requests), ...requests.map(operationTable), readsTable(parts), partsTable(parts)],
    limits: [...limitsOf(requests), wholeRecords(parts)],
    samples: { requests: requests.map(({ operation: { name }, turns }) => ({ operation: name, turns })), parts },
  };
}

/** The full service beside each of the others: 1.00 costs nothing. */
function costTable(requests: readonly MeasuredRequests[]): Table {
  const others = ['again', 'noRecords', 'noWalls', 'neither'] as const;
  return {
    title: 'The full service’s requests a second, as a share of those of the service …',
    columns: ['operation', 'itself again (noise)', 'without records', 'without walls', 'without both'],
    rows: requests.map((one) => [one.operation.name, ...others.map((other) => ratioText(fullBeside(one, other)))]),
  };
}

function operationTable({ operation, turns }: MeasuredRequests): Table {
  const middle = (slot: Slot, value: (turn: Turn) => number) => median(turns[slot].map(value));
  return {
    title: operation.name,
    columns: ['service', 'requests/s', 'p50, ms', 'p99, ms', 'CPU s of the service / 1000'],
    rows: slots.map((slot) => [
      slot === 'again' ? 'the same again' : variants[variantOf(slot)].text,
      middle(slot, ({ perSecond }) => perSecond).toFixed(0),
      middle(slot, ({ p50 }) => p50).toFixed(1),
      middle(slot, ({ p99 }) => p99).toFixed(1),
      middle(slot, ({ cpuPerThousand }) => cpuPerThousand).toFixed(2),
    ]),
  };
}

/** Walls take a transaction around each read; what that adds shows only beside a read without one. */
function readsTable({ reads }: MeasuredParts): Table {
  return {
    title: 'One case without HTTP',
    columns: ['read', 'reads/s', 'share of a bare read'],
    rows: (['walled', 'passed', 'bare'] as const).map((way) => [
      directWays[way], median(reads[way]).toFixed(0), ratioText(pairedRatio(reads[way], reads.bare)),
    ]),
  };
}

function partsTable({ recorder, accessesABatchUnderLoad, verifier }: MeasuredParts): Table {
  return {
    title: 'The record of accesses by itself',
    columns: ['what', 'measured'],
    rows: [
      ['recorder alone, accesses/s', recorder.perSecond.toFixed(0)],
      ['recorder alone, accesses a batch', recorder.accessesABatch.toFixed(1)],
      ['under the requests above, accesses a batch', accessesABatchUnderLoad.toFixed(1)],
      ['verifier, records/s', verifier.perSecond.toFixed(0)],
      ['verifier, records looked at', String(verifier.records)],
      ['verifier, faults', String(verifier.faults)],
    ],
  };
}

function limitsOf(requests: readonly MeasuredRequests[]): Limit[] {
  return requests.filter(({ operation }) => operation.reads).flatMap((one): Limit[] => {
    const { name } = one.operation;
    const records = { what: `${name}, beside the service without records`, atLeast: LEAST_BESIDE_NO_RECORDS, measured: fullBeside(one, 'noRecords').median };
    if (name !== 'one case') return [records];
    return [{ what: `${name}, beside the service without walls`, atLeast: LEAST_BESIDE_NO_WALLS, measured: fullBeside(one, 'noWalls').median }, records];
  });
}

/** What was recorded under load must be whole, or its speed means nothing. */
function wholeRecords({ verifier: { records, faults } }: MeasuredParts): Limit {
  return { what: 'records in which the verifier finds no fault, as a share', atLeast: 1, measured: records === 0 ? 0 : 1 - faults / records };
}

function fullBeside({ turns }: MeasuredRequests, other: Slot): Ratio {
  const speeds = (slot: Slot) => turns[slot].map(({ perSecond }) => perSecond);
  return pairedRatio(speeds('full'), speeds(other));
}

function ratioText({ median: middle, least, most }: Ratio): string {
  return `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}
