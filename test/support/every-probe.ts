import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '../../src/operations/context.ts';
import { namesAThing, needed, nothingFor, valueOf, valuesOf, type Values } from './every-address.ts';
import { type Asked, type Heard, requestOf } from './every-call.ts';
import type { Named, Operation } from './every-document.ts';
import { casesOf, type Side } from './every-side.ts';
import { foreignTo, ownOf, type World } from './every-world.ts';

/** A role's call for something that it must not find, and the same call for something that is not there. */
export interface Probe {
  role: Role;
  operation: Operation;
  what: string;
  foreign: Values;
  missing: Values;
  /** Families that the way to it leads through. */
  through: readonly string[];
  status: number;
}

/** Everything foreign that a role can name in an operation: in its address from each place on, and in each filter. */
export function probesOf(world: World, operation: Operation, role: Role): Probe[] {
  // A put makes what is missing, except the next part of a file.
  if (operation.method === 'PUT' && !operation.takesFile) return [];
  const sight = operation.sees[role] as Parameters<typeof foreignTo>[1];
  const foreign = foreignTo(world, sight);
  const all = Object.values({ colleague: world.colleague, neighbour: world.neighbour, stranger: world.stranger });
  const places = needed(operation).filter((one) => namesAThing(operation, one));
  const addressed = places.flatMap((place, at) => {
    // Below one's own case nothing of any other case stands, whoever may read that one.
    // A neighbour's region is one's own.
    const elsewhere = (side: Side) => place.name !== 'region' || valueOf(operation, place, side) !== valueOf(operation, place, world.own);
    const sides = (at === 0 ? foreign : all).filter(elsewhere);
    if (['number', 'job', 'figure', 'indicator', 'form', 'version', 'year'].includes(place.name)) return [probe(world, operation, role, places.slice(at), undefined)];
    return (sides.length === 0 ? [undefined] : sides).map((side) => probe(world, operation, role, places.slice(at), side));
  });
  return [...addressed, ...filtersOf(operation).flatMap((one) => filtered(world, operation, role, one, foreign))];
}

function probe(world: World, operation: Operation, role: Role, from: readonly Named[], side: Side | undefined): Probe {
  const own = valuesOf(operation, ownOf(world, role));
  // A programme's number is nobody's: only where it alone is wrong does it lead nowhere.
  const wrong = from.filter((one, at) => at === 0 || one.name !== 'number');
  const nothing = Object.fromEntries(wrong.map((one) => [one.name, nothingFor(operation, one)]));
  const theirs = side === undefined ? nothing : Object.fromEntries(from.map((one) => [one.name, valuesOf(operation, side)[one.name] ?? '']));
  const first = needed(operation).find((one) => namesAThing(operation, one));
  const through = from[0] === first ? [] : familiesIn(world, Object.values(own).join());
  const what = `${side?.name ?? 'nothing'} from ${from[0]?.name}`;
  return { role, operation, what, foreign: { ...own, ...theirs }, missing: { ...own, ...nothing }, through, status: 404 };
}

function filtersOf({ named }: Operation): Named[] {
  return named.filter((one) => one.in === 'query' && one.isId && !one.required);
}

function filtered(world: World, operation: Operation, role: Role, one: Named, foreign: readonly Side[]): Probe[] {
  const own = valuesOf(operation, world.own);
  const missing = { ...own, [one.name]: nothingFor(operation, one) };
  // A colleague's organisation is one's own.
  const theirs = foreign.filter((side) => valueOf(operation, one, side) !== valueOf(operation, one, world.own));
  return theirs.map((side) => {
    const what = `${side.name} as ?${one.name}`;
    return { role, operation, what, foreign: { ...own, [one.name]: valueOf(operation, one, side) }, missing, through: [], status: 200 };
  });
}

/** The families of the world that a text names, or a case or an alert of theirs. */
export function familiesIn({ own, colleague, neighbour, stranger }: World, text: string): string[] {
  const sides = [own, colleague, neighbour, stranger];
  const cases = sides.flatMap(casesOf).filter(({ id, family }) => text.includes(id) || text.includes(family.id));
  const flagged = sides.filter(({ alertId }) => text.includes(alertId)).map(({ live }) => live);
  return [...new Set([...cases, ...flagged])].map(({ family }) => family.id);
}

/** The families that a register as a file shows: it names no ids. */
export function familiesInFile({ own, colleague }: World, { operationId }: Operation): string[] {
  const registered = [own.live, own.done, colleague.done];
  const certified = [own.live, colleague.live];
  const shown = operationId.startsWith('getRegisterAs') ? registered : operationId.startsWith('getCertificateRegisterAs') ? certified : [];
  return shown.map(({ family }) => family.id);
}

/** Sends a request and keeps what its record must say. */
export async function ask(
  world: World, calls: Heard[], operation: Operation, asked: Asked, expected: Pick<Heard, 'outcome' | 'families'>,
): Promise<LightMyRequestResponse> {
  const reply = await world.api.app.inject(requestOf(world, operation, asked));
  calls.push({ operation, traceId: String(reply.headers['trace-id']), ...expected });
  return reply;
}
