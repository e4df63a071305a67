import { randomUUID } from 'node:crypto';
import { type Asking, requestText } from '../../load/load.ts';
import type { Target } from './targets.ts';

/** What is measured: one request of the API as a user sends it. */
export interface MeasuredOperation {
  name: string;
  reads: boolean;
  status: number;
  client: 'head' | 'curator';
  /** The request for one case and its family; `on` is today. */
  request(target: Target, headers: Record<string, string>, on: string): string;
}

const read = (path: (target: Target) => string) => (target: Target, headers: Record<string, string>) => requestText('GET', path(target), headers);

/** In this order: writes come last, for they make the cases longer. */
export const operations: readonly MeasuredOperation[] = [
  { name: 'one case', reads: true, status: 200, client: 'head', request: read(({ caseId }) => `/v1/cases/${caseId}`) },
  { name: 'one case, by its curator', reads: true, status: 200, client: 'curator', request: read(({ caseId }) => `/v1/cases/${caseId}`) },
  { name: 'list of 50 cases', reads: true, status: 200, client: 'head', request: read(() => '/v1/cases?status=active&limit=50') },
  { name: 'one family', reads: true, status: 200, client: 'head', request: read(({ familyId }) => `/v1/families/${familyId}`) },
  {
    name: 'record a paper', reads: false, status: 201, client: 'head',
    request: ({ caseId }, headers, date) => requestText('POST', `/v1/cases/${caseId}/papers`, { ...headers, 'idempotency-key': randomUUID() }, {
      date, type: 'other', title: 'Характеристика из школы',
    }),
  },
];

/** One operation on one target after another, round and round. */
export function askingFor(operation: MeasuredOperation, targets: readonly Target[], tokens: ReadonlyMap<string, string>, on: string): Asking {
  let last = 0;
  return {
    status: operation.status,
    next() {
      last = (last + 1) % targets.length;
      const target = targets[last] as Target;
      const token = tokens.get(target[operation.client]) ?? '';
      return operation.request(target, { authorization: `Bearer ${token}`, 'x-access-purpose': 'accompaniment' }, on);
    },
  };
}
