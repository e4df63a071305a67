import { type Api, apiAt, type CallOptions, type DemoClient, type Reply } from './client.ts';
import { type RoadDates, roadDates } from './dates.ts';
import { type Narrator, Surprise } from './narrator.ts';
import type { CaseState, Family, List, Organisation, Problem, Recorded } from './shapes.ts';

/** Where the road is played: the service, the days, and what has come about so far. */
export interface Stage {
  api: Api;
  say: Narrator;
  dates: RoadDates;
  cast: Cast;
  /** The day on which the service's clock stands. */
  today: string;
}

/** Who and what takes part; filled as the road goes on. */
export interface Cast {
  family?: Family;
  caseId?: string;
  curatorId?: string;
  organisations?: Organisation[];
}

export function stageAt(origin: string, today: string, say: Narrator): Stage {
  return { api: apiAt(origin), say, dates: roadDates(today), cast: {}, today };
}

/** What must be there by now. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Surprise(`Нет того, что уже должно быть: ${what}`);
  return value;
}

export function expect(holds: boolean, what: string, seen?: unknown): void {
  if (!holds) throw new Surprise(seen === undefined ? what : `${what}; на деле: ${JSON.stringify(seen)}`);
}

/** The body of a reply that must have this status. */
export function answered<T>(reply: Reply<T>, status: number, what: string): T {
  expect(reply.status === status, `${what}: ожидался ответ ${status}`, { status: reply.status, body: reply.body });
  return reply.body;
}

export async function read<T>({ api }: Stage, as: DemoClient, path: string): Promise<T> {
  return answered(await api.call<T>(as, 'GET', path), 200, `GET ${path}`);
}

export async function readList<T>(stage: Stage, as: DemoClient, path: string): Promise<T[]> {
  const { items } = await read<List<T>>(stage, as, `${path}${path.includes('?') ? '&' : '?'}limit=100`);
  return items;
}

/** The state of the case today. */
export function caseNow(stage: Stage): Promise<CaseState> {
  return read<CaseState>(stage, 'demo-curator', casePath(stage));
}

export function casePath({ cast }: Stage, collection = ''): string {
  return `/v1/cases/${present(cast.caseId, 'дело')}${collection === '' ? '' : `/${collection}`}`;
}

interface Moved {
  date: string;
  runs: { done: number; failed: number };
  totals: { statusChanges: number; checksScheduled: number; alertsRaised: number; alertsEnded: number };
}

/** Lets the service's days go by up to a date, its jobs with them; nothing of the road is dated back. */
export async function reach(stage: Stage, date: string): Promise<void> {
  expect(date >= stage.today, `Дорога идёт только вперёд: сейчас ${stage.today}`, date);
  if (date === stage.today) return;
  const moved = answered(await stage.api.call<Moved>('demo-integration', 'PUT', '/sandbox/clock', { body: { date } }), 200, `Часы до ${date}`);
  const { runs, totals } = moved;
  stage.today = moved.date;
  stage.say.note(`— ${date}: прошли дни; заданий ${runs.done}, смен состояния ${totals.statusChanges}, предупреждений +${totals.alertsRaised} −${totals.alertsEnded}`);
}

/** Records a fact of the case that must be taken; tells it and how the case stands after it. */
export async function record(
  stage: Stage, as: DemoClient, collection: string, body: { date: string } & Record<string, unknown>, text: string,
): Promise<CaseState> {
  await reach(stage, body.date);
  const reply = await stage.api.call<Recorded>(as, 'POST', casePath(stage, collection), { body });
  const recorded = answered(reply, 201, text);
  stage.say.done(`${body.date} ${text}`);
  stage.say.standing(recorded.case);
  return recorded.case;
}

/** What a refusal must be: its status and the codes that must be among its violations, or its own code. */
export interface Refusal {
  status: number;
  codes: string[];
  /** What a clause that it cites must contain. */
  clause?: string;
}

/** Sends what must be refused, and tells why it was. */
export async function refused(
  stage: Stage, as: DemoClient, method: 'GET' | 'POST' | 'PATCH', path: string, text: string, refusal: Refusal, options: CallOptions = {},
): Promise<void> {
  const problem = answered(await stage.api.call<Problem>(as, method, path, options), refusal.status, text);
  const seen = [problem.code, ...(problem.errors ?? []).map(({ code }) => code)];
  expect(refusal.codes.every((code) => seen.includes(code)), `${text}: ожидался отказ ${refusal.codes.join(', ')}`, problem);
  const clauses = (problem.errors ?? []).map(({ clause }) => clause ?? '');
  expect(refusal.clause === undefined || clauses.some((clause) => clause.includes(refusal.clause ?? '')),
    `${text}: отказ должен назвать ${refusal.clause}`, problem);
  stage.say.refused(text, problem);
}

/** Sends a fact that must be refused. */
export function refusedFact(
  stage: Stage, as: DemoClient, collection: string, body: unknown, text: string, refusal: Refusal,
): Promise<void> {
  return refused(stage, as, 'POST', casePath(stage, collection), text, refusal, { body });
}
