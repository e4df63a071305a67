import type { Kysely } from 'kysely';
import { type CaseRecord, findCase } from '../db/queries/cases.ts';
import { namesForDocuments } from '../db/queries/document-names.ts';
import { factsOf } from '../db/queries/facts.ts';
import { findFamily } from '../db/queries/families.ts';
import type { Database } from '../db/schema.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { situationOf } from '../domain/case/situation.ts';
import type { Fact } from '../domain/case/facts.ts';
import { refuseIfErased } from '../domain/erasure.ts';
import { DomainError } from '../domain/errors.ts';
import type { Family } from '../domain/family.ts';
import type { CaseFormCode } from '../domain/forms/codes.ts';
import type { DocumentData } from '../domain/forms/document-data.ts';
import { caseForm } from '../domain/forms/index.ts';
import type { FormModel } from '../domain/forms/model.ts';
import type { FormParameters } from '../domain/forms/parameters.ts';
import type { OperationContext } from './context.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { calendarOfCase } from './working-calendar.ts';

/** Which paper of a case is wanted, and what about. */
export interface FormRequest {
  form: CaseFormCode;
  parameters: FormParameters;
}

/** A paper as data, and to whom it belongs. */
export interface ComposedForm {
  model: FormModel;
  caseId: string;
  familyId: string;
  organisationId: string;
  region: string;
  municipality: string;
  /** The date where the case is. */
  today: LocalDate;
}

/**
 * Makes a paper of a case as it stands today.
 * @throws DomainError not-found, family.erased, and whatever the form refuses
 */
export async function composeForm(ctx: OperationContext, caseId: string, { form, parameters }: FormRequest): Promise<ComposedForm> {
  const { record, data } = await documentData(ctx, caseId);
  const { familyId, organisationId, region, municipality } = record;
  return { model: caseForm(form, data, parameters), caseId, familyId, organisationId, region, municipality, today: ctx.clock.today(record.timeZone) };
}

/** Everything that the papers of one case may tell, in as many queries for a long case as for a short one. */
export async function documentData(ctx: OperationContext, caseId: string): Promise<{ record: CaseRecord; data: DocumentData }> {
  const { db, caller: { scope }, clock, seen } = ctx;
  const record = await findCase(db, scope, caseId);
  const family = record && await findFamily(db, scope, record.familyId);
  if (record === undefined || family === undefined) throw new DomainError([{ code: 'not-found', params: { what: caseId } }]);
  seen.add(record);
  refuseIfErased(family);
  const regulation = await pinnedRegulation(db, record.regulationCode, record.regulationVersion);
  const calendar = await calendarOfCase(db, record);
  const facts = await factsOf(db, caseId);
  const situation = situationOf(regulation, calendar, facts, clock.today(record.timeZone));
  return { record, data: { regulation, family, memberId: record.memberId, situation, ...await names(db, record, family, facts) } };
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What the organisations and specialists among the ids of the facts are called. */
async function names(
  db: Kysely<Database>, { organisationId }: CaseRecord, { municipality }: Family, facts: readonly Fact[],
): Promise<Pick<DocumentData, 'organisation' | 'organisations' | 'specialists'>> {
  const ids = new Set([organisationId, ...JSON.stringify(facts.map(({ data }) => data)).match(ID) ?? []]);
  const { organisations, specialists } = await namesForDocuments(db, [...ids]);
  return { organisation: { id: organisationId, name: organisations.get(organisationId) ?? '', municipality }, organisations, specialists };
}
