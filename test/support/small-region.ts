import { at, type CaseOnRoad, type Cast, decisionBody, mustBe, programmeBody, type StepName, tatarstanSteps, walk } from './case-road.ts';
import { aFamily } from './factories.ts';
import type { Family } from '../../src/domain/family.ts';

/** The days of a case of the small region; everything before the approval happens on the day of the approach. */
export interface CaseDays {
  opened: string;
  level: string;
  /** Of the medical measure by the partner, then of social ones by the curator. */
  due: readonly string[];
  approved?: string;
  started?: string;
  ground?: 'parentApplication' | 'message';
  reopens?: CaseOnRoad;
}

/** A family of a provider, taken in by its curator. */
export async function familyOf({ api, provider, specialist }: Cast, changes: Partial<Family>): Promise<Family> {
  return await aFamily(api.db, provider, { intake: specialist.id, ...changes });
}

/** Opens a case and leads it to its start, or only opens it when it has none. */
export async function caseOf(cast: Cast, family: Family, days: CaseDays): Promise<CaseOnRoad> {
  const { opened, level, due, approved = '', started, ground = 'parentApplication', reopens } = days;
  const [mother = '', child = ''] = family.members.map(({ id }) => id);
  at(cast, opened);
  const body = {
    familyId: family.id, date: opened, ground, form: 'group', circumstances: [{ code: 'disabledChild' }],
    ...(ground === 'message' ? { source: { sender: 'Школа № 0', channel: 'written' } } : { applicantMemberId: mother }),
    ...(reopens === undefined ? {} : { reopensCaseId: reopens.id }),
  };
  const { id } = mustBe(201, await cast.api.call('POST', '/v1/cases', { as: cast.curator, body })).json<{ id: string }>();
  const road: CaseOnRoad = { cast, family, id, url: `/v1/cases/${id}`, mother, child };
  if (started === undefined) return road;
  const dates: Partial<Record<StepName, string>> = { approval: approved, signature: started, copy: started };
  for (const [name, step] of Object.entries(tatarstanSteps(road, level)) as [StepName, Parameters<typeof walk>[1]][]) {
    const date = dates[name] ?? opened;
    const own = name === 'draft' ? programmeBody(road, date, due) : { ...step.body, date, ...(name === 'servicesProgramme' ? { issuedOn: opened } : {}) };
    await walk(road, { ...step, body: own });
  }
  return road;
}

/** Marks a measure by its number as done, or as not carried out. */
export async function marked(road: CaseOnRoad, measureNumber: number, date: string, result: 'done' | 'notDone' = 'done'): Promise<void> {
  const reason = result === 'done' ? {} : { reason: 'Ребёнок болел' };
  await walk(road, { path: 'executions', body: { programmeNumber: 1, measureNumber, date, result, ...reason } });
}

export async function decided(road: CaseOnRoad, date: string, kind: string, changes: Record<string, unknown> = {}): Promise<void> {
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody(date, kind, changes) });
}

