import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unlimitedPaths } from '../rate-policy.ts';
import '../surroundings.ts';
import { Connections } from './connections.ts';
import { LoadGate, type LoadLimits, type Overload, type Strain } from './load-gate.ts';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What this process has taken on, and what it has refused. */
    load: Pick<LoadGate, 'working' | 'refused'> & { readonly connections: number };
  }
  interface FastifyRequest {
    isAtWork: boolean;
  }
}

/** How often the process looks at itself, and how often it says at most that it refuses requests. Milliseconds. */
const LOOK_EVERY = 1_000;
const TELL_EVERY = 10_000;
/** The loop wakes up so often to see whether it is late, milliseconds. */
const RESOLUTION = 20;
/** For so long a refusal is held back that cannot be told at once, milliseconds. */
const HOLD = 1_000;
/** Who is refused comes back after one of so many seconds: not all at once. */
const RETURN_WITHIN = 4;

/** Whoever watches over the service is answered under any load: probes that fail would have it restarted, figures tell what the matter is. */
const alwaysAnswered: readonly string[] = [...unlimitedPaths, '/metrics'];

/**
 * Refuses at the door what would be too much: 503 with Retry-After, before a token is looked at. A request takes its place when all of it has
 * come, so that slow senders keep nobody out, and gives it back when its answer is made, so that slow readers do not either.
 */
export function shedLoad(app: FastifyInstance, limits: LoadLimits): void {
  const connections = new Connections(app.server, limits.connections);
  const gate = new LoadGate(limits, () => app.surroundings.feed.waiting);
  app.decorate('load', { get working() { return gate.working; }, refused: gate.refused, get connections() { return connections.open; } });
  app.decorateRequest('isAtWork', false);
  const refuse = async (why: Overload, request: FastifyRequest, reply: FastifyReply) => {
    if (!gate.refuse(why).atOnce) await new Promise((resolve) => setTimeout(resolve, HOLD));
    const seconds = 1 + Math.floor(Math.random() * RETURN_WITHIN);
    if (why === 'connections') reply.header('connection', 'close');
    return sendProblem(request, reply, { code: 'overloaded', headers: { 'retry-after': String(seconds) } });
  };
  app.addHook('onRequest', async (request, reply) => {
    if (isAlwaysAnswered(request)) return undefined;
    const why = connections.isSurplus(request.raw.socket) ? 'connections' : gate.overload();
    return why === undefined ? undefined : refuse(why, request, reply);
  });
  app.addHook('preValidation', async (request, reply) => {
    if (isAlwaysAnswered(request)) return undefined;
    const why = gate.overload();
    if (why !== undefined) return refuse(why, request, reply);
    gate.enter();
    request.isAtWork = true;
    return undefined;
  });
  app.addHook('onSend', async (request) => {
    if (!request.isAtWork) return;
    request.isAtWork = false;
    gate.leave();
  });
  watch(app, gate, connections);
}

function isAlwaysAnswered({ routeOptions }: FastifyRequest): boolean {
  return alwaysAnswered.includes(routeOptions.url ?? '');
}

/** Looks at the process from when it is ready until it is closed. */
function watch(app: FastifyInstance, gate: LoadGate, connections: Connections): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  const tell = teller(app, gate);
  const timer = setInterval(() => {
    gate.look(strainNow(delay));
    connections.cutOff(performance.now());
    tell();
  }, LOOK_EVERY).unref();
  app.addHook('onReady', async () => void delay.enable());
  app.addHook('onClose', async () => {
    clearInterval(timer);
    delay.disable();
  });
}

function strainNow(delay: ReturnType<typeof monitorEventLoopDelay>): Strain {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  const mean = delay.mean / 1e6 - RESOLUTION;
  delay.reset();
  // without one measurement in a second it is not known; the next ones tell
  return { loopDelay: Number.isNaN(mean) ? 0 : mean, heap: used / most };
}

/** One line for many refusals: a line for each would be a load of its own. */
function teller(app: FastifyInstance, gate: LoadGate): () => void {
  let told = 0;
  let toldAt = -TELL_EVERY;
  return () => {
    const sum = Object.values(gate.refused).reduce((all, one) => all + one, 0);
    const now = performance.now();
    if (sum === told || now - toldAt < TELL_EVERY) return;
    app.log.warn({ refused: sum - told, sinceStart: { ...gate.refused }, working: gate.working }, 'requests were refused: more than this process can take on');
    told = sum;
    toldAt = now;
  };
}
