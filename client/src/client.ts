import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.ts';
import { problemOf } from './problem.ts';
import { patientSender, type Patience } from './sender.ts';
import { type Credentials, tokenSource } from './token.ts';

/** Every operation of the published document: `api.GET('/v1/cases/{id}', …)`. */
export type Api = Client<paths>;

export interface ApiOptions extends Credentials, Partial<Patience> {
  /** Another `fetch`, for example one that goes through a proxy. */
  fetch?: typeof fetch;
  /** Language of texts for people: `ru` unless told otherwise. */
  language?: 'ru' | 'en';
}

/**
 * A client of the service: tokens are fetched and renewed, each POST gets an Idempotency-Key of its own unless one is given in
 * `headers`, and requests that may be repeated are repeated with the same one.
 */
export function connect(options: ApiOptions): Api {
  const { origin, fetch: send = globalThis.fetch, language = 'ru', attempts = 4, longestWait = 60_000 } = options;
  const tokens = tokenSource(options, send, () => performance.now());
  const api = createClient<paths>({
    baseUrl: origin, fetch: patientSender(tokens, send, { attempts, longestWait }), headers: { 'accept-language': language },
  });
  api.use({
    onRequest({ request }) {
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
    },
  });
  return api;
}

/** An answer of `api.GET` and its like. */
interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of a good answer.
 * @throws ProblemError for every other one, 304 included
 */
export async function answered<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw problemOf(error, response);
  return data as T;
}

/** The body of a good answer with its ETag, for an If-Match later. */
export async function answeredWithTag<T>(answer: Promise<Answer<T>>): Promise<{ body: T; etag: string }> {
  const { response } = await answer;
  return { body: await answered(answer), etag: response.headers.get('etag') ?? '' };
}
