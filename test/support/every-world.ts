import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { roles, type Role } from '../../src/operations/context.ts';
import type { Door, Sight } from '../../src/routes/access.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import type { TestApp } from './app.ts';
import { mustBe } from './case-road.ts';
import { aReport } from './every-report.ts';
import { aSide, aWebhook, casesOf, personalOf, type Side } from './every-side.ts';
import { aPartner, aProvider, aSpecialist, MUNICIPALITY, publishRegulations, REGION } from './factories.ts';
import { alertsTurnedIn } from './regions.ts';

/** Tatarstan's rules, which with an agreement and the bodies told have a place for every kind of fact. */
const CHECKED: RegulationSource = { ...tatarstan2017, code: 'checked-2017', rules: { ...tatarstan2017.rules, steps: withEveryGate(), decisions: withCommission() } };
/** A region next door that works by the same rules. */
const NEXT_DOOR: RegulationSource = { ...CHECKED, code: 'next-door-2017', region: 'next-door' };
const OWN = 'Своя';
/** When everything has happened. */
const NOW = '2026-07-02T09:00:00.000Z';

/**
 * Everybody whose data somebody else must not see. `own` is what the callers of `tokens` belong to; `colleague` is another curator of
 * the same provider, `neighbour` another provider of the region in another municipality, `stranger` one of another region in a
 * municipality of the same name.
 */
export interface World {
  api: TestApp;
  own: Side;
  colleague: Side;
  neighbour: Side;
  stranger: Side;
  tokens: Record<Role, string>;
  /** Webhooks of those on the own side whose scope is not the provider; what was sent to the commission and to the ministry. */
  hooks: Partial<Record<Role, Partial<Side>>>;
}

export async function aWorld(api: TestApp): Promise<World> {
  await publishRegulations(api.db);
  await seedRegulations(api.db, api.clock, [CHECKED, NEXT_DOOR]);
  const provider = await aProvider(api.db, { regulationCode: CHECKED.code });
  const [partner, otherPartner] = [await aPartner(api.db), await aPartner(api.db, { name: 'Поликлиника № 1 «Чужая»' })];
  const nearby = await aProvider(api.db, { name: 'Центр «Сосед»', regulationCode: CHECKED.code, municipality: 'Соседний муниципальный район' });
  const { region } = NEXT_DOOR;
  const far = await aProvider(api.db, { name: 'Центр «Дальний»', region, regulationCode: NEXT_DOOR.code });
  const farPartner = await aPartner(api.db, { region, name: 'Поликлиника «Дальняя»' });
  const sideOf = async (name: string, place: { provider: typeof provider; partner: typeof partner; municipality?: string }) => {
    const specialist = await aSpecialist(api.db, place.provider, { name: `Кураторова Анна ${name}` });
    const clientId = await aClient(api, place.provider, name);
    return await aSide({ name, api, municipality: MUNICIPALITY, specialist, clientId, writes: name === OWN, ...place });
  };
  const own = await sideOf(OWN, { provider, partner });
  const colleague = await sideOf('Коллегина', { provider, partner: otherPartner });
  const neighbour = await sideOf('Соседняя', { provider: nearby, partner: otherPartner, municipality: 'Соседний муниципальный район' });
  const stranger = await sideOf('Дальняя', { provider: far, partner: farPartner });
  api.clock.set(NOW);
  for (const { cast } of [own, stranger]) await alertsTurnedIn(cast, 'Europe/Moscow');
  const hooks = {
    commission: {
      ...await aWebhook({ api }, { scope: 'municipality', region: REGION, municipality: MUNICIPALITY }), reportId: await aReport(own.cast, 'kdn'),
    },
    ministry: { reportId: await aReport(own.cast, 'ministry') },
    partner: await aWebhook({ api }, { scope: 'partner', organisation_id: partner.id }),
    admin: await aWebhook({ api }, { scope: 'region', region: REGION }),
  };
  return { api, own, colleague, neighbour, stranger, hooks, tokens: tokensOf(api, own) };
}

/** The own side as a role comes to it: a webhook belongs to the role's scope, not to the provider. */
export function ownOf({ own, hooks }: World, role: Role): Side {
  return { ...own, ...hooks[role] };
}

/** Whose things a role comes upon in vain, by what it sees. */
export function foreignTo({ colleague, neighbour, stranger }: World, sight: Sight): Side[] {
  const foreign: Record<Sight, Side[]> = {
    ownCases: [colleague, neighbour, stranger],
    organisation: [neighbour, stranger],
    municipality: [neighbour, stranger],
    ownMeasures: [colleague, neighbour, stranger],
    region: [stranger],
    figures: [stranger],
    ownWebhooks: [neighbour, stranger],
    ownSurveys: [colleague, neighbour, stranger],
    surveysOfUs: [neighbour, stranger],
    everything: [],
  };
  return foreign[sight];
}

/** What must not be in any answer to somebody who sees this much. */
export function secretFrom(world: World, sight: Sight): string[] {
  const foreign = foreignTo(world, sight);
  const ofFamilies = foreign.flatMap(({ secrets }) => secrets);
  const ofOthers = [world.stranger].flatMap(({ cast: { provider, specialist }, clientId }) => [provider.id, specialist.id, clientId]);
  const blank = sight === 'municipality' ? [world.own, world.colleague].flatMap(casesOf).flatMap(personalOf) : [];
  const figures = sight === 'figures' ? [world.own, world.colleague, world.neighbour].flatMap(({ secrets }) => secrets) : [];
  return [...ofFamilies, ...(sight === 'everything' ? [] : ofOthers), ...blank, ...figures];
}

/** The sight of a role at a door; undefined when it stays shut. */
export function sightOf(door: Door, role: Role): Sight | undefined {
  return door.roles[role];
}

function tokensOf(api: TestApp, { cast: { provider, partner, specialist }, centreId }: Side): Record<Role, string> {
  const wish = { region: REGION, municipality: MUNICIPALITY, specialistId: specialist.id };
  const organisations: Partial<Record<Role, string>> = { partner: partner.id, resourceCentre: centreId };
  const organisation = (role: Role) => organisations[role] ?? provider.id;
  const entries = roles.map((role) => [role, api.token(role, { ...wish, clientId: `every-${role}`, organisationId: organisation(role) })]);
  return Object.fromEntries(entries) as Record<Role, string>;
}

async function aClient(api: TestApp, { id: organisationId, region }: { id: string; region: string }, name: string): Promise<string> {
  const body = { role: 'head', name: `Клиент ${name}`, organisationId };
  const made = await api.call('POST', '/v1/clients', { as: api.token('admin', { region }), body });
  return mustBe(201, made).json<{ clientId: string }>().clientId;
}

/** The commission may extend as well, so that its quarter has something before it. */
function withCommission(): RegulationSource['rules']['decisions'] {
  const { decisions } = tatarstan2017.rules;
  if (decisions === undefined) throw new Error('Tatarstan tells who decides');
  return { ...decisions, value: decisions.value.map((rule) => (rule.kind === 'extend' ? { ...rule, bodies: [...rule.bodies, 'kdn'] } : rule)) };
}

function withEveryGate(): RegulationSource['rules']['steps'] {
  const { steps } = tatarstan2017.rules;
  if (steps === undefined) throw new Error('Tatarstan tells its steps');
  const more = [{ gate: 'agreement', clause: 'п. 1' }, { gate: 'programmeSent', clause: 'п. 2' }] as const;
  const value = steps.value.map((step) => (step.code === 'agreement' ? { ...step, gates: [...step.gates, ...more] } : step));
  return { ...steps, value };
}
