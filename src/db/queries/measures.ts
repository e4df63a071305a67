import { sql } from 'kysely';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** A measure of a version of a programme, as its row tells it. */
export interface MeasureRow {
  caseId: string;
  programmeNumber: number;
  number: number;
  helpType: string;
  title: string;
  dueOn: string;
  state: string;
  familyId: string;
  /** The provider that keeps the family's file. */
  organisationId: string;
  region: string;
  targetMemberIds: string[];
  executorKind: string;
  executorOrganisationId: string | null;
  /** First and last day of the programme once it is in force. */
  termFrom: string | null;
  termTo: string | null;
  /** The outside organisations that carry it out; none before it is in force. */
  parts: { organisationId: string; part: 'executor' | 'coExecutor' }[];
}

const told = sql.raw('region, organisation_id, family_id, target_member_ids, help_type, title, due_on, executor_kind, executor_organisation_id, state, term_from, term_to');
const kept = sql.raw(`m.help_type, m.title, m.due_on, m.executor_kind, m.executor_organisation_id, m.state, m.target_member_ids, m.term_from, m.term_to`);
const fresh = sql.raw(`excluded.help_type, excluded.title, excluded.due_on, excluded.executor_kind, excluded.executor_organisation_id, excluded.state,
  excluded.target_member_ids, excluded.term_from, excluded.term_to`);

/**
 * Brings the projection of a case's measures into line, in one statement; rows that stay the same are not touched. The database refuses an
 * open one outside its programme.
 */
export function replaceMeasures(tx: Tx, caseId: string, measures: readonly MeasureRow[]): void {
  defer(tx, replaced({ id: caseId, measures: JSON.stringify(measures.map(columnsOf)), parts: JSON.stringify(measures.flatMap(partsOf)) }));
}

const replaced = statement((name) => {
  const id = sql`${name('id')}::uuid`;
  return sql`
    with wanted as (
      select * from jsonb_to_recordset(${name('measures')}::jsonb) as w (programme_number integer, number integer, region text,
        organisation_id uuid, family_id uuid, target_member_ids uuid[], help_type text, title text, due_on date, executor_kind text,
        executor_organisation_id uuid, state text, term_from date, term_to date)
    ), parts as (
      select * from jsonb_to_recordset(${name('parts')}::jsonb) as p (programme_number integer, number integer, organisation_id uuid,
        family_id uuid, executor_id uuid, part text, due_on date)
    ), gone_parts as (
      delete from measure_part g where case_id = ${id} and not exists (
        select from parts p where (p.programme_number, p.number, p.executor_id) = (g.programme_number, g.number, g.executor_id))
    ), gone as (
      delete from measure g where case_id = ${id} and not exists (select from wanted w where (w.programme_number, w.number) = (g.programme_number, g.number))
    ), stored_parts as (
      insert into measure_part as m (case_id, programme_number, number, organisation_id, family_id, executor_id, part, due_on)
      select ${id}, programme_number, number, organisation_id, family_id, executor_id, part, due_on from parts
      on conflict (case_id, programme_number, number, executor_id) do update set part = excluded.part, due_on = excluded.due_on
      where (m.part, m.due_on) is distinct from (excluded.part, excluded.due_on)
    )
    insert into measure as m (case_id, programme_number, number, ${told})
    select ${id}, programme_number, number, ${told} from wanted
    on conflict (case_id, programme_number, number) do update
      set (help_type, title, due_on, executor_kind, executor_organisation_id, state, target_member_ids, term_from, term_to) = row (${fresh})
    where row (${kept}) is distinct from row (${fresh})`;
});

function columnsOf(measure: MeasureRow) {
  return {
    programme_number: measure.programmeNumber, number: measure.number, region: measure.region,
    organisation_id: measure.organisationId, family_id: measure.familyId, target_member_ids: measure.targetMemberIds,
    help_type: measure.helpType, title: measure.title, due_on: measure.dueOn, executor_kind: measure.executorKind,
    executor_organisation_id: measure.executorOrganisationId, state: measure.state,
    term_from: measure.termFrom, term_to: measure.termTo,
  };
}

function partsOf({ programmeNumber, number, organisationId, familyId, dueOn, parts }: MeasureRow) {
  return parts.map(({ organisationId: executor, part }) => ({
    programme_number: programmeNumber, number, organisation_id: organisationId, family_id: familyId, executor_id: executor, part, due_on: dueOn,
  }));
}
