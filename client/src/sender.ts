import type { TokenSource } from './token.ts';

export interface Patience {
  /** How often a request is sent at most. */
  attempts: number;
  /** Longest wait between two, in milliseconds. */
  longestWait: number;
}

/** Worth another try with the same request: too many of them, or somebody on the way is away for a moment. */
const passing = new Set([429, 502, 503, 504]);
/** The wait before the second attempt, in milliseconds; it doubles. */
const FIRST_WAIT = 250;

/**
 * A `fetch` that puts the token in, renews it once when it is refused, and repeats what may be repeated: reads, PUTs, and POSTs, for
 * these carry an Idempotency-Key. A PATCH or DELETE is repeated only when the service has said that it did nothing (429, 503).
 */
export function patientSender(tokens: TokenSource, send: typeof fetch, { attempts, longestWait }: Patience): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await withToken(tokens, send, request).catch((error: unknown) => ({ error }));
      if (attempt >= attempts || request.signal.aborted || !mayRepeat(request, outcome)) {
        if (outcome instanceof Response) return outcome;
        throw outcome.error;
      }
      if (outcome instanceof Response) await outcome.body?.cancel();
      await pause(Math.min(longestWait, waitOf(outcome, attempt)), request.signal);
    }
  };
}

async function withToken(tokens: TokenSource, send: typeof fetch, request: Request): Promise<Response> {
  const token = await tokens.current();
  const first = await send(authorised(request, token));
  if (first.status !== 401) return first;
  tokens.refuse(token);
  await first.body?.cancel();
  return await send(authorised(request, await tokens.current()));
}

function authorised(request: Request, token: string): Request {
  const copy = request.clone();
  copy.headers.set('authorization', `Bearer ${token}`);
  return copy;
}

type Outcome = Response | { error: unknown };

function mayRepeat({ method }: Request, outcome: Outcome): boolean {
  const steady = !['PATCH', 'DELETE'].includes(method);
  if (!(outcome instanceof Response)) return steady && outcome.error instanceof TypeError;
  return passing.has(outcome.status) && (steady || [429, 503].includes(outcome.status));
}

/** What the service asks for, or a wait that doubles, a random half of it, so that clients do not come back all at once. */
function waitOf(outcome: Outcome, attempt: number): number {
  const asked = outcome instanceof Response ? Number(outcome.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return Number.isFinite(asked) ? asked * 1000 : FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** Waits; an abort ends the wait at once. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
