import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AddressRules, faultOfUrl, hostOf, isPublicAddress } from './address-rules.ts';
import { type ResolveHost, resolveByDns } from './resolve-host.ts';

/** What is posted where. */
export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What became of an attempt: the receiver's status, or why there is none. */
export type SendResult =
  | { status: number; retryAfter: string | undefined }
  | { error: string };

export interface SendOptions {
  rules: AddressRules;
  /** Ends the attempt without a result. */
  signal: AbortSignal;
  resolve?: ResolveHost;
  /** For everything together: name, connection, request and the answer's headers. Milliseconds. */
  patience?: number;
}

const PATIENCE = 15_000;
const GREATEST_ANSWER_HEAD = 8_192;

/** Thrown where a name leads to an address that must not be called. */
class ForbiddenAddress extends Error {
  readonly code = 'EFORBIDDENADDRESS';
}

/**
 * Posts once, to the very address that was checked: no redirect, no proxy, no cookie, no kept connection, and of the answer nothing but
 * its status and Retry-After is read. TLS certificates are verified.
 */
export async function sendWebhook(posting: Posting, options: SendOptions): Promise<SendResult> {
  if (faultOfUrl(posting.url, options.rules) !== undefined) return { error: 'EFORBIDDENADDRESS' };
  const ending = AbortSignal.any([options.signal, AbortSignal.timeout(options.patience ?? PATIENCE)]);
  try {
    const { statusCode = 0, headers } = await answerTo(posting, options, ending);
    return { status: statusCode, retryAfter: headers['retry-after'] };
  } catch (error) {
    options.signal.throwIfAborted();
    return { error: ending.aborted ? 'ETIMEDOUT' : codeOf(error) };
  }
}

async function answerTo({ url, headers, body }: Posting, options: SendOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const address = new URL(url);
  const request = (address.protocol === 'http:' ? requestHttp : requestHttps)(address, {
    method: 'POST', agent: false, signal, lookup: lookupBy(options), maxHeaderSize: GREATEST_ANSWER_HEAD,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'connection': 'close', 'accept': '*/*', 'user-agent': 'soprovozhdenie-webhooks/1' },
  });
  try {
    return await new Promise((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      watchConnection(request, options.rules);
      request.end(body);
    });
  } finally {
    // whatever else the receiver has to say, nobody listens
    request.on('error', () => undefined);
    request.destroy();
  }
}

/** The address that is really connected to is looked at once more, whoever resolved it. */
function watchConnection(request: ClientRequest, { allowPrivate }: AddressRules): void {
  if (allowPrivate) return;
  request.once('socket', (socket) => socket.once('connect', () => {
    if (!isPublicAddress(socket.remoteAddress ?? '')) request.destroy(new ForbiddenAddress());
  }));
}

/** Resolves, checks every address of the name, and pins the first: what was checked is what is connected to. */
function lookupBy({ rules, resolve = resolveByDns }: SendOptions): LookupFunction {
  return (hostname, { all }, answer) => {
    resolve(hostOf(new URL(`http://${hostname}`))).then((addresses) => {
      const [first] = addresses;
      if (first === undefined || !(rules.allowPrivate || addresses.every(isPublicAddress))) throw new ForbiddenAddress();
      if (all === true) answer(null, [{ address: first, family: isIP(first) }]);
      else answer(null, first, isIP(first));
    }).catch((error: Error) => answer(error, ''));
  };
}

/** A code such as ECONNREFUSED, never the words of an error: they may hold what the receiver wrote. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'EFAILED';
}
