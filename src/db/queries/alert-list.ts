import { type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { AlertTable } from '../alert-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { alertReachable } from './alert-scope.ts';
import { alertOf, type AlertRecord } from './alerts.ts';

export const alertStates = ['open', 'snoozed', 'ended', 'all'] as const;
export type AlertStateFilter = (typeof alertStates)[number];

/** An alert with whom it concerns and what has been done with it. */
export interface ListedAlert extends AlertRecord {
  /** The case's curator, or the specialist whom it is about. */
  specialistId: string | null;
  isOfCase: boolean;
  escalateOn: string;
  forCommission: boolean;
  snoozedUntil: string | null;
}

export interface AlertFilters {
  /** `open` unless told otherwise. */
  state?: AlertStateFilter | undefined;
  organisationId?: string | undefined;
  caseId?: string | undefined;
  specialistId?: string | undefined;
  kind?: string | undefined;
  severity?: string | undefined;
  acknowledged?: boolean | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  /** Only what the head has come to be concerned with. */
  escalated?: boolean | undefined;
}

/** Which alerts are asked for, and which day it is there. */
export interface AlertQuestion {
  filters: AlertFilters;
  today: string;
}

/** A page of the alerts in the caller's scope: open ones in the order of planning; where ended ones are among them, the newest first. */
export async function listAlerts(
  db: Kysely<Database>, scope: Scope, question: AlertQuestion, page: PageRequest,
): Promise<Page<ListedAlert>> {
  const { state } = question.filters;
  const isHistory = state === 'ended' || state === 'all';
  let query = askedAlerts(db, scope, question).selectAll('alert').select([familyOfCase, curatorOfCase]);
  if (page.after !== undefined) query = query.where(isHistory ? before(page.after) : after(page.after));
  query = isHistory ? query.orderBy('alert.raised_at', 'desc').orderBy('alert.id', 'desc') : query.orderBy('alert.id');
  const rows = await query.limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => (isHistory ? [row.raised_at ?? '', row.id] : [row.id]), listedAlertOf);
}

/** One alert in the caller's scope that has been raised, ended or not. */
export async function findAlert(db: Kysely<Database>, scope: Scope, id: string): Promise<ListedAlert | undefined> {
  const row = await db.selectFrom('alert').selectAll('alert').select([familyOfCase, curatorOfCase])
    .where('alert.id', '=', id).where('alert.raised_at', 'is not', null).where((eb) => alertReachable(eb, scope)).executeTakeFirst();
  return row && listedAlertOf(row);
}

export interface AlertCount {
  kind: string;
  severity: string;
  count: number;
}

/** How many alerts of each kind and severity there are. */
export async function countAlerts(db: Kysely<Database>, scope: Scope, question: AlertQuestion): Promise<AlertCount[]> {
  return await askedAlerts(db, scope, question)
    .select(['alert.kind', 'alert.severity', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['alert.kind', 'alert.severity']).execute();
}

const familyOfCase = sql<string | null>`(select c.family_id from support_case c where c.id = alert.case_id)`.as('family_id');
const curatorOfCase = sql<string | null>`(select c.curator_id from support_case c where c.id = alert.case_id)`.as('curator_id');

function after([id = '']: readonly string[]) {
  return sql<SqlBool>`alert.id > ${id}`;
}

function before([raisedAt = '', id = '']: readonly string[]) {
  return sql<SqlBool>`(alert.raised_at, alert.id) < (${raisedAt}::timestamptz, ${id}::uuid)`;
}

function askedAlerts(db: Kysely<Database>, scope: Scope, { filters, today }: AlertQuestion) {
  let query = db.selectFrom('alert').where('alert.raised_at', 'is not', null)
    .where((eb) => alertReachable(eb, scope)).where(inState(filters.state ?? 'open', today, scope));
  if (filters.organisationId !== undefined) query = query.where('alert.organisation_id', '=', filters.organisationId);
  if (filters.caseId !== undefined) query = query.where('alert.case_id', '=', filters.caseId);
  if (filters.specialistId !== undefined) query = query.where(ofSpecialist(filters.specialistId));
  if (filters.kind !== undefined) query = query.where('alert.kind', '=', filters.kind);
  if (filters.severity !== undefined) query = query.where('alert.severity', '=', filters.severity);
  if (filters.acknowledged !== undefined) query = query.where('alert.acknowledged_at', filters.acknowledged ? 'is not' : 'is', null);
  if (filters.dueFrom !== undefined) query = query.where('alert.due_on', '>=', filters.dueFrom);
  if (filters.dueTo !== undefined) query = query.where('alert.due_on', '<=', filters.dueTo);
  if (filters.escalated === true) query = query.where('alert.escalate_on', '<=', today);
  return query;
}

/** What a provider puts off is not put off for the commission. */
function inState(state: AlertStateFilter, today: string, scope: Scope) {
  if (state === 'all') return sql<SqlBool>`true`;
  if (state === 'ended') return sql<SqlBool>`alert.ended_at is not null`;
  const isPutOff = scope.kind === 'municipality' ? sql`false` : sql`coalesce(alert.snoozed_until > ${today}::date, false)`;
  return state === 'snoozed' ? sql<SqlBool>`alert.ended_at is null and ${isPutOff}` : sql<SqlBool>`alert.ended_at is null and not ${isPutOff}`;
}

function ofSpecialist(id: string) {
  return sql<SqlBool>`(alert.specialist_id = ${id} or exists (
    select from support_case c where c.id = alert.case_id and c.curator_id = ${id}))`;
}

/** Maps a row to its record. */
function listedAlertOf(row: Selectable<AlertTable> & { family_id: string | null; curator_id: string | null }): ListedAlert {
  return {
    ...alertOf(row), specialistId: row.specialist_id ?? row.curator_id, isOfCase: row.case_id !== null, escalateOn: row.escalate_on,
    forCommission: row.for_commission, snoozedUntil: row.snoozed_until,
  };
}
