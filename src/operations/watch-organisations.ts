import {
  endOverLimit, endReports, type LimitInForce, raiseOverLimit, raiseReports, regulationsAtWork, type ReportWanted, type Watch,
} from '../db/queries/organisation-alerts.ts';
import type { Tx } from '../db/transaction.ts';
import { placeSize } from '../domain/caseload.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { dueReports } from '../domain/report/due-reports.ts';
import type { RunContext } from './job-run.ts';
import { findRegulationOn } from './regulation-of.ts';
import { underClaim } from './under-claim.ts';

/**
 * Looks after the run's region beyond its cases: curators with more families than the regulation in force allows (a new version of it, a
 * head's override, a change of level), and reports to be sent. One statement raises each kind, one ends it; what happened to be
 * raised or ended already stays.
 * @throws LostClaim
 */
export async function watchOrganisations(ctx: RunContext): Promise<void> {
  const { region, day } = ctx.run;
  await underClaim(ctx, async (tx) => {
    const watch = { region, day, now: ctx.clock.now() };
    const regulations = await regulationsInForce(tx, watch);
    const limits = regulations.flatMap(limitsOf);
    const wanted = regulations.flatMap((regulation) => reportsOf(regulation, day));
    const ended = await endOverLimit(tx, watch, limits) + await endReports(tx, watch, wanted);
    return ended + await raiseOverLimit(tx, watch, limits) + await raiseReports(tx, watch, wanted);
  });
}

async function regulationsInForce(tx: Tx, { region, day }: Watch): Promise<Regulation[]> {
  const codes = await regulationsAtWork(tx, region);
  const found = await Promise.all(codes.map((code) => findRegulationOn(tx, code, day)));
  return found.filter((regulation) => regulation !== undefined);
}

function limitsOf(regulation: Regulation): LimitInForce[] {
  const { value: levels } = regulation.rules.levels;
  return levels.map(({ code: level }) => ({
    regulationCode: regulation.code, ...placeSize(regulation, level), citation: regulation.rules.caseloadLimits.citation,
  }));
}

function reportsOf(regulation: Regulation, day: string): ReportWanted[] {
  return dueReports(regulation, day).map(({ report, period, from, dueOn, citation }) => (
    { regulationCode: regulation.code, subject: `report:${report}:${period}`, from, dueOn, citation }));
}
