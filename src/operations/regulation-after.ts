import type { CaseRecord } from '../db/queries/cases.ts';
import { hashInForce } from '../db/queries/regulations.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Fact } from '../domain/case/facts.ts';
import type { Violation } from '../domain/errors.ts';
import { unknownLevels } from '../domain/regulation-change.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { pinnedRegulation } from './regulation-of.ts';

/** The regulation by which a case goes on after a request, and what stands against going on by it. */
export interface RegulationAfter {
  regulation: Regulation;
  violations: Violation[];
}

/** The case's own regulation, unless the request is a decision that moves the case to a newer version. */
export async function regulationAfter(
  tx: Tx, record: CaseRecord, present: Regulation, facts: readonly Fact[], request: { data: object; on: LocalDate },
): Promise<RegulationAfter> {
  const wanted = versionWanted(request.data);
  if (wanted === undefined) return { regulation: present, violations: [] };
  const inForce = await hashInForce(tx, record.regulationCode, request.on);
  if (inForce?.version !== wanted || wanted <= present.version) {
    const params = { version: wanted, regulation: record.regulationCode, date: request.on };
    return { regulation: present, violations: [{ code: 'regulation.version-unknown', pointer: '/regulationVersion', params }] };
  }
  const regulation = await pinnedRegulation(tx, record.regulationCode, wanted);
  return { regulation, violations: unknownLevels(regulation, facts) };
}

function versionWanted(data: object): number | undefined {
  const moves = 'kind' in data && data.kind === 'changeRegulation' && 'regulationVersion' in data;
  return moves && typeof data.regulationVersion === 'number' ? data.regulationVersion : undefined;
}
