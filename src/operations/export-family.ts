import { casesOfFamily, type NamedId, namesOf, type StoredAlert, type StoredCase, type StoredMeasure } from '../db/queries/family-export.ts';
import type { AlertKind } from '../domain/case/alerts.ts';
import type { Family } from '../domain/family.ts';
import { alertText } from './alert-text.ts';
import { type CaseSummary, caseSummary } from './case-view.ts';
import type { OperationContext } from './context.ts';
import { type FactView, factViewFor } from './fact-view.ts';
import { getFamily } from './read-families.ts';

/** A case in an export: what stands, what was recorded, what was planned and what was flagged. */
export interface ExportedCase {
  case: CaseSummary;
  /** A code of reference `outcomes`; null before the end. */
  outcome: string | null;
  facts: FactView[];
  measures: StoredMeasure[];
  alerts: ExportedAlert[];
}

export interface ExportedAlert extends Omit<StoredAlert, 'kind' | 'severity' | 'caseId' | 'familyId' | 'organisationId'> {
  kind: AlertKind;
  severity: 'info' | 'warning' | 'critical';
  text: string;
  textEn: string;
}

/** Everything that the service holds about one family (выгрузка всех данных семьи). */
export interface FamilyExport {
  exportedAt: string;
  family: Family;
  cases: ExportedCase[];
  /** Specialists and organisations that are called by their ids above. */
  names: NamedId[];
  /** Where it is told who has looked at the family. */
  accesses: string;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Everything that is stored about a family, on one unchanging picture of the data. A family has few cases, so it comes whole.
 * @throws DomainError not-found
 */
export async function exportFamily(ctx: OperationContext, id: string): Promise<FamilyExport> {
  const family = await getFamily(ctx, id);
  const cases = (await casesOfFamily(ctx.db, ctx.caller.scope, id)).map((stored) => exportedCase(ctx, stored));
  const ids = new Set(JSON.stringify([family, cases]).match(ID) ?? []);
  return {
    exportedAt: ctx.clock.now(), family, cases, names: await namesOf(ctx.db, [...ids]), accesses: `/v1/audit/accesses?familyId=${id}`,
  };
}

function exportedCase({ caller }: OperationContext, { record, facts, measures, alerts }: StoredCase): ExportedCase {
  return {
    case: caseSummary(record),
    outcome: record.outcome,
    facts: facts.map((fact) => factViewFor(caller, fact, record)),
    measures,
    alerts: alerts.map(exportedAlert),
  };
}

function exportedAlert({ id, kind, subject, severity, since, dueOn, citation, raisedAt, endedAt, actions }: StoredAlert): ExportedAlert {
  const known = { kind: kind as AlertKind, severity: severity as ExportedAlert['severity'] };
  return { id, ...known, ...alertText(known.kind), subject, since, dueOn, citation, raisedAt, endedAt, actions };
}
