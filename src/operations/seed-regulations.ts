import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { hashOf, insertRegulation } from '../db/queries/regulations.ts';
import type { Database } from '../db/schema.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import type { RegulationSource } from '../domain/regulations/regulation.ts';

/** A file says something else than the version published under its code and number; the message is one line. */
export class ChangedRegulation extends Error {
  override name = 'ChangedRegulation';
}

/**
 * Publishes the regulations that the service brings along. A published version never changes: a file with other content under the
 * same version stops the start.
 * @throws ChangedRegulation
 */
export async function seedRegulations(
  db: Kysely<Database>, clock: Clock, sources: readonly RegulationSource[],
): Promise<void> {
  await inTransaction(db, systemWall, async (tx) => {
    for (const source of sources) await publishOnce(tx, clock, source);
  });
}

async function publishOnce(tx: Tx, clock: Clock, source: RegulationSource): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(source)).digest('hex');
  await insertRegulation(tx, source, hash, clock.now());
  const published = await hashOf(tx, source.code, source.version);
  if (published?.contentHash === hash) return;
  throw new ChangedRegulation(
    `The regulation ${source.code}, version ${source.version}, is published with other content; ` +
      'restore its file, give the new content a new version number, or, in a sandbox, delete its folder (DATA_DIR) to begin anew.',
  );
}
