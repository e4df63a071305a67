import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Fact, FactKind } from '../../domain/case/facts.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { CaseFactTable } from '../case-tables.ts';
import type { Database } from '../schema.ts';
import { blank } from '../blank.ts';
import { defer } from '../session.ts';
import { namedRow, statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** All facts of a case in the order of recording. The caller has made sure that the case is within its scope. */
export async function factsOf(db: Kysely<Database>, caseId: string): Promise<Fact[]> {
  const rows = await db.selectFrom('case_fact').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();
  return rows.map(factOf);
}

/** Which of a case's facts are wanted: of one kind or of all, about one version of the programme or not. */
export interface FactSelection {
  kind?: FactKind | undefined;
  programmeNumber?: number | undefined;
}

/** A page of a case's facts in the order of recording. */
export async function listFacts(
  db: Kysely<Database>, caseId: string, { kind, programmeNumber }: FactSelection, page: PageRequest,
): Promise<Page<Fact>> {
  let query = db.selectFrom('case_fact').selectAll().where('case_id', '=', caseId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (programmeNumber !== undefined) query = query.where(sql<boolean>`(data->>'programmeNumber')::int = ${programmeNumber}`);
  if (page.after !== undefined) query = query.where('seq', '>', Number(page.after[0]));
  const rows = await query.orderBy('seq').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [String(row.seq)], factOf);
}

/** One fact of a case; undefined when the case has none of that id and kind. */
export async function findFact(
  db: Kysely<Database>, caseId: string, kind: FactKind, id: string,
): Promise<Fact | undefined> {
  const row = await db.selectFrom('case_fact').selectAll()
    .where('case_id', '=', caseId).where('id', '=', id).where('kind', '=', kind).executeTakeFirst();
  return row && factOf(row);
}

/** Appends a fact. Its `seq` is unique within the case, so two writers can never both be the next. */
export function insertFact(tx: Tx, of: { id: string; organisationId: string }, fact: Fact): void {
  defer(tx, inserted({ ...factRow(of, fact) }));
}

const inserted = statement((name) => blank.insertInto('case_fact').values(namedRow(name, factColumns)));

/** A fact of a case as its row. */
export function factRow(of: { id: string; organisationId: string }, fact: Fact): Insertable<CaseFactTable> {
  return {
    id: fact.id, case_id: of.id, organisation_id: of.organisationId, seq: fact.seq, kind: fact.kind, happened_on: fact.on,
    recorded_at: fact.recordedAt, recorded_by: fact.recordedBy, data: JSON.stringify(fact.data),
  };
}

export const factColumns = ['id', 'case_id', 'organisation_id', 'seq', 'kind', 'happened_on', 'recorded_at', 'recorded_by', 'data'] as const;

/** Maps a row to its fact. */
export function factOf(row: Selectable<CaseFactTable>): Fact {
  const { id, seq, kind, happened_on: on, recorded_at: recordedAt, recorded_by: recordedBy, data } = row;
  return { id, seq, kind, on, recordedAt, recordedBy, data } as Fact;
}
