import { repeatedly } from './audit-heads.ts';
import { openDatabase } from './db/database.ts';
import type { Lifecycle } from './lifecycle.ts';
import { Standby } from './operations/standby.ts';
import { namesOf, poolOf, type ProcessDeps } from './production.ts';

/**
 * The hot standby that DATABASE_REPLICA_URL names; nothing without it. It may be away now and later: then the primary answers. How it
 * stands is known before the first request comes.
 */
export async function openStandby(
  { config, db: primary, logger, tracer }: Pick<ProcessDeps, 'config' | 'db' | 'logger' | 'tracer'>, lifecycle: Pick<Lifecycle, 'onEnd'>,
): Promise<{ standby?: Standby }> {
  const { databaseReplicaUrl: url, databasePooled: pooled } = config;
  if (url === undefined) return {};
  // the look that is due every second tells of a lost connection; it is no news by itself
  const open = () => openDatabase({ url, pooled, ...(tracer === undefined ? {} : { tracer }), ...namesOf(config), ...poolOf(config), applicationName: 'soprovozhdenie reads' });
  const standby = new Standby({ primary, open, report: logger, every: repeatedly });
  lifecycle.onEnd(() => standby.close());
  await standby.look();
  return { standby };
}
