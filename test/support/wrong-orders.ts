import type { Test } from 'tap';
import type { CaseOnRoad, Cast } from './case-road.ts';
import { mustBe, send, stateOf, walk } from './case-road.ts';
import type { RegionStep } from './region-steps.ts';
import { type GateRow, openedIn, type RegionRoad, stepsOf } from './regions.ts';

interface Cited {
  code: string;
  gate?: string | null;
  citation: { regulation: string; version: number; clause: string; inherited: boolean } | null;
}
interface State {
  asOf: string;
  status: string;
  missing: Cited[];
  allowedActions: { action: string; allowed: boolean; reasons: Cited[] }[];
}

/**
 * Walks a region's road gate by gate; at every gate each later step is tried. Those that the text puts later are refused with exactly
 * the gates that are still missing and their clauses, told by the case and by the refusal alike; the others are possible.
 */
export async function everyOrder(t: Test, cast: Cast, region: RegionRoad): Promise<CaseOnRoad> {
  const road = await openedIn(cast, region);
  const steps = stepsOf(region, road);
  for (const [passed, step] of steps.entries()) {
    const state = await stateOf<State>(road);
    const done = new Set(region.gates.slice(0, passed).map(({ gate }) => gate));
    t.same(told(state.missing), wanted(region, openRows(region, done)), `missing before ${step.gate}`);
    for (const later of steps.slice(passed)) {
      await tried(t, region, road, state, later, missingBefore(region, later.gate, done));
    }
    await walk(road, step);
  }
  return road;
}

/** Gates of the step that is open. */
function openRows({ gates }: RegionRoad, done: ReadonlySet<string>): GateRow[] {
  const open = gates.filter(({ gate }) => !done.has(gate));
  return open.filter(({ step }) => step === open[0]?.step);
}

/** Every gate of an earlier step, and those of its own that come before it. A draft always precedes its submission. */
function missingBefore({ gates }: RegionRoad, wantedGate: string, done: ReadonlySet<string>): GateRow[] {
  const own = gates.find(({ gate }) => gate === wantedGate);
  const before = [...own?.after ?? [], ...(wantedGate === 'programmeSubmitted' ? ['programmeDrafted'] : [])];
  return gates.filter(({ gate, step }) => !done.has(gate) && (step < (own?.step ?? 0) || before.includes(gate)));
}

function wanted({ source: { code: regulation, version } }: RegionRoad, rows: GateRow[]) {
  return rows.map(({ gate, clause, inherited = false }) => ({ gate, citation: { regulation, version, clause, inherited } }));
}

function told(reasons: Cited[]) {
  return reasons.filter(({ code }) => code === 'gate.missing').map(({ gate, citation }) => ({ gate, citation }));
}

async function tried(
  t: Test, region: RegionRoad, road: CaseOnRoad, { asOf, allowedActions }: State, step: RegionStep, missing: GateRow[],
): Promise<void> {
  const verdict = allowedActions.find(({ action }) => action === step.action);
  const expected = wanted(region, missing);
  t.same(told(verdict?.reasons ?? []), expected, `${step.action} on ${asOf}`);
  t.equal(verdict?.allowed, missing.length === 0, step.action);
  const today = missing.length === 0 ? String(step.body['date']) : asOf;
  const body = { ...step.body, date: today };
  const reply = await send(road, step.path, body, { ...(step.as === undefined ? {} : { as: step.as }), today, dryRun: true });
  if (missing.length === 0) return void mustBe(200, reply);
  // A programme that does not exist has no address.
  if (reply.statusCode === 404) return void t.equal(step.action, 'submitProgramme');
  const { errors } = mustBe(409, reply).json<{ errors: Cited[] }>();
  const found = errors.filter(({ code }) => code === 'gate.missing').map(({ citation }) => citation);
  t.same(found, expected.map(({ citation }) => citation), `${step.path} refused on ${asOf}`);
}
