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

/** Replaces the projection of a case's measures. The database refuses an open one outside its programme. */
export async function replaceMeasures(tx: Tx, caseId: string, measures: readonly MeasureRow[]): Promise<void> {
  await tx.with('parts', (db) => db.deleteFrom('measure_part').where('case_id', '=', caseId))
    .deleteFrom('measure').where('case_id', '=', caseId).execute();
  if (measures.length === 0) return;
  await tx.insertInto('measure').values(measures.map((measure) => ({
    case_id: measure.caseId, programme_number: measure.programmeNumber, number: measure.number, region: measure.region,
    organisation_id: measure.organisationId, family_id: measure.familyId, target_member_ids: measure.targetMemberIds,
    help_type: measure.helpType, title: measure.title, due_on: measure.dueOn, executor_kind: measure.executorKind,
    executor_organisation_id: measure.executorOrganisationId, state: measure.state,
    term_from: measure.termFrom, term_to: measure.termTo,
  }))).execute();
  await insertParts(tx, measures);
}

async function insertParts(tx: Tx, measures: readonly MeasureRow[]): Promise<void> {
  const rows = measures.flatMap(({ caseId, programmeNumber, number, organisationId, familyId, dueOn, parts }) =>
    parts.map(({ organisationId: executor, part }) => ({
      case_id: caseId, programme_number: programmeNumber, number, organisation_id: organisationId, family_id: familyId,
      executor_id: executor, part, due_on: dueOn,
    })));
  if (rows.length > 0) await tx.insertInto('measure_part').values(rows).execute();
}
