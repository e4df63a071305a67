import type { Clock } from '../../clock.ts';
import type { Verified } from './token-verifier.ts';

/** Asks whether those who hold a good token are still welcome; each false means no. */
export interface CallerStatus {
  /** A client of ours. */
  client(clientId: string): Promise<boolean>;
  /** A subject of an outside issuer. */
  subject(issuer: string, subject: string): Promise<boolean>;
}

/** How long an answer is taken for true, in milliseconds: a revoked client is out after this time on every process. */
const LIFE = 30_000;
const MOST_KEPT = 10_000;

interface Kept {
  answer: Promise<boolean>;
  until: number;
}

/**
 * Whether the caller of a good token has not been revoked or blocked since it was issued. Asked at most every 30 seconds for each, and
 * once for any number of requests at the same time. Without an answer nobody comes in: the error goes up, and is not kept.
 */
export function welcome(status: CallerStatus, clock: Clock): (verified: Verified) => Promise<boolean> {
  const kept = new Map<string, Kept>();
  return async ({ caller: { clientId }, isOurs, issuer, subject }) => {
    const now = Date.parse(clock.now());
    const known = kept.get(clientId);
    // An answer from the future is none: a sandbox's clock goes back when it is reset.
    if (known !== undefined && now < known.until && now >= known.until - LIFE) return await known.answer;
    const answer = isOurs ? status.client(subject) : status.subject(issuer, subject);
    keep(kept, clientId, { answer, until: now + LIFE });
    answer.catch(() => kept.delete(clientId));
    return await answer;
  };
}

/** Forgets the oldest first. */
function keep(kept: Map<string, Kept>, clientId: string, one: Kept): void {
  kept.delete(clientId);
  const oldest = kept.size < MOST_KEPT ? undefined : kept.keys().next().value;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(clientId, one);
}
