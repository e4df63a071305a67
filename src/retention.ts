import { earlierAuditKeys, loadAuditKey } from './audit-key.ts';
import type { Config } from './config.ts';
import type { Retention } from './operations/retention.ts';

/**
 * How long what only grows stays, by the settings; for whatever does the jobs.
 * @throws ConfigError when the record of accesses is to be cut and a key cannot be read
 */
export function retentionOf(config: Config): Retention {
  const { retentionFeedMonths: feedMonths, retentionAuditMonths: auditMonths, retentionAccessMonths: months } = config;
  if (months === undefined) return { feedMonths, auditMonths };
  return { feedMonths, auditMonths, accesses: { months, key: loadAuditKey(config), earlierKeys: earlierAuditKeys(config) } };
}
