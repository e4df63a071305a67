import { createHash } from 'node:crypto';
import { admitAttempt, forgetAttempts, type Attempt } from '../../operations/count-attempts.ts';
import { issueToken, type TokenGrant } from '../../operations/issue-token.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ShownCredentials } from './client-credentials.ts';
import { OAuthError } from './oauth-error.ts';

/** Gives what the credentials, shown from an address, entitle to. @throws OAuthError invalid_client, slow_down */
export type CredentialsCheck = (shown: ShownCredentials, address: string) => Promise<TokenGrant>;

/** Printable ASCII; anything else is no client of ours, and must not reach the database. */
const CLIENT_ID = /^[\x20-\x7e]{1,200}$/;
const LONGEST_SECRET = 1_000;

/**
 * Checks credentials unless too many checks failed before. The attempts of one client from one address wait for each other: a client
 * whose processes all ask for a token at once is no guesser, and guesses do not come faster side by side. What is shown again while it is being
 * checked is not checked again: a check is costly on purpose, and a queue of them would outlast the patience of those who wait in it.
 */
export function credentialsCheck(surroundings: Surroundings): CredentialsCheck {
  const inTurn = turns();
  const together = sharing<TokenGrant>();
  return async (shown, address) => {
    const plausible = CLIENT_ID.test(shown.clientId) && shown.clientSecret.length <= LONGEST_SECRET;
    const attempt: Attempt = { address, ...(plausible ? { clientId: shown.clientId } : {}) };
    const check = async (): Promise<TokenGrant> => {
      const admission = await admitAttempt(surroundings, attempt);
      if (!admission.admitted) throw new OAuthError('slow_down', 'Too many failed attempts; wait.', admission.waitSeconds);
      const grant = plausible ? await issueToken(surroundings, shown) : undefined;
      if (grant === undefined) throw new OAuthError('invalid_client', 'Client authentication failed.');
      await forgetAttempts(surroundings, attempt, admission.counted);
      return grant;
    };
    return await together(digestOf(address, shown), () => inTurn(`${address}|${attempt.clientId ?? ''}`, check));
  };
}

function digestOf(address: string, { clientId, clientSecret }: ShownCredentials): string {
  return createHash('sha256').update(JSON.stringify([address, clientId, clientSecret])).digest('base64url');
}

/** Whoever asks for what is being answered already gets that answer. */
function sharing<T>(): (name: string, work: () => Promise<T>) => Promise<T> {
  const present = new Map<string, Promise<T>>();
  return (name, work) => {
    const begun = present.get(name) ?? work().finally(() => present.delete(name));
    present.set(name, begun);
    return begun;
  };
}

/** Lets what has the same name happen one after another. Who waits behind a failure of the database shares it: each would wait for it anew. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, (error: unknown) => (error instanceof OAuthError ? work() : Promise.reject(error as Error)));
    last.set(name, mine);
    return await mine.finally(() => {
      if (last.get(name) === mine) last.delete(name);
    });
  };
}
