import { Temporal } from 'temporal-polyfill';
import {
  type AttemptEnd, type ClaimedDelivery, type FailingWebhook, storeDelivered, storeDisabled, storeFailure, storeRelease, storeRest,
  type WebhookTarget,
} from '../../db/queries/webhook-work.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { systemWall } from '../../db/wall.ts';
import { systemClock } from '../../clock.ts';
import type { WatchContext } from '../job-run.ts';
import { payloadOf } from './payload.ts';
import { delayAfter, FAILING_LIMIT, restAfter, retryAfterOf } from './retry-schedule.ts';
import type { SecretSeal } from './secret-seal.ts';
import type { Posting, SendResult } from './send-webhook.ts';
import { signedHeaders } from './signature.ts';

/** What an attempt works with. */
export interface AttemptDeps extends WatchContext {
  seal: SecretSeal;
  /** Posts once. @throws when the process ends meanwhile */
  send(posting: Posting): Promise<SendResult>;
  /** From 0 to 1. */
  random: () => number;
}

const GONE = 410;
const MAY_ASK_FOR_PATIENCE: readonly number[] = [429, 503];

/**
 * Makes one attempt with a delivery in hand, outside of any transaction, and stores how it ended. What the end of the process cuts short
 * is given back.
 * @returns whether it was delivered
 */
export async function attemptDelivery(deps: AttemptDeps, target: WebhookTarget, delivery: ClaimedDelivery): Promise<boolean> {
  const work = (store: (tx: Tx) => Promise<void>) => inTransaction(deps.db, systemWall, store);
  let result: SendResult;
  try {
    result = await deps.send(postingOf(deps, target, delivery));
  } catch {
    await work((tx) => storeRelease(tx, delivery));
    return false;
  }
  await work((tx) => storeEnd(tx, deps, target, delivery, result));
  return isDelivered(result);
}

function isDelivered(result: SendResult): boolean {
  return 'status' in result && result.status >= 200 && result.status < 300;
}

function postingOf({ seal, clock }: AttemptDeps, target: WebhookTarget, delivery: ClaimedDelivery): Posting {
  const body = payloadOf(delivery);
  // the receiver compares it with its own clock, and knows nothing of a sandbox's
  const timestamp = Math.floor(Date.parse(systemClock.now()) / 1000);
  const overlaps = target.sealedPrevious !== null && Date.parse(target.previousValidUntil ?? '') > Date.parse(clock.now());
  const sealed = [target.sealedSecret, ...(overlaps && target.sealedPrevious !== null ? [target.sealedPrevious] : [])];
  const secrets = sealed.map((one) => seal.open(one, target.id));
  const headers = { 'content-type': 'application/json', ...signedHeaders({ id: delivery.eventId, timestamp, body }, secrets) };
  return { url: target.url, headers, body };
}

async function storeEnd(tx: Tx, deps: AttemptDeps, target: WebhookTarget, delivery: ClaimedDelivery, result: SendResult): Promise<void> {
  const now = deps.clock.now();
  const [status, error] = 'status' in result ? [result.status, null] : [null, result.error];
  const end: AttemptEnd = { id: delivery.id, webhookId: target.id, attempts: delivery.attempts, status, error };
  if (isDelivered(result)) return await storeDelivered(tx, end, now);
  const failing = await storeFailure(tx, end, status === GONE ? null : nextAttemptAt(deps, delivery, result, now), now);
  if (status === GONE) return await storeDisabled(tx, target.id, 'gone', now);
  if (failing !== undefined) await restOrEnd(tx, deps, target, failing);
}

/** What a failure means for the whole webhook: a rest, when there were many in a row; the end, when there was nothing else for days. */
async function restOrEnd(tx: Tx, { clock, random }: AttemptDeps, { id }: WebhookTarget, { since, failures }: FailingWebhook): Promise<void> {
  const now = clock.now();
  if (Date.parse(now) - Date.parse(since) >= FAILING_LIMIT) return await storeDisabled(tx, id, 'failing', now);
  const rest = restAfter(failures, random());
  if (rest !== null) await storeRest(tx, id, later(now, rest));
}

function nextAttemptAt({ random }: AttemptDeps, { attempts }: ClaimedDelivery, result: SendResult, now: string): string | null {
  const asks = 'status' in result && MAY_ASK_FOR_PATIENCE.includes(result.status);
  const delay = delayAfter(attempts, random(), asks ? retryAfterOf(result.retryAfter, now) : 0);
  return delay === null ? null : later(now, delay);
}

function later(now: string, milliseconds: number): string {
  return Temporal.Instant.from(now).add({ milliseconds }).toString();
}
