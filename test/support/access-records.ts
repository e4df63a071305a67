import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { fixedClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { newId } from '../../src/db/new-id.ts';
import type { Database } from '../../src/db/schema.ts';
import { type Access, AccessRecorder, type ChainHead } from '../../src/operations/access-recorder.ts';
import { type AuditKey, auditKeyFrom } from '../../src/operations/access-seal.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A recorder whose heads gather in `heads` and whose timer is `tick`. */
export interface TestRecorder {
  recorder: AccessRecorder;
  key: AuditKey;
  heads: ChainHead[];
  /** What it reported. */
  reports: string[];
  /** What the timer would do now. */
  tick(): void;
  /** Makes the next export fail. */
  failExport(): void;
}

export function testRecorder(db: Kysely<Database>, key: AuditKey = auditKeyFrom(randomBytes(32))): TestRecorder {
  const heads: ChainHead[] = [];
  const reports: string[] = [];
  let work: () => void = () => undefined;
  let failing = false;
  const recorder = new AccessRecorder({
    db,
    key,
    clock: fixedClock('2026-03-02T09:00:00.000Z'),
    report: { error: (_, message) => void reports.push(message) },
    async heads(exported) {
      const fail = failing;
      failing = false;
      if (fail) throw new Error('no space left');
      heads.push(...exported);
    },
    every: (_, repeated) => {
      work = repeated;
      return () => (work = () => undefined);
    },
  });
  return { recorder, key, heads, reports, tick: () => work(), failExport: () => void (failing = true) };
}

/** A curator's look at one family of an organisation. */
export function anAccess(changes: Partial<Access> = {}): Access {
  const organisationId = changes.callerOrganisationId ?? '01990000-0000-7000-8000-00000000000a';
  return {
    at: '2026-03-02T09:00:00.123Z',
    clientId: 'test-curator',
    role: 'curator',
    specialistId: '01990000-0000-7000-8000-0000000000aa',
    callerOrganisationId: organisationId,
    operation: 'getFamily',
    outcome: 'shown',
    purpose: 'accompaniment',
    address: '192.0.2.10',
    traceId: newId(),
    families: [{ familyId: newId(), organisationId }],
    ...changes,
  };
}

/** An id as it would have been made at an instant. */
export function idMadeAt(instant: string): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${newId().slice(13)}`;
}

/** The same database as whoever rules the server: no wall and no trigger holds them. */
export function asSuperuser(t: Teardown, url: string): Kysely<Database> {
  const superuser = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  superuser.pathname = new URL(url).pathname;
  const db = openDatabase({ url: superuser.href });
  t.teardown(() => db.destroy());
  return db;
}
