import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock.ts';
import { MUNICIPALITY } from './factories.ts';

// Clients of several API processes, as good ones behave: a try has a time limit, a failed one is made again at another process, a write with
// its Idempotency-Key; what they write they read back with the token of the write.

/** What the clients were told. */
export interface Told {
  /** Cases that were acknowledged as opened. */
  cases: string[];
  /** Writes that a list did not show to their writer. */
  unread: string[];
  /** Answers that no client should get: neither done, nor to be tried again. */
  strange: string[];
  /** When each write was acknowledged, milliseconds of this process. */
  at: number[];
}

export interface Answer {
  status: number;
  headers: Headers;
  body: { id?: string; members?: { id: string }[]; items?: { id: string; caseId?: string; event?: { kind: string } | null }[]; nextCursor?: string | null; hasMore?: boolean };
}

const LONGEST_TRY = 10_000;
const PAUSE = 50;

/** Sends a request to one process after another until it is answered for good. */
export type Sender = (method: 'GET' | 'POST', path: string, options?: { body?: object; token?: string | undefined }) => Promise<Answer>;

/**
 * For any number of clients with the same credentials: they get one token for all.
 * @param origins those of the processes, dead or alive
 */
export function aSender(origins: readonly string[], credentials: string, told: Pick<Told, 'strange'>, isOver: () => boolean): Sender {
  let turn = Math.floor(Math.random() * origins.length);
  let asked: Promise<string | undefined> | undefined;
  const once = async (path: string, init: RequestInit): Promise<Answer | undefined> => {
    turn += 1;
    const reply = await fetch(`${origins[turn % origins.length]}${path}`, { ...init, signal: AbortSignal.timeout(LONGEST_TRY) }).catch(() => undefined);
    const body = await reply?.json().catch(() => undefined) as Answer['body'] | undefined;
    return reply === undefined || body === undefined ? undefined : { status: reply.status, headers: reply.headers, body };
  };
  const renewed = async (): Promise<string | undefined> => {
    const headers = { 'authorization': `Basic ${btoa(credentials)}`, 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await once('/oauth/token', { method: 'POST', headers, body: 'grant_type=client_credentials' });
    return (reply?.body as { access_token?: string } | undefined)?.access_token;
  };
  return async (method, path, { body, token } = {}) => {
    const key = randomUUID();
    while (!isOver()) {
      const bearer = await (asked ??= renewed());
      const headers = {
        'authorization': `Bearer ${bearer}`, ...(token === undefined ? {} : { 'consistency-token': token }),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
      };
      const answer = bearer === undefined ? undefined : await once(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      if (answer !== undefined && answer.status < 300) return answer;
      // the first try is still under way at a process that the client has given up
      if (bearer === undefined || answer?.status === 401) asked = undefined;
      const later = answer === undefined || answer.status === 503 || (answer.status === 409 && JSON.stringify(answer.body).includes('idempotency-in-progress'));
      if (!later) told.strange.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    throw new Error(`${method} ${path} was not answered before the end`);
  };
}

/** Takes families in and opens their cases, one after another, and reads each back. */
export async function writeUntil(isOver: () => boolean, name: string, send: Sender, told: Told): Promise<void> {
  for (let number = 0; !isOver(); number += 1) {
    const family = await send('POST', '/v1/families', { body: familyOf(`${name}-${number}`) });
    const [mother] = family.body.members ?? [];
    const body = {
      familyId: family.body.id, date: systemClock.today('Europe/Moscow'), ground: 'parentApplication', form: 'group', applicantMemberId: mother?.id,
      circumstances: [{ code: 'disabledChild' }],
    };
    const opened = await send('POST', '/v1/cases', { body });
    told.at.push(performance.now());
    told.cases.push(String(opened.body.id));
    const token = opened.headers.get('consistency-token') ?? undefined;
    const list = await send('GET', `/v1/cases?familyId=${family.body.id}`, { token });
    if (!list.body.items?.some(({ id }) => id === opened.body.id)) told.unread.push(String(opened.body.id));
  }
}

/** Follows a commission's feed from its beginning; the ids of the cases that it was told were opened, in order. */
export async function followUntil(isOver: () => boolean, send: Sender): Promise<string[]> {
  const opened: string[] = [];
  let cursor: string | null | undefined;
  for (let last = false; ;) {
    const over = isOver();
    const page: Answer = await send('GET', `/v1/kdn/case-statuses?reading=changes&limit=100${cursor ? `&cursor=${cursor}` : ''}`);
    for (const { caseId, event } of page.body.items ?? []) if (event?.kind === 'case.opened') opened.push(String(caseId));
    cursor = page.body.nextCursor;
    const isEnd = over && page.body.items?.length === 0;
    // twice nothing: what was written last may have been behind a transaction still open
    if (isEnd && last) return opened;
    last = isEnd;
    if (page.body.items?.length === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function familyOf(name: string): object {
  return {
    municipality: MUNICIPALITY, address: `г. Примерск, ${name}`, completeness: 'full', categories: ['disabledChild'],
    members: [
      { fullName: 'Примерова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-02', legalRepresentative: true },
      { fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2019-11-20', legalRepresentative: false },
    ],
  };
}
