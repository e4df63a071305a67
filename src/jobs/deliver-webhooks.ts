import { attemptDelivery, type AttemptDeps } from '../operations/webhooks/attempt.ts';
import { claimDue, type DueWebhook, webhooksDue } from '../operations/webhooks/claim-due.ts';
import { handOutEvents } from '../operations/webhooks/hand-out.ts';
import { type SendOptions, sendWebhook } from '../operations/webhooks/send-webhook.ts';
import type { WebhookDesk } from '../operations/webhooks/webhook-desk.ts';
import type { Tracer } from '../operations/trace.ts';
import type { JobLogger } from './job-logger.ts';
import { tracedSending } from './traced-sending.ts';
import type { Alarm } from './wake-up.ts';

/** What the delivery of webhooks works with. */
export interface DeliveryDeps extends Pick<AttemptDeps, 'db' | 'clock'>, WebhookDesk {
  logger: JobLogger;
  resolve?: SendOptions['resolve'];
  patience?: number;
  /** So long may attempts under way go on when the process ends, in milliseconds; then they are given back. */
  grace?: number;
  random?: () => number;
  /** Records each delivery; absent: nothing is recorded. */
  tracer?: Tracer;
}

/** Deliveries under way in one process, and how many of them may belong to webhooks that fail: these never take all the room. */
const ROOM = 200;
const ROOM_FOR_FAILING = 100;
/** Deliveries under way to one webhook, in all processes together. */
const ROOM_OF_WEBHOOK = 4;
const ROOM_OF_FAILING = 1;

const PAUSE = 1_000;
const GRACE = 5_000;

/** Delivers webhooks until stopped. */
export interface Courier {
  /** One look: hands out new events and begins what is due. Resolves when everything it has begun has begun, not when it ended. */
  look(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing more and waits for what is under way, a little; the rest is given back. */
  stop(): Promise<void>;
}

/** A courier that looks only when it is told to. */
export function courier(deps: DeliveryDeps): Courier {
  const { seal, logger } = deps;
  const ending = new AbortController();
  const underWay = new Map<Promise<void>, boolean>();
  let stopped = false;
  const attempts = seal === undefined ? undefined : attemptDeps(deps, seal, ending.signal);
  const serve = async (webhook: DueWebhook): Promise<void> => {
    const room = roomFor(webhook.failing, [...underWay.values()]);
    if (attempts === undefined || stopped || room <= 0) return;
    const claimed = await claimDue(deps, webhook.id, room);
    for (const delivery of claimed?.deliveries ?? []) {
      if (claimed !== undefined) begin(webhook, attemptDelivery(attempts, claimed.target, delivery));
    }
  };
  // What arrived makes room at once for the next; what failed waits for the next look.
  const begin = (webhook: DueWebhook, attempt: Promise<boolean>) => {
    const one: Promise<void> = attempt
      .then((delivered) => (delivered ? serve({ ...webhook, failing: false }) : undefined))
      .catch((error: unknown) => logger.error({ err: error }, 'a webhook’s delivery could not be stored; its lease runs out and it is tried again'))
      .finally(() => underWay.delete(one));
    underWay.set(one, webhook.failing);
  };
  return {
    async look() {
      if (attempts === undefined || stopped) return;
      while (!stopped && await handOutEvents(deps));
      for (const webhook of await webhooksDue(deps)) await serve(webhook);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.keys());
    },
    async stop() {
      stopped = true;
      const timer = setTimeout(() => ending.abort(), deps.grace ?? GRACE);
      await Promise.all(underWay.keys());
      clearTimeout(timer);
    },
  };
}

/** How many deliveries of one webhook may be under way, with those that are, each told as failing or not. */
function roomFor(failing: boolean, underWay: readonly boolean[]): number {
  const free = ROOM - underWay.length;
  return failing ? Math.min(ROOM_OF_FAILING, free, ROOM_FOR_FAILING - underWay.filter(Boolean).length) : Math.min(ROOM_OF_WEBHOOK, free);
}

/** Looks every second, beside the jobs. Without a key for the secrets there are no webhooks, and it looks after nothing. */
export function startDeliveries(deps: DeliveryDeps): Alarm {
  const man = courier(deps);
  const bell = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let present: Promise<void> = Promise.resolve();
  const wake = () => {
    present = man.look()
      .catch((error: unknown) => deps.logger.error({ err: error }, 'the webhooks could not be looked after; the next second tries again'))
      .then(() => void (bell.signal.aborted || (timer = setTimeout(wake, PAUSE))));
  };
  if (deps.seal !== undefined) wake();
  return {
    async stop() {
      bell.abort();
      clearTimeout(timer);
      await present;
      await man.stop();
    },
  };
}

function attemptDeps({ db, clock, rules, resolve, patience, random = Math.random, tracer }: DeliveryDeps, seal: NonNullable<DeliveryDeps['seal']>, signal: AbortSignal): AttemptDeps {
  const options: SendOptions = { rules, signal, ...(resolve === undefined ? {} : { resolve }), ...(patience === undefined ? {} : { patience }) };
  return { db, clock, seal, random, send: tracedSending((posting) => sendWebhook(posting, options), tracer) };
}
