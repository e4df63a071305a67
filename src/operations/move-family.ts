import type { CaseRecord } from '../db/queries/cases.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { CuratorAssignmentData } from '../domain/case/facts.ts';
import { mostSevere } from '../domain/caseload.ts';
import { DomainError } from '../domain/errors.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from './context.ts';
import { recordFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { settlePlace } from './settle-place.ts';

/** A family's cases that change their curator together. */
export interface FamilyMove {
  caseIds: readonly string[];
  /** The case at whose level the family counts, and by whose regulation. */
  leadId: string;
  on: LocalDate;
  data: CuratorAssignmentData;
}

/** What is against moving a family, and the case that it is about. */
export class MoveRefused extends DomainError {
  readonly caseId: string;

  constructor(caseId: string, { violations }: DomainError) {
    super(violations);
    this.caseId = caseId;
  }
}

/**
 * Assigns a curator to several cases of a family, each as if alone. The family's places are settled once, when all are with the new
 * curator: it never counts with a lighter level on the way.
 * @throws MoveRefused whatever is against one of the assignments
 */
export async function moveFamily(tx: Tx, ctx: OperationContext, { caseIds, leadId, on, data }: FamilyMove): Promise<void> {
  let settleLead = async (): Promise<void> => undefined;
  for (const caseId of caseIds) {
    const settle: typeof settlePlace = async (...standing) => {
      if (caseId === leadId) settleLead = () => settlePlace(...standing);
    };
    await ofCase(caseId, recordFact(tx, ctx, caseId, { kind: 'curatorAssignment', on, data: () => data }, settle));
  }
  await ofCase(leadId, settleLead());
}

async function ofCase(caseId: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw error instanceof DomainError ? new MoveRefused(caseId, error) : error;
  }
}

/** Of a family's cases the one at the most severe level, with its regulation; the first of those without a level. */
export async function leadOf(db: OperationContext['db'], cases: readonly CaseRecord[]): Promise<{ lead: CaseRecord; regulation: Regulation }> {
  const known = [];
  for (const one of cases) known.push({ lead: one, regulation: await pinnedRegulation(db, one.regulationCode, one.regulationVersion) });
  const [first] = known;
  if (first === undefined) throw new Error('A family without cases has no lead');
  return known.reduce((best, other) => (isMoreSevere(other, best) ? other : best), first);
}

function isMoreSevere(
  { lead: { countedLevel: level }, regulation }: { lead: CaseRecord; regulation: Regulation }, { lead: { countedLevel: than } }: { lead: CaseRecord },
): boolean {
  if (level === null || than === null) return level !== null;
  return level !== than && mostSevere(regulation, [than, level]) === level;
}
