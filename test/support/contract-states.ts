import { apiAt } from '../../scripts/scenario/client.ts';
import { restoreFeed } from '../../src/operations/restore-feed.ts';
import type { Kept, Send } from './consumer-contract.ts';
import type { ServedDemo } from './served-demo.ts';

const FAMILY = '01990000-0000-7000-8003-0000000000';
const NEIGHBOURS = 'Соседский муниципальный район';

/** What may happen before an interaction, over the API like anybody else would do it, and who may ask. */
export interface ContractStates {
  states: Record<string, (kept: Kept) => Promise<void>>;
  send: Send;
}

export async function contractStates({ origin, db, clock }: ServedDemo): Promise<ContractStates> {
  const api = apiAt(origin);
  const neighbour = await neighbours(origin);
  return {
    send: async (as, { method, path, query = {}, headers = {}, body }) => {
      const address = `${path}?${new URLSearchParams(query).toString()}`;
      if (as === 'neighbour') return await answer(fetch(new URL(address, origin), { method, headers: { authorization: `Bearer ${neighbour}`, ...headers } }));
      return await api.call('demo-commission', method as 'GET', address, { headers, ...(body === undefined ? {} : { body }) });
    },
    states: {
      'many cases': async () => undefined,
      'a case changes': async (kept) => void kept.set('changed', await opened(api)),
      'a case leaves the municipality': async (kept) => void kept.set('left', await moved(api, NEIGHBOURS)),
      'the case comes back': async () => void await moved(api, 'Примерский муниципальный район'),
      'a family is erased': async (kept) => void kept.set('erased', await erased(api)),
      'the database is restored from a backup': async () => void await restoreFeed(db, clock),
    },
  };
}

type Api = ReturnType<typeof apiAt>;

async function opened(api: Api): Promise<string> {
  return await done<{ id: string }>(api.call('demo-integration', 'POST', '/v1/cases', { body: {
    familyId: `${FAMILY}15`, date: '2026-03-02', ground: 'parentApplication', form: 'group',
    applicantMemberId: '01990000-0000-7000-8004-000000000151', circumstances: [{ code: 'disabledChild' }],
  } })).then(({ id }) => id);
}

/** @returns the case of the family that moves */
async function moved(api: Api, municipality: string): Promise<string> {
  const address = `/v1/families/${FAMILY}14`;
  const { headers } = await api.call('demo-integration', 'GET', address);
  await done(api.call('demo-integration', 'PATCH', address, { body: { municipality }, headers: { 'if-match': headers.get('etag') ?? '' } }));
  return await caseOf(api, 14);
}

/** A family whose case has ended. @returns its case */
async function erased(api: Api): Promise<string> {
  const caseId = await caseOf(api, 37);
  const { date } = await done<{ date: string }>(api.call('demo-head', 'GET', '/sandbox/clock'));
  await done(api.call('demo-head', 'POST', `/v1/families/${FAMILY}37/erasures`, { body: { reason: 'consentWithdrawn', basis: 'акт № 1', date } }));
  return caseId;
}

async function caseOf(api: Api, family: number): Promise<string> {
  const { items } = await done<{ items: { id: string }[] }>(api.call('demo-integration', 'GET', `/v1/cases?familyId=${FAMILY}${family}`));
  return items[0]?.id ?? '';
}

/** A token of the commission next door. */
async function neighbours(origin: string): Promise<string> {
  const admin = await tokenOf(origin, 'demo-admin', 'demo');
  const post = (path: string, body: object) => fetch(new URL(path, origin), {
    method: 'POST', body: JSON.stringify(body),
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  });
  await done(answer(post('/v1/organisations', { kind: 'commission', name: 'КДНиЗП соседей', municipality: NEIGHBOURS })));
  const client = await done<{ clientId: string; secret: string }>(answer(post('/v1/clients', { role: 'commission', name: 'КДН соседей', municipality: NEIGHBOURS })));
  return await tokenOf(origin, client.clientId, client.secret);
}

async function tokenOf(origin: string, clientId: string, secret: string): Promise<string> {
  const reply = await fetch(new URL('/oauth/token', origin), {
    method: 'POST', headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

async function answer(sent: Promise<Response>): Promise<{ status: number; headers: Headers; body: unknown }> {
  const reply = await sent;
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: text === '' ? undefined : JSON.parse(text) };
}

async function done<T>(call: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await call;
  if (status > 299) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body as T;
}
