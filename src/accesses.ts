import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { headsTo, repeatedly } from './audit-heads.ts';
import { loadAuditKey } from './audit-key.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/schema.ts';
import type { Lifecycle } from './lifecycle.ts';
import { AccessRecorder } from './operations/access-recorder.ts';

/** Opens the record of accesses for a process; closed after what was opened later, the app, has given its last answer. */
export function openAccesses(
  { config, db, clock, logger }: { config: Config; db: Kysely<Database>; clock: Clock; logger: Logger }, lifecycle: Lifecycle,
): AccessRecorder {
  const accesses = new AccessRecorder({
    db, clock, report: logger, key: loadAuditKey(config), heads: headsTo(config.auditHeadsFile, logger), every: repeatedly,
  });
  lifecycle.onEnd(() => accesses.close());
  return accesses;
}
