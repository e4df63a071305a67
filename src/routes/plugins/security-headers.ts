import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

/** A year, in seconds. */
const HSTS_SECONDS = 31_536_000;

/**
 * Tells browsers that an answer is data: nothing in it is run, framed, sniffed or embedded elsewhere. A route that answers with a
 * page of its own sets its own `content-security-policy` on the reply.
 */
export async function useSecurityHeaders(app: FastifyInstance, { sandbox }: { sandbox: boolean }): Promise<void> {
  const headers = await headersOf({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    strictTransportSecurity: sandbox ? false : { maxAge: HSTS_SECONDS, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // The rest of helmet's headers speak to pages, and there are none here.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** What helmet sets: the same on every answer, so it is asked once and not for each. */
async function headersOf(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const [plain, guarded] = [fastify(), fastify()];
  await guarded.register(helmet, options);
  const [without, set] = await Promise.all([plain, guarded].map(async (app) => (await app.get('/', async () => '').inject('/')).headers));
  await Promise.all([plain.close(), guarded.close()]);
  return Object.fromEntries(Object.entries(set ?? {}).filter(([name]) => without?.[name] === undefined).map(([name, value]) => [name, String(value)]));
}

/** For the interactive reference, the one page there is: its own scripts and styles, its requests to this service. */
export const referencePagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
