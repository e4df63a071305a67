import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../src/clock.ts';
import { MUNICIPALITY } from '../factories.ts';
import { CREDENTIALS } from './place.ts';

// Clients that behave as docs/integration.md asks them to: a try has an end, a 401 gets a new token, a 503 or 429 is repeated after as many
// seconds as it says, no answer after a pause that grows; a write carries the same Idempotency-Key every time.

/** What all clients together were told. */
export interface Told {
  families: string[];
  cases: string[];
  facts: string[];
  /** Reads that were answered. */
  reads: number;
  /** Tries that were not answered with success, by what came instead. */
  failed: Map<string, number>;
  /** Answers that a good client must never get, whatever happens to the service: neither success nor to be repeated. */
  strange: string[];
  /** When a write was acknowledged, and how long its successful try took; milliseconds of this process. */
  writes: { at: number; took: number }[];
}

export function nothingTold(): Told {
  return { families: [], cases: [], facts: [], reads: 0, failed: new Map(), strange: [], writes: [] };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export type Send = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>;

const LONGEST_TRY = 20_000;
const LONGEST_PAUSE = 2_000;
/** What is repeated: the service, or something between, cannot now. */
const LATER = [429, 502, 503, 504];

/** A client that repeats until it is answered, or until all is over. */
export function aClient(origin: string, told: Told, isOver: () => boolean): Send {
  let token: string | undefined;
  return async (method, path, body) => {
    const key = randomUUID();
    for (let tries = 0; !isOver(); tries += 1) {
      const granted = token === undefined ? await tokenAsked(origin) : undefined;
      token ??= granted?.body['access_token'] as string | undefined;
      const began = performance.now();
      const answer = token === undefined ? granted : await once(origin, method, path, { token, key, body });
      if (answer !== undefined && answer.status < 300) {
        if (method === 'POST') told.writes.push({ at: performance.now(), took: performance.now() - began });
        return answer;
      }
      count(told, answer);
      if (answer?.status === 401) token = undefined;
      else if (!isForLater(answer)) told.strange.push(`${method} ${path}: ${answer?.status} ${JSON.stringify(answer?.body).slice(0, 300)}`);
      await pauseAfter(answer, tries);
    }
    throw new Error(`${method} ${path} was not answered before the end`);
  };
}

/** One try without patience; undefined: no answer. */
export async function once(
  origin: string, method: 'GET' | 'POST', path: string, { token, key, body, within = LONGEST_TRY }: { token?: string; key?: string; body?: object | undefined; within?: number },
): Promise<Answer | undefined> {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }),
  };
  try {
    const init = { method, headers, signal: AbortSignal.timeout(within), ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const reply = await fetch(`${origin}${path}`, init);
    return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Answer['body'] };
  } catch {
    return undefined;
  }
}

/** Undefined: there was no answer, or one without a token. */
export async function newToken(origin: string): Promise<string | undefined> {
  return (await tokenAsked(origin))?.body['access_token'] as string | undefined;
}

export async function tokenAsked(origin: string): Promise<Answer | undefined> {
  const headers = { 'authorization': `Basic ${btoa(CREDENTIALS)}`, 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', headers, body: 'grant_type=client_credentials', signal: AbortSignal.timeout(LONGEST_TRY) };
  return await fetch(`${origin}/oauth/token`, init).then(async (reply) => ({ status: reply.status, headers: reply.headers, body: await reply.json() as Answer['body'] })).catch(() => undefined);
}

function isForLater(answer: Answer | undefined): boolean {
  if (answer === undefined || LATER.includes(answer.status)) return true;
  // the first try is still under way, and its client has given it up
  return answer.status === 409 && answer.body['code'] === 'idempotency-in-progress';
}

function count({ failed }: Told, answer: Answer | undefined): void {
  const what = answer === undefined ? 'no answer' : `${answer.status} ${String(answer.body['code'])}`;
  failed.set(what, (failed.get(what) ?? 0) + 1);
}

function pauseAfter(answer: Answer | undefined, tries: number): Promise<void> {
  const asked = Number(answer?.headers.get('retry-after') ?? Number.NaN) * 1000;
  const own = Math.min(100 * 2 ** tries, LONGEST_PAUSE);
  return new Promise((resolve) => setTimeout(resolve, Number.isNaN(asked) ? own : asked));
}

/** Takes families in, opens their cases, records two facts of each. */
export async function write(send: Send, name: string, told: Told, isEnding: () => boolean): Promise<void> {
  const date = systemClock.today('Europe/Moscow');
  for (let number = 0; !isEnding(); number += 1) {
    const family = await send('POST', '/v1/families', familyOf(`${name}-${number}`));
    told.families.push(String(family.body['id']));
    const [mother] = family.body['members'] as { id: string }[];
    const opened = await send('POST', '/v1/cases', {
      familyId: family.body['id'], date, ground: 'parentApplication', form: 'group', applicantMemberId: mother?.id, circumstances: [{ code: 'disabledChild' }],
    });
    told.cases.push(String(opened.body['id']));
    for (const title of ['Справка', 'Характеристика']) {
      const recorded = await send('POST', `/v1/cases/${String(opened.body['id'])}/papers`, { date, type: 'other', title });
      told.facts.push((recorded.body['fact'] as { id: string }).id);
    }
  }
}

/** Reads cases that were opened, and lists. */
export async function read(send: Send, told: Told, isEnding: () => boolean): Promise<void> {
  for (let number = 0; !isEnding(); number += 1) {
    const id = told.cases[Math.floor(Math.random() * told.cases.length)];
    const paths = ['/v1/cases?limit=50', ...(id === undefined ? [] : [`/v1/cases/${id}`, `/v1/cases/${id}`, `/v1/cases/${id}/papers`])];
    await send('GET', paths[number % paths.length] ?? '');
    told.reads += 1;
  }
}

export function familyOf(name: string): object {
  return {
    municipality: MUNICIPALITY, address: `г. Примерск, ${name}`, completeness: 'full', categories: ['disabledChild'],
    members: [
      { fullName: 'Примерова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-02', legalRepresentative: true },
      { fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2019-11-20', legalRepresentative: false },
    ],
  };
}
