import { Temporal } from 'temporal-polyfill';
import { deleteAttempts, lockAttempts, storeAttempts, type Attempts } from '../db/queries/failed-attempts.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { waitAfter, type AttemptKind } from './attempt-limit.ts';
import type { OperationContext } from './context.ts';
import { networkOf } from './network-of.ts';

/** Who tries, from where. A client that cannot be one of ours is not told apart: only its address counts. */
export interface Attempt {
  clientId?: string;
  /** The client's IP address. */
  address: string;
}

/** An attempt that may be made, counted as failed beforehand; or the seconds that are to be waited first. */
export type Admission = { admitted: true; counted: readonly Attempts[] } | { admitted: false; waitSeconds: number };

type Surroundings = Pick<OperationContext, 'db' | 'clock'>;

const FORGOTTEN_AFTER = 24 * 60 * 60_000;

/**
 * Admits an attempt, unless it has to wait because of earlier failures. It counts as failed before the secret is looked at: any number
 * of guesses at once are no more than the same number one after another. A success takes the count back.
 */
export async function admitAttempt({ db, clock }: Surroundings, attempt: Attempt): Promise<Admission> {
  const now = clock.now();
  return await inTransaction(db, systemWall, async (tx): Promise<Admission> => {
    const known = await lockAttempts(tx, subjectsOf(attempt), now);
    const wait = Math.max(...known.map(({ blockedUntil }) => milliseconds(blockedUntil) - milliseconds(now)));
    if (wait > 0) return { admitted: false, waitSeconds: Math.ceil(wait / 1000) };
    const counted = known.map((one) => oneMore(one, now));
    for (const one of counted) await storeAttempts(tx, one);
    return { admitted: true, counted };
  });
}

/** A success: the client's own failures, here and anywhere, are forgotten; at the address, others may have failed, so only this attempt is. */
export async function forgetAttempts({ db, clock }: Surroundings, attempt: Attempt, counted: readonly Attempts[]): Promise<void> {
  const address = addressSubject(attempt.address);
  const ours = counted.find(({ subject }) => subject === address);
  await inTransaction(db, systemWall, async (tx) => {
    const [known] = await lockAttempts(tx, [address], clock.now());
    if (known !== undefined) {
      const isOurs = milliseconds(known.blockedUntil) === milliseconds(ours?.blockedUntil ?? null);
      const blockedUntil = isOurs ? null : known.blockedUntil;
      await storeAttempts(tx, { ...known, failures: Math.max(known.failures - 1, 0), blockedUntil });
    }
    await deleteAttempts(tx, subjectsOf(attempt).filter((subject) => subject !== address));
  });
}

function oneMore({ subject, failures, lastFailedAt }: Attempts, now: string): Attempts {
  const isForgotten = milliseconds(now) - milliseconds(lastFailedAt) > FORGOTTEN_AFTER;
  const count = (isForgotten ? 0 : failures) + 1;
  const wait = waitAfter(kindOf(subject), count) * 1000;
  return { subject, failures: count, lastFailedAt: now, blockedUntil: wait === 0 ? null : instantOf(milliseconds(now) + wait) };
}

function subjectsOf({ clientId, address }: Attempt): string[] {
  const alone = addressSubject(address);
  return clientId === undefined ? [alone] : [alone, `client|${clientId}`, `pair|${networkOf(address)}|${clientId}`];
}

function addressSubject(address: string): string {
  return `address|${networkOf(address)}`;
}

function kindOf(subject: string): AttemptKind {
  return subject.slice(0, subject.indexOf('|')) as AttemptKind;
}

function instantOf(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString({ fractionalSecondDigits: 3 });
}

function milliseconds(instant: string | null): number {
  return instant === null ? 0 : Date.parse(instant);
}
