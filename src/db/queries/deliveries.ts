import type { Kysely, Selectable } from 'kysely';
import type { LetterData } from '../../domain/case/facts.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { DeliveryTable } from '../partner-tables.ts';
import type { Database } from '../schema.ts';
import { defer } from '../session.ts';
import type { Tx } from '../transaction.ts';

/** What went out to one organisation of the directory. */
export interface Delivery {
  factId: string;
  caseId: string;
  /** The provider that sent it. */
  organisationId: string;
  familyId: string;
  recipientId: string;
  kind: 'programme' | 'letter';
  programmeNumber: number | null;
  sentOn: string;
  dueOn: string | null;
  answeredOn: string | null;
}

/** A letter with what it says. */
export interface DeliveredLetter extends Delivery {
  letter: LetterData;
}

/** Stores what went out; of what is known already only the day of the answer can be new. */
export function storeDeliveries(tx: Tx, deliveries: readonly Delivery[]): void {
  if (deliveries.length === 0) return;
  defer(tx, tx.insertInto('delivery')
    .values(deliveries.map((one) => ({
      fact_id: one.factId, case_id: one.caseId, organisation_id: one.organisationId, family_id: one.familyId, recipient_id: one.recipientId,
      kind: one.kind, programme_number: one.programmeNumber, sent_on: one.sentOn, due_on: one.dueOn, answered_on: one.answeredOn,
    })))
    .onConflict((conflict) => conflict.columns(['fact_id', 'recipient_id'])
      .doUpdateSet((eb) => ({ answered_on: eb.ref('excluded.answered_on') }))
      .whereRef('delivery.answered_on', 'is distinct from', 'excluded.answered_on')));
}

/** Whether an answer or a receipt has come already. */
export interface DeliveryFilters {
  answered?: boolean | undefined;
  caseId?: string | undefined;
}

function received(db: Kysely<Database>, recipientId: string, kind: Delivery['kind']) {
  return db.selectFrom('delivery').selectAll('delivery').where('recipient_id', '=', recipientId).where('delivery.kind', '=', kind);
}

/** The programmes that were sent to an organisation, by the day of sending. */
export async function programmesSentTo(
  db: Kysely<Database>, recipientId: string, filters: DeliveryFilters, page: PageRequest,
): Promise<Page<Delivery>> {
  const rows = await pageQuery(received(db, recipientId, 'programme'), filters, page).execute();
  return pageOf(rows, page.limit, keyOf, deliveryOf);
}

/** The newest sending of one version of a case's programme to an organisation. */
export async function programmeSentTo(
  db: Kysely<Database>, recipientId: string, caseId: string, programmeNumber: number,
): Promise<Delivery | undefined> {
  const row = await received(db, recipientId, 'programme').where('case_id', '=', caseId).where('programme_number', '=', programmeNumber)
    .orderBy('sent_on', 'desc').orderBy('fact_id', 'desc').limit(1).executeTakeFirst();
  return row && deliveryOf(row);
}

/** The letters to an organisation, by the day of sending. */
export async function lettersTo(
  db: Kysely<Database>, recipientId: string, filters: DeliveryFilters, page: PageRequest,
): Promise<Page<DeliveredLetter>> {
  const query = received(db, recipientId, 'letter').innerJoin('case_fact', 'case_fact.id', 'delivery.fact_id').select('case_fact.data');
  const rows = await pageQuery(query, filters, page).execute();
  return pageOf(rows, page.limit, keyOf, letterOf);
}

/** One letter to an organisation. */
export async function letterTo(db: Kysely<Database>, recipientId: string, factId: string): Promise<DeliveredLetter | undefined> {
  const row = await received(db, recipientId, 'letter').innerJoin('case_fact', 'case_fact.id', 'delivery.fact_id').select('case_fact.data')
    .where('delivery.fact_id', '=', factId).executeTakeFirst();
  return row && letterOf(row);
}

type Received = ReturnType<typeof received>;

function pageQuery<Q extends Received>(query: Q, { answered, caseId }: DeliveryFilters, page: PageRequest): Q {
  let wanted: Received = query;
  if (answered !== undefined) wanted = wanted.where('delivery.answered_on', answered ? 'is not' : 'is', null);
  if (caseId !== undefined) wanted = wanted.where('delivery.case_id', '=', caseId);
  const [sentOn, factId] = page.after ?? [];
  if (sentOn !== undefined && factId !== undefined) {
    wanted = wanted.where((eb) => eb(eb.refTuple('delivery.sent_on', 'delivery.fact_id'), '>', eb.tuple(sentOn, factId)));
  }
  return wanted.orderBy('delivery.sent_on').orderBy('delivery.fact_id').limit(page.limit + 1) as Q;
}

function keyOf({ sent_on: sentOn, fact_id: factId }: Selectable<DeliveryTable>): string[] {
  return [sentOn, factId];
}

function letterOf(row: Selectable<DeliveryTable> & { data: unknown }): DeliveredLetter {
  return { ...deliveryOf(row), letter: row.data as LetterData };
}

function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  return {
    factId: row.fact_id, caseId: row.case_id, organisationId: row.organisation_id, familyId: row.family_id, recipientId: row.recipient_id,
    kind: row.kind as Delivery['kind'], programmeNumber: row.programme_number, sentOn: row.sent_on, dueOn: row.due_on,
    answeredOn: row.answered_on,
  };
}
