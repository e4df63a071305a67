import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rateLimitHeaders, RATE_WINDOW_SECONDS, unlimitedPaths } from '../rate-policy.ts';
import { problemAnswer, sendProblem } from './problems.ts';

/** So many clients and so many addresses are counted at a time; the one unseen for longest is forgotten first. */
const MOST_COUNTED = 10_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request once and puts the RateLimit headers on its reply; answers the seconds to wait when it is one too many. */
    countRequest(request: FastifyRequest, reply: FastifyReply): Promise<number | undefined>;
  }
  interface FastifyRequest {
    isCounted: boolean;
  }
}

/**
 * Each client has its allowance a minute, however many tokens it uses; who shows no valid token draws on the allowance of its
 * address, so that a flood from an address takes nothing from the clients behind it. Clients and addresses are counted apart: no
 * number of addresses pushes a client out of memory. Health and readiness are free.
 */
export async function limitRates(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false });
  app.decorateRequest('isCounted', false);
  app.decorate('countRequest', counterOf(app, perMinute));
  const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
    const wait = await app.countRequest(request, reply);
    return wait === undefined ? undefined : sendProblem(request, reply, tooMany(wait));
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization === undefined) await refuse(request, reply);
  });
  app.addHook('preParsing', async (request, reply) => void (await refuse(request, reply)));
  app.addHook('onSend', async (request, reply, payload) => {
    const wait = await app.countRequest(request, reply);
    return wait === undefined ? payload : answerInstead(request, reply, wait);
  });
}

function counterOf(app: FastifyInstance, perMinute: number): FastifyInstance['countRequest'] {
  const limit = { max: perMinute, timeWindow: RATE_WINDOW_SECONDS * 1000, cache: MOST_COUNTED };
  const ofClient = app.createRateLimit({ ...limit, keyGenerator: ({ caller }) => caller?.clientId ?? '' });
  const ofAddress = app.createRateLimit({ ...limit, keyGenerator: addressOf });
  return async (request, reply) => {
    if (request.isCounted || unlimitedPaths.includes(request.routeOptions.url ?? '')) return undefined;
    request.isCounted = true;
    const isClient = request.caller?.clientId !== undefined;
    const count = await (isClient ? ofClient : ofAddress)(request);
    if (count.isAllowed) return undefined;
    const seconds = Math.max(1, count.ttlInSeconds);
    reply.headers(rateLimitHeaders(perMinute, count.remaining, seconds));
    return count.isExceeded ? seconds : undefined;
  };
}

/** Of IPv6 a whole /64, which is what one subscriber gets. A caller that has hung up meanwhile has no address any more. */
function addressOf({ ip }: { ip: string | undefined }): string {
  return ip === undefined ? '' : normalizeIP(ip, 64);
}

const tooMany = (wait: number) => ({ code: 'rate-limited', headers: { 'retry-after': String(wait) } }) as const;

/** In place of an answer that was made before the request could be counted, such as that its token is no good. */
function answerInstead(request: FastifyRequest, reply: FastifyReply, wait: number): string {
  const { status, headers, text } = problemAnswer(request, tooMany(wait));
  reply.removeHeader('www-authenticate');
  reply.removeHeader('content-length');
  reply.code(status).headers(headers);
  return text;
}
