import { problemOf } from './problem.ts';

/** Who calls, and where. */
export interface Credentials {
  /** For example `http://127.0.0.1:3000`. */
  origin: string;
  clientId: string;
  clientSecret: string;
}

export interface TokenSource {
  /** A token that is good for a while yet; callers at the same time share one request. */
  current(): Promise<string>;
  /** Forget this token: the service has refused it. */
  refuse(token: string): void;
}

/** A token is renewed this long before it ends, in milliseconds. */
const MARGIN = 60_000;

/**
 * Fetches tokens by OAuth 2.0 client credentials, and keeps one until shortly before its end.
 * @param now milliseconds that only go forward, of any beginning
 * @throws ProblemError when the service gives none
 */
export function tokenSource({ origin, clientId, clientSecret }: Credentials, send: typeof fetch, now: () => number): TokenSource {
  let kept: { token: string; until: number } | undefined;
  let coming: Promise<string> | undefined;
  const fetchOne = async () => {
    const began = now();
    const { access_token: token, expires_in: seconds } = await requestToken(send, origin, basic(clientId, clientSecret));
    kept = { token, until: began + seconds * 1000 - Math.min(MARGIN, seconds * 500) };
    return token;
  };
  return {
    current() {
      if (kept !== undefined && now() < kept.until) return Promise.resolve(kept.token);
      coming ??= fetchOne().finally(() => (coming = undefined));
      return coming;
    },
    refuse(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}

async function requestToken(send: typeof fetch, origin: string, authorization: string): Promise<{ access_token: string; expires_in: number }> {
  const response = await send(new URL('/oauth/token', origin), {
    method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (response.ok) return (await response.json()) as { access_token: string; expires_in: number };
  throw problemOf(await response.json().catch(() => undefined), response);
}

/** Both halves are form-encoded first (RFC 6749, 2.3.1). */
function basic(clientId: string, secret: string): string {
  return `Basic ${btoa([clientId, secret].map(encodeURIComponent).join(':'))}`;
}
