import { randomUUID } from 'node:crypto';
import { requestText } from '../../load/load.ts';
import { bareReads } from './bare/reads.ts';
import type { ServiceTarget } from './targets.ts';

/** Where a page of the feed begins: the service's cursor, and what it says. */
export interface FeedStart {
  cursor: string | undefined;
  xid: string;
  key: string;
}

/** What a request of an operation is made from. */
export interface Asked extends ServiceTarget {
  feed: FeedStart;
  region: string;
  municipality: string;
  /** Today. */
  on: string;
}

type Headers = Record<string, string>;

/** One operation: as users ask the service for it, and as the bare handler is asked for the same. */
export interface ServiceOperation {
  name: string;
  /** As the published document names it. */
  document: { path: string; method: 'get' | 'post' };
  status: number;
  client: 'head' | 'commission';
  /** Which targets it goes to. */
  targets: 'running' | 'withoutCurator' | 'withMeasure' | 'fresh';
  /** Of the targets only so many, asked for again and again, as people do within an hour; all of them when absent. */
  among?: number;
  service(asked: Asked, headers: Headers): string;
  bare(asked: Asked): string;
  /** The statement alone; `:n` is the number of a target in the table `bench_target`. */
  alone?: string;
  /** A write: its name at the bare handler, and the tables that it adds rows to, in the order of their keys. */
  adds?: { name: string; tables: readonly string[] };
  /** The least share of the bare handler's requests a second that is promised. */
  atLeast?: number;
}

const get = (path: string, headers: Headers = {}) => requestText('GET', path, headers);
const post = (path: string, headers: Headers, body: unknown) => requestText('POST', path, { ...headers, 'idempotency-key': randomUUID() }, body);
const byHand = (name: string, { case: caseId, family, organisation, member, specialist }: Asked) =>
  requestText('POST', `/write/${name}`, {}, { case: caseId || undefined, family, organisation, member, specialist: specialist || undefined });
const one = (column: string) => `(select ${column} from bench_target where n = :n)`;
const alone = ({ text }: { text: string }, ...values: string[]) => values.reduce((so, value, place) => so.replaceAll(`$${place + 1}`, value), text);
const recorded = ['case_fact', 'outbox', 'audit_record', 'idempotency_record'] as const;

const oneCase = {
  document: { path: '/v1/cases/{id}', method: 'get' }, status: 200, client: 'head', targets: 'running',
  service: ({ case: id }: Asked, headers: Headers) => get(`/v1/cases/${id}`, headers),
} as const;

/** In this order: writes come last, for they make the cases longer. */
export const serviceOperations: readonly ServiceOperation[] = [
  { ...oneCase, name: 'one case', among: 1_000, bare: ({ case: id }) => get(`/case/${id}`), alone: alone(bareReads.case, one('case_id')), atLeast: 0.85 },
  { ...oneCase, name: 'case card, beside three bare queries', among: 1_000, bare: ({ case: id }) => get(`/card/${id}`), atLeast: 1.5 },
  { ...oneCase, name: 'one case, not asked for lately', bare: ({ case: id }) => get(`/case/${id}`) },
  {
    name: 'list of 50 cases', document: { path: '/v1/cases', method: 'get' }, status: 200, client: 'head', targets: 'running',
    service: (_, headers) => get('/v1/cases?status=active&limit=50', headers),
    bare: ({ organisation }) => get(`/list?organisationId=${organisation}&status=active`),
    alone: alone(bareReads.list, one('organisation_id'), `'active'`), atLeast: 1,
  },
  {
    name: 'KDN feed of 100', document: { path: '/v1/kdn/case-statuses', method: 'get' }, status: 200, client: 'commission', targets: 'running',
    service: ({ feed: { cursor } }, headers) => get(`/v1/kdn/case-statuses?limit=100${cursor === undefined ? '' : `&cursor=${cursor}`}`, headers),
    bare: ({ region, municipality, feed: { xid, key } }) => get(`/feed?${new URLSearchParams({ region, municipality, xid, key }).toString()}`),
    alone: alone(bareReads.feed, one('region'), one('municipality'), one('feed_xid'), one('feed_key')), atLeast: 1,
  },
  {
    name: 'caseload', document: { path: '/v1/specialists/{id}/caseload', method: 'get' }, status: 200, client: 'head', targets: 'running',
    service: ({ specialist }, headers) => get(`/v1/specialists/${specialist}/caseload`, headers),
    bare: ({ specialist }) => get(`/caseload/${specialist}`), alone: alone(bareReads.caseload, one('specialist_id')),
  },
  {
    name: 'create a case', document: { path: '/v1/cases', method: 'post' }, status: 201, client: 'head', targets: 'fresh',
    service: ({ family, member, on }, headers) => post('/v1/cases', headers, {
      familyId: family, date: on, ground: 'parentApplication', form: 'group', applicantMemberId: member, circumstances: [{ code: 'disabledChild' }],
    }),
    bare: (asked) => byHand('create', asked), adds: { name: 'create', tables: ['support_case', 'case_fact', 'case_spell', 'case_due', 'alert', ...recorded.slice(1)] }, atLeast: 0.7,
  },
  {
    name: 'assign a curator', document: { path: '/v1/cases/{id}/curator-assignments', method: 'post' }, status: 201, client: 'head', targets: 'withoutCurator',
    service: ({ case: id, specialist, on }, headers) => post(`/v1/cases/${id}/curator-assignments`, headers, { date: on, specialistId: specialist }),
    bare: (asked) => byHand('assign', asked), adds: { name: 'assign', tables: recorded }, atLeast: 0.7,
  },
  {
    // not done, and why: so it can be marked again and again
    name: 'mark a measure', document: { path: '/v1/cases/{id}/executions', method: 'post' }, status: 201, client: 'head', targets: 'withMeasure',
    service: ({ case: id, measure, on }, headers) => post(`/v1/cases/${id}/executions`, headers, {
      date: on, programmeNumber: 1, measureNumber: measure, result: 'notDone', reason: 'Семья перенесла встречу.',
    }),
    bare: (asked) => byHand('mark', { ...asked, specialist: '' }), adds: { name: 'mark', tables: recorded }, atLeast: 0.7,
  },
];
