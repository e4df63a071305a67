import { type Kysely, type Selectable, sql } from 'kysely';
import type { Fact } from '../../domain/case/facts.ts';
import type { CaseFactTable } from '../case-tables.ts';
import { hotRead } from '../hot-read.ts';
import { namedScope } from '../named-scope.ts';
import { instantFromJson } from '../row-types.ts';
import type { Database } from '../schema.ts';
import type { Wall } from '../wall.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseNames, caseOf, casePartNames, type CaseRecord, type CaseRow } from './cases.ts';
import { factOf } from './facts.ts';

/** Everything that a case's state follows from, but for the day: as read in one trip. */
export interface CaseReading {
  /** The row with its names, its regulation and its calendar, as text: while it is the same text, so is the state on the same day. */
  basis: string;
  /** The facts, as text; undefined where the reader said that it knows them. */
  facts: string | undefined;
}

/** What the basis says. */
export interface CaseBasis {
  record: CaseRecord;
  regulationHash: string;
  /** The id of the calendar's revision. */
  calendarId: string;
}

/**
 * Reads a case with its facts; undefined when there is none in the wall's scope. The facts come from a function that keeps its plan, see its migration.
 * @param knownVersion the version whose facts the reader has kept: they are not sent again
 */
export async function readCase(db: Kysely<Database>, wall: Wall, id: string, knownVersion = 0): Promise<CaseReading | undefined> {
  const text = await hotRead(db, wall, `case ${wall.scope.kind}`, (name) => db.selectNoFrom(sql<string>`(
    select row_to_json(basis)::text || E'\\n' || coalesce(case when basis.version <> ${name('knownVersion')}::integer then case_facts(basis.id) end, '')
      from (${db.selectFrom('support_case').select(caseColumns).select([caseNames, casePartNames])
          .select((eb) => [
            eb.selectFrom('regulation').select('content_hash')
              .whereRef('code', '=', 'support_case.regulation_code').whereRef('version', '=', 'support_case.regulation_version').as('regulation_hash'),
            eb.selectFrom('calendar_revision').select('calendar_revision.id').whereRef('revision', '=', 'support_case.calendar_revision').as('calendar_id'),
          ])
          .where('support_case.id', '=', name('id')).where((eb) => caseReachable(eb, namedScope(wall.scope, name)))}) basis)`.as('text')),
  { id, knownVersion });
  if (text === undefined) return undefined;
  const [basis = '', ...facts] = text.split('\n');
  const rest = facts.join('\n');
  return { basis, facts: rest === '' ? undefined : rest };
}

/** What a basis says, read from its text. */
export function basisOf(text: string): CaseBasis {
  const { regulation_hash: regulationHash, calendar_id: calendarId, ...row } = JSON.parse(text) as CaseRow & { regulation_hash: string; calendar_id: string };
  return { record: caseOf({ ...row, created_at: instantFromJson(row.created_at) }), regulationHash, calendarId };
}

/** Facts, read from their text. */
export function factsFrom(text: string): Fact[] {
  return (JSON.parse(text) as Selectable<CaseFactTable>[]).map((row) => factOf({ ...row, recorded_at: instantFromJson(row.recorded_at) }));
}
