import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync, LightMyRequestResponse } from 'fastify';
import type { Kysely } from 'kysely';
import { assemble, type AppDeps } from '../../src/assemble.ts';
import { type Clock, fixedClock } from '../../src/clock.ts';
import { loadConfig, type Config } from '../../src/config.ts';
import { openDatabase } from '../../src/db/database.ts';
import type { Database } from '../../src/db/schema.ts';
import { jobsDesk } from '../../src/jobs/desk.ts';
import { throwawayKeys, type SigningKeys } from '../../src/keys.ts';
import { AccessRecorder, type RecorderDeps } from '../../src/operations/access-recorder.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { roles, type Role } from '../../src/operations/context.ts';
import { retentionOf } from '../../src/retention.ts';
import { secretSeal } from '../../src/operations/webhooks/secret-seal.ts';
import type { WebhookDesk } from '../../src/operations/webhooks/webhook-desk.ts';
import { checked, type CheckedInject, documentOfRun } from './contract.ts';
import { testDatabase } from './database.ts';
import { watchedLog } from './log-watch.ts';
import { tokenFor, type TokenWish } from './tokens.ts';

/** What a tap test offers for cleaning up. */
interface Teardown {
  teardown(work: () => Promise<void>): void;
}

export type TestClock = ReturnType<typeof fixedClock>;

/** A request of a test. A POST gets an Idempotency-Key of its own unless `key` is given; null leaves it out. */
export interface Call {
  /** A role's name (its scope is made up), or a token. Nothing: no token. */
  as?: string;
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

export interface TestApp {
  /** The app itself; its `inject` is not checked, `inject` and `call` below are. */
  app: FastifyInstance;
  inject: CheckedInject;
  /** The database as its owner, for looking behind the walls. */
  db: Kysely<Database>;
  /** The database as the service works with it. */
  service: Kysely<Database>;
  clock: TestClock;
  keys: SigningKeys;
  /** What has been logged, an entry a line; searched for personal data at the end. */
  log: readonly string[];
  token(role: Role, wish?: TokenWish): string;
  call(method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, call?: Call): Promise<LightMyRequestResponse>;
}

export interface TestAppOptions {
  /** Where the clock stands at first. */
  now?: string;
  config?: Partial<Config>;
  limits?: AppDeps['limits'];
  /** Other rules for webhooks, or no key for their secrets. */
  webhooks?: WebhookDesk;
  /** Another record of accesses, for example one that fails. */
  accesses?: AppDeps['accesses'];
  /** Another database than one of its own, for example one that is away. */
  db?: Kysely<Database>;
  /** The superuser's address of the server that this database is on, when it is not the one of TEST_DATABASE_URL. */
  server?: string;
  /** Where traces go. */
  tracer?: NonNullable<AppDeps['tracer']>;
  /** A second server to read from. */
  standby?: NonNullable<AppDeps['standby']>;
  /** Whether a client is welcome; every one is unless told otherwise, for tests make tokens of clients that nobody stored. */
  clientStatus?: NonNullable<AppDeps['clientStatus']> | 'stored';
  /** Other endpoints than the API's own, for tests of the plugins around them. */
  endpoints?: readonly FastifyPluginAsync[];
}

/** Requests a minute that no test reaches unless it means to. */
const NO_LIMIT = 1_000_000;

/** Webhooks to the machine itself, their secrets sealed with a key that every test knows. */
export const testWebhooks: WebhookDesk = { seal: secretSeal(Buffer.alloc(32, 1)), rules: { allowPrivate: true, allowHttp: true } };

/** The app on a database of its own, a clock that stands still, and tokens for every role. Closed when `t` ends. */
export async function testApp(t: Teardown, options: TestAppOptions = {}): Promise<TestApp> {
  const { db, service } = options.db === undefined ? await testDatabase(t) : { db: options.db, service: options.db };
  const clock = fixedClock(options.now ?? '2026-03-02T09:00:00.000Z');
  const keys = throwawayKeys();
  const config = { ...loadConfig({}, { sandbox: true }), rateLimitPerMinute: NO_LIMIT, ...options.config };
  const log = watchedLog();
  const accesses = options.accesses ?? testRecorder(service, clock, log.logger);
  const endpoints = options.endpoints ?? (await import('../../src/routes/index.ts')).resources;
  const app = await assemble({ config, db: service, accesses, clock, logger: log.logger, keys, jobs: jobsDesk({ db: service, clock, logger: log.logger, retention: retentionOf(config) }), webhooks: options.webhooks ?? testWebhooks, limits: options.limits ?? {}, ...statusOf(options), ...(options.standby === undefined ? {} : { standby: options.standby }), ...(options.tracer === undefined ? {} : { tracer: options.tracer }) }, endpoints);
  t.teardown(async () => {
    await app.close();
    await log.search(db, options.server);
  });
  const inject = checked(app, options.endpoints === undefined && config.sandbox ? documentOfRun() : undefined);
  const token = (role: Role, wish?: TokenWish) => tokenFor(app, role, wish);
  return { app, inject, db, service, clock, keys, log: log.lines, token, call: callWith(inject, token) };
}

function statusOf({ clientStatus = async () => true }: TestAppOptions): Pick<AppDeps, 'clientStatus'> {
  return clientStatus === 'stored' ? {} : { clientStatus };
}

/** The record of accesses as in the service, with a key of its own and without an export of heads. */
export function testRecorder(db: Kysely<Database>, clock: Clock, report: RecorderDeps['report']): AccessRecorder {
  return new AccessRecorder({
    db, clock, report, key: auditKeyFrom(randomBytes(32)), heads: async () => undefined, every: () => () => undefined,
  });
}

/** A database at an address where nobody answers; for what must work without one. */
export function absentDatabase(t: Teardown): Kysely<Database> {
  const db = openDatabase({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' });
  t.teardown(() => db.destroy());
  return db;
}

function callWith(inject: CheckedInject, token: TestApp['token']): TestApp['call'] {
  return (method, url, { as, body, key, headers } = {}) => {
    const role = roles.find((one) => one === as);
    const bearer = role === undefined ? as : token(role);
    const idempotencyKey = method === 'POST' && key !== null ? (key ?? randomUUID()) : undefined;
    return inject({
      method,
      url,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  };
}
