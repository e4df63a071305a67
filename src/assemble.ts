import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import { commaList } from './comma-list.ts';
import type { Config } from './config.ts';
import type { Database } from './db/schema.ts';
import type { SigningKeys } from './keys.ts';
import type { AccessRecorder } from './operations/access-recorder.ts';
import { isClientActive, isSubjectAllowed } from './operations/client-status.ts';
import { FeedWatch } from './operations/feed-watch.ts';
import type { JobsDesk } from './operations/job-timing.ts';
import { readingFrom } from './operations/reading.ts';
import type { Standby } from './operations/standby.ts';
import type { Tracer } from './operations/trace.ts';
import { noWebhooks, type WebhookDesk } from './operations/webhooks/webhook-desk.ts';
import { refuseUnacceptable } from './routes/plugins/acceptable.ts';
import { logRequests } from './routes/plugins/access-log.ts';
import { useAuthentication } from './routes/plugins/authentication.ts';
import type { CallerStatus } from './routes/plugins/caller-status.ts';
import { refuseForbiddenCharacters } from './routes/plugins/characters.ts';
import { allowOrigins } from './routes/plugins/cross-origin.ts';
import { useDraining } from './routes/plugins/drain.ts';
import { acceptJsonBodies } from './routes/plugins/json-body.ts';
import type { LoadLimits } from './routes/plugins/load-gate.ts';
import { publishDocument } from './routes/plugins/openapi.ts';
import { outsideIssuer, tokenTypes, type OutsideIssuer } from './routes/plugins/outside-issuer.ts';
import { answerWithProblems } from './routes/plugins/problems.ts';
import { limitRates } from './routes/plugins/rate-limit.ts';
import { measureRequests } from './routes/plugins/request-figures.ts';
import { useReplyHeaders } from './routes/plugins/reply-headers.ts';
import { useSecurityHeaders } from './routes/plugins/security-headers.ts';
import { shedLoad } from './routes/plugins/shed-load.ts';
import { useSerialization } from './routes/plugins/serialization.ts';
import { useTokens } from './routes/plugins/tokens.ts';
import { traceIdOf } from './routes/plugins/trace.ts';
import { traceRequests } from './routes/plugins/tracing.ts';
import { answerFrameworkError, answerOnSocket } from './routes/plugins/transport-errors.ts';
import { refuseLongAddresses } from './routes/plugins/uri-length.ts';
import { useValidation } from './routes/plugins/validation.ts';
import { publicRoutes } from './routes/public-routes.ts';
import type { SandboxControls } from './routes/sandbox/controls.ts';
import { refuseWhileResetting } from './routes/sandbox/refuse-while-resetting.ts';
import './routes/surroundings.ts';

/** What the app works with; it opens nothing itself. */
export interface AppDeps {
  config: Config;
  db: Kysely<Database>;
  clock: Clock;
  logger: FastifyBaseLogger;
  keys: SigningKeys;
  /** Where accesses to family data are recorded; whoever made it closes it, after the app. */
  accesses: Pick<AccessRecorder, 'record'>;
  /** Which jobs there are, and how to have one done now. */
  jobs: JobsDesk;
  /** What seals webhooks' secrets, and which addresses they may have; without it nobody can make one. */
  webhooks?: WebhookDesk;
  /** The hot standby that lists, reports and feeds are read from while it is fit for that; whoever made it closes it, after the app. */
  standby?: Standby;
  /** Records what takes how long; absent: nothing is recorded. */
  tracer?: Tracer;
  /** What may be done to a sandbox; only there. */
  sandbox?: SandboxControls;
  limits?: Partial<Limits>;
  /** Whether a client of ours is still welcome; the database is asked unless this is given. */
  clientStatus?: CallerStatus['client'];
}

/** How long a request may take to arrive, in milliseconds. */
export interface Limits {
  /** The whole request. */
  requestTimeout: number;
  /** Its headers. */
  headersTimeout: number;
  /** How often connections are looked at; without it the other two end nothing. */
  connectionsCheckingInterval: number;
  /** How long requests may still run once the service is told to stop. */
  drainGrace: number;
}

const usualLimits: Limits = {
  requestTimeout: 30_000,
  headersTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
  drainGrace: 15_000,
};
const GREATEST_BODY = 1_048_576;
/** The longest part of a path, in characters: 200 of an external identifier, percent-encoded. */
const GREATEST_PATH_PART = 200 * 12;
const GREATEST_HEADERS = 16_384;

/** The house without its furniture: the plugins, what anybody may call, and the endpoints that are handed in. */
export async function assemble(deps: AppDeps, endpoints: readonly FastifyPluginAsync[]): Promise<FastifyInstance> {
  const app = bareServer(deps);
  const { db, clock, accesses, config, jobs, webhooks = noWebhooks, standby } = deps;
  const { accessPurposeRequired, exportsPerDay } = config;
  const feed = feedWatch(app, new FeedWatch(db, standby === undefined ? undefined : readingFrom(standby, 'whatever')));
  const second = standby === undefined ? {} : { standby };
  measureRequests(app);
  if (deps.tracer !== undefined) traceRequests(app, deps.tracer);
  app.decorate('surroundings', { db, clock, accesses, accessPurposeRequired, exportsPerDay, jobs, webhooks, feed, ...second });
  answerWithProblems(app);
  useReplyHeaders(app);
  await useSecurityHeaders(app, deps.config);
  await allowOrigins(app, commaList(deps.config.corsOrigins));
  shedLoad(app, loadLimits(deps.config));
  await limitRates(app, deps.config.rateLimitPerMinute);
  refuseUnacceptable(app);
  refuseLongAddresses(app);
  acceptJsonBodies(app);
  refuseForbiddenCharacters(app);
  useValidation(app);
  useSerialization(app);
  useDraining(app, { ...usualLimits, ...deps.limits }.drainGrace);
  logRequests(app);
  if (deps.sandbox !== undefined) refuseWhileResetting(app, deps.sandbox);
  await useIdentities(app, deps);
  await publishDocument(app);
  for (const route of [...publicRoutes(deps.keys, deps.config.tokenIssuer, deps.config.metricsToken), ...endpoints]) await app.register(route);
  await app.ready();
  return app;
}

function loadLimits({ maxRequestsAtOnce, maxConnections, maxLoopDelay }: Config): LoadLimits {
  return { requests: maxRequestsAtOnce, connections: maxConnections, loopDelay: maxLoopDelay };
}

/** Whoever waits for news is answered when the service stops. */
function feedWatch(app: FastifyInstance, watch: FeedWatch): FeedWatch {
  app.addHook('preClose', async () => watch.close());
  return watch;
}

function bareServer({ config, logger, limits }: AppDeps): FastifyInstance {
  const { requestTimeout, headersTimeout, connectionsCheckingInterval } = { ...usualLimits, ...limits };
  const proxies = commaList(config.trustedProxies);
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: traceIdOf,
    requestIdHeader: false,
    trustProxy: proxies.length > 0 && proxies,
    bodyLimit: GREATEST_BODY,
    routerOptions: { maxParamLength: GREATEST_PATH_PART },
    requestTimeout,
    http: { headersTimeout, requestTimeout, connectionsCheckingInterval, maxHeaderSize: GREATEST_HEADERS },
    return503OnClosing: false,
    clientErrorHandler: answerOnSocket,
    frameworkErrors: answerFrameworkError,
  });
}

async function useIdentities(app: FastifyInstance, { config, db, clock, keys, clientStatus }: AppDeps): Promise<void> {
  const settings = { issuer: config.tokenIssuer, audience: config.tokenAudience, keys, clock };
  await useTokens(app, settings);
  const outside = outsideOf(config, clock);
  const status: CallerStatus = {
    client: clientStatus ?? ((clientId) => isClientActive({ db }, clientId)),
    subject: (issuer, subject) => isSubjectAllowed({ db }, issuer, subject),
  };
  useAuthentication(app, { ...settings, status, ...(outside === undefined ? {} : { outside }) });
}

function outsideOf({ outsideIssuer: issuer, outsideJwksUrl: url, outsideTokenTypes }: Config, clock: Clock): OutsideIssuer | undefined {
  if (issuer === undefined || url === undefined) return undefined;
  return outsideIssuer(issuer, url, tokenTypes(outsideTokenTypes), () => Date.parse(clock.now()));
}
