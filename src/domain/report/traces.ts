import type { Assessment } from '../case/assess.ts';
import { questionnairesOf } from '../questionnaire.ts';
import { duesOf } from './dues.ts';
import { spellsOf } from './spells.ts';
import type { CaseTraces } from './trace-types.ts';

export * from './trace-types.ts';

/** Follows from the facts alone: whatever day the assessment looked at, the traces are the same. */
export function tracesOf(assessment: Assessment): CaseTraces {
  return { spells: spellsOf(assessment), dues: duesOf(assessment), questionnaires: questionnairesOf(assessment.history) };
}
