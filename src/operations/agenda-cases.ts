import type { Kysely } from 'kysely';
import { factsOfCases, type LabelledCase } from '../db/queries/agenda.ts';
import type { Database } from '../db/schema.ts';
import type { WorkingCalendar } from '../domain/calendar/production-calendar.ts';
import { assess, type Assessment } from '../domain/case/assess.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { calendarOfCase } from './working-calendar.ts';

/** A case as it stands on the day of an agenda. */
export interface AgendaCase extends LabelledCase {
  assessment: Assessment;
  /** When the newest of its facts was recorded, ISO instant. */
  changedAt: string;
}

/** Works out how cases stand on a day, all their facts read in one trip. */
export async function assessCases(db: Kysely<Database>, cases: readonly LabelledCase[], on: string): Promise<AgendaCase[]> {
  const facts = await factsOfCases(db, cases.map(({ record }) => record.id));
  const rules = new Map<string, { regulation: Regulation; calendar: WorkingCalendar }>();
  const assessed: AgendaCase[] = [];
  for (const one of cases) {
    const { id, regulationCode: code, regulationVersion: version, calendarRevision, region } = one.record;
    const key = [code, version, calendarRevision, region].join('|');
    const own = rules.get(key)
      ?? { regulation: await pinnedRegulation(db, code, version), calendar: await calendarOfCase(db, one.record) };
    rules.set(key, own);
    const ofCase = facts.get(id) ?? [];
    const assessment = assess(own.regulation, own.calendar, ofCase, on);
    assessed.push({ ...one, assessment, changedAt: ofCase.at(-1)?.recordedAt ?? one.record.createdAt });
  }
  return assessed;
}
