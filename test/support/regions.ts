import { lapseAlerts, raiseAlerts } from '../../src/db/queries/alert-turns.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import type { Family } from '../../src/domain/family.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import type { TestApp } from './app.ts';
import { at, type CaseOnRoad, type Cast, mustBe, walk } from './case-road.ts';
import { aFamily, aPartner, aProvider, aSpecialist, publishRegulations } from './factories.ts';
import { type RegionStep, requestFor } from './region-steps.ts';

/** One gate of a region's road as its text has it: step by step, `after` within the step. Told apart from the region's data file. */
export interface GateRow {
  step: number;
  gate: string;
  clause: string;
  /** The region is silent, the base rules ask for it. */
  inherited?: boolean;
  after?: string[];
}

/** How a region's road goes in a test. */
export interface RegionRoad {
  source: RegulationSource;
  /** The day of the approach; each step follows a day after the one before. */
  from: string;
  gates: GateRow[];
  level: string;
  /** The curator, if not the cast's specialist. */
  curatorId?: string;
  /** The body that approves, and who enters its decision. */
  body: string;
  decider: 'head' | 'council';
  /** When the programme's two measures are due. */
  due: [string, string];
  termMonths?: number;
  desiredResult?: string;
  opening?: Record<string, unknown>;
  family?: Partial<Family>;
}

/** People of a provider in the region of a regulation, which is published first if it is not yet. */
export async function regionCast(api: TestApp, source: RegulationSource): Promise<Cast> {
  await publishRegulations(api.db);
  await seedRegulations(api.db, api.clock, [source]);
  const { region } = source;
  const provider = await aProvider(api.db, { region, regulationCode: source.code });
  const wish = { organisationId: provider.id, region };
  const specialist = await aSpecialist(api.db, provider);
  return {
    api, provider,
    partner: await aPartner(api.db, { region }),
    specialist,
    get curator() {
      return api.token('curator', { ...wish, specialistId: specialist.id });
    },
    get head() {
      return api.token('head', wish);
    },
    get council() {
      return api.token('council', wish);
    },
  };
}

/** A family and the request that opens its case: a parent's application unless told otherwise; `applicant` stands for the mother. */
export async function applied(cast: Cast, date: string, opening: Record<string, unknown> = {}, family: Partial<Family> = {}) {
  const made = await aFamily(cast.api.db, cast.provider, { intake: cast.specialist.id, ...family });
  const [mother = '', child = ''] = made.members.map(({ id }) => id);
  at(cast, date);
  const { applicant, ...own } = { ...('ground' in opening ? {} : { ground: 'parentApplication', applicant: true }), ...opening };
  const chosen = applicant === true ? { applicantMemberId: mother, ...own } : own;
  const body = { familyId: made.id, date, form: 'group', circumstances: [], ...chosen };
  return { family: made, mother, child, body, open: () => cast.api.call('POST', '/v1/cases', { as: cast.curator, body }) };
}

/** The same people, another of them as the curator: what a curator does on the road, they do. */
function withCurator(cast: Cast, curatorId: string | undefined): Cast {
  if (curatorId === undefined) return cast;
  const { api, provider, partner } = cast;
  const wish = { organisationId: provider.id, region: provider.region, specialistId: curatorId };
  return {
    api, provider, partner, specialist: { ...cast.specialist, id: curatorId },
    get curator() {
      return api.token('curator', wish);
    },
    get head() {
      return cast.head;
    },
    get council() {
      return cast.council;
    },
  };
}

/** Opens a case in the region on the day on which its road begins. */
export async function openedIn(people: Cast, region: RegionRoad): Promise<CaseOnRoad> {
  const cast = withCurator(people, region.curatorId);
  const { family, mother, child, open } = await applied(cast, region.from, region.opening, region.family);
  const { id } = mustBe(201, await open()).json<{ id: string }>();
  return { cast, family, id, url: `/v1/cases/${id}`, mother, child };
}

/** The requests of a region's road, one a gate, one a day. */
export function stepsOf(region: RegionRoad, road: CaseOnRoad): RegionStep[] {
  return region.gates.map(({ gate }, index) => requestFor(region, road, gate, addDays(region.from, index)));
}

/** A case that has passed every gate up to and including one, or all of them. */
export async function walkedIn(cast: Cast, region: RegionRoad, upTo?: string): Promise<CaseOnRoad> {
  const road = await openedIn(cast, region);
  for (const step of stepsOf(region, road)) {
    await walk(road, step);
    if (step.gate === upTo) break;
  }
  return road;
}

/** Raises and ends what the region's alerts call for on the clock's day, as the job does. */
export async function alertsTurnedIn({ api, provider }: Cast, timeZone: string): Promise<void> {
  const { clock, db } = api;
  const turn = { region: provider.region, day: clock.today(timeZone), now: clock.now(), limit: 1000 };
  await inTransaction(db, systemWall, async (tx) => {
    await lapseAlerts(tx, turn);
    await raiseAlerts(tx, turn);
  });
}

export interface AlertOnWire {
  kind: string;
  subject: string;
  citation: { regulation: string; version: number; clause: string; inherited: boolean };
}

/** The open alerts of a case, as its head reads them. */
export async function openAlertsOf({ cast, id }: CaseOnRoad): Promise<AlertOnWire[]> {
  const reply = mustBe(200, await cast.api.call('GET', `/v1/alerts?caseId=${id}`, { as: cast.head }));
  return reply.json<{ items: AlertOnWire[] }>().items;
}
