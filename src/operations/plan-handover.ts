import type { CaseRecord } from '../db/queries/cases.ts';
import { factsOf } from '../db/queries/facts.ts';
import { type Curator, curatorsOf, heldCases } from '../db/queries/held-cases.ts';
import { reasonsAgainst } from '../domain/case/actions.ts';
import { assess } from '../domain/case/assess.ts';
import { loadByLevel } from '../domain/caseload.ts';
import { type Citation, refuseIfAny, violationText } from '../domain/errors.ts';
import { colleagueViolations, type HandoverWish, peopleOf } from '../domain/handover.ts';
import { distribute, type Placement } from '../domain/handover-distribution.ts';
import { levelOf } from '../domain/handover-options.ts';
import { type Room, roomFor } from '../domain/handover-room.ts';
import type { OperationContext } from './context.ts';
import { refuseIfNothing } from './hand-over.ts';
import { type MovingFamily, movingFamilies } from './handover-families.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { getSpecialist } from './read-specialists.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { calendarOfCase } from './working-calendar.ts';

/** What stands against handing a case over now, whoever takes it. */
export interface Obstacle {
  caseId: string;
  code: string;
  text: string;
  textEn: string;
  citation: Citation | null;
}

export interface PlannedFamily {
  familyId: string;
  caseIds: string[];
  /** The level that counts in a load; null for a family that takes no place. */
  level: string | null;
  /** Who would take it; null when nobody named has room. */
  specialistId: string | null;
  /** Everybody in the organisation with room for it beside all the others of the plan. */
  alternatives: Room[];
  obstacles: Obstacle[];
}

/** Who could take which family (план передачи дел). */
export interface HandoverPlan {
  specialistId: string;
  /** Everybody fits and nothing stands in the way. */
  possible: boolean;
  families: PlannedFamily[];
  /** Every other curator of the organisation and the room that they have now, by level. */
  colleagues: { specialistId: string; name: string; levels: { level: string; free: number }[] }[];
}

/**
 * Plans a handover without making it. Where nobody is named, all of the organisation's curators are asked.
 * @throws DomainError not-found, handover.nothing, or what is wrong with whom and what the request names
 */
export async function planHandover(ctx: OperationContext, specialistId: string, question: HandoverWish): Promise<HandoverPlan> {
  const from = await getSpecialist(ctx, specialistId);
  const held = await heldCases(ctx.db, ctx.caller.scope, from.id);
  refuseIfNothing(held);
  const everybody = (await curatorsOf(ctx.db, from.organisationId)).filter(({ id }) => id !== from.id);
  const known = new Set(everybody.map(({ id }) => id));
  refuseIfAny(colleagueViolations(from.id, question, known));
  const wish = question.to.length > 0 ? question : { ...question, to: [...known] };
  const moving = await movingFamilies(ctx, held, wish);
  const asked = new Set(peopleOf(from.id, wish));
  const { placements } = distribute(moving, everybody.filter(({ id }) => asked.has(id)), false);
  const families: PlannedFamily[] = [];
  for (const family of moving) families.push(await plannedFamily(ctx, family, everybody, placements));
  const possible = families.every((family) => family.specialistId !== null && family.obstacles.length === 0);
  return { specialistId, possible, families, colleagues: await roomOf(ctx, from.organisationId, everybody) };
}

async function plannedFamily(
  ctx: OperationContext, family: MovingFamily, everybody: readonly Curator[], placements: readonly Placement<MovingFamily>[],
): Promise<PlannedFamily> {
  const obstacles: Obstacle[] = [];
  for (const one of family.cases) obstacles.push(...await obstaclesOf(ctx, one));
  return {
    familyId: family.familyId,
    caseIds: family.cases.map(({ id }) => id),
    level: levelOf(family) ?? null,
    specialistId: placements.find((placement) => placement.family === family)?.colleagueId ?? null,
    alternatives: roomFor(family, everybody, placements),
    obstacles,
  };
}

async function obstaclesOf({ db, clock }: OperationContext, record: CaseRecord): Promise<Obstacle[]> {
  const regulation = await pinnedRegulation(db, record.regulationCode, record.regulationVersion);
  const calendar = await calendarOfCase(db, record);
  const { situation } = assess(regulation, calendar, await factsOf(db, record.id), clock.today(record.timeZone));
  return reasonsAgainst(situation, 'assignCurator').map((violation) => ({
    caseId: record.id, code: violation.code, text: violationText(violation, 'ru'), textEn: violationText(violation, 'en'),
    citation: violation.citation ?? null,
  }));
}

async function roomOf({ db, clock }: OperationContext, organisationId: string, everybody: readonly Curator[]): Promise<HandoverPlan['colleagues']> {
  const { regulation } = await rulesOfProvider(db, clock, organisationId);
  return everybody.map(({ id, name, places }) => ({
    specialistId: id, name, levels: loadByLevel(regulation, places).map(({ level, free }) => ({ level, free })),
  }));
}
