import type { LabelledCase } from '../db/queries/agenda.ts';
import type { SeenFamilies } from './seen-families.ts';

/** How a line of an agenda names its case. */
export interface CaseLabel {
  caseId: string;
  familyId: string;
  /** The family's surname; null where it is not the caller's to know or was destroyed. */
  family: string | null;
  /** «год/номер» of the register; null until the family is taken on. */
  registerNumber: string | null;
}

/** The names by which people find the case in their papers. */
export function labelOfCase({ record, surname }: LabelledCase): CaseLabel {
  const { id, familyId, register } = record;
  return { caseId: id, familyId, family: surname, registerNumber: register === null ? null : `${register.year}/${register.number}` };
}

/** Tells whose families a page shows: a case that was looked at and left out is not among them. */
export function sawShown(seen: SeenFamilies, cases: readonly LabelledCase[], shown: readonly Pick<CaseLabel, 'caseId'>[]): void {
  const ids = new Set(shown.map(({ caseId }) => caseId));
  for (const { record } of cases) if (ids.has(record.id)) seen.add(record);
}
