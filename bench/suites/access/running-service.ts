import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { buildApp } from '../../../src/app.ts';
import { headsTo, repeatedly } from '../../../src/audit-heads.ts';
import { type Clock, clockFrom } from '../../../src/clock.ts';
import { loadConfig } from '../../../src/config.ts';
import { APPLICATION_ROLE, openDatabase } from '../../../src/db/database.ts';
import type { Database } from '../../../src/db/schema.ts';
import { throwawayKeys } from '../../../src/keys.ts';
import { loggerOn } from '../../../src/logger.ts';
import { AccessRecorder } from '../../../src/operations/access-recorder.ts';
import { type AuditKey, auditKeyFrom } from '../../../src/operations/access-seal.ts';
import { type Variant, variants } from './variants.ts';

/** The service in all its variants, on one database. */
export interface RunningService {
  apps: Record<Variant, FastifyInstance>;
  /** As the service works, and as the owner whom no wall stops. */
  walled: Kysely<Database>;
  owner: Kysely<Database>;
  /** The record of accesses behind the walls. */
  recorder: AccessRecorder;
  clock: Clock;
  auditKey: AuditKey;
  headsFile: string;
}

/** The most that the setting takes: no client here means to be held up. */
const RATE_LIMIT = 1_000_000;

/** Builds the service as `src/server.ts` does, its log and the heads of its chains in files. */
export async function runService(
  { url, folder, now }: { url: string; folder: string; now: string }, names = Object.keys(variants) as Variant[],
): Promise<RunningService> {
  const clock = movingClock(now);
  const logger = loggerOn(pino.destination(join(folder, 'service.log')), 'info', 'api');
  const [walled, owner] = [openDatabase({ url, role: APPLICATION_ROLE }), openDatabase({ url })];
  const auditKey = auditKeyFrom(randomBytes(32));
  const headsFile = join(folder, 'heads.ndjson');
  const recorderOn = (db: Kysely<Database>) =>
    new AccessRecorder({ db, clock, key: auditKey, report: logger, heads: headsTo(headsFile, logger), every: repeatedly });
  const recorders = { walled: recorderOn(walled), owner: recorderOn(owner) };
  const config = { ...loadConfig({}, { sandbox: true }), rateLimitPerMinute: RATE_LIMIT };
  const deps = { config, clock, logger, keys: throwawayKeys() };
  const build = ({ walls, records }: { walls: boolean; records: boolean }) => {
    const accesses = records ? recorders[walls ? 'walled' : 'owner'] : { record: async () => undefined };
    return buildApp({ ...deps, db: walls ? walled : owner, accesses });
  };
  const built = names.map(async (name) => [name, await build(variants[name])] as const);
  const apps = Object.fromEntries(await Promise.all(built)) as RunningService['apps'];
  return { apps, walled, owner, recorder: recorders.walled, clock, auditKey, headsFile };
}

/** Starts at one instant on whatever day it is run, so that every case stands in the same status each time, and goes on from there. */
function movingClock(start: string): Clock {
  const [instant, began] = [Date.parse(start), performance.now()];
  return clockFrom(() => instant + Math.floor(performance.now() - began));
}
