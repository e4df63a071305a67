// What a regional information system does each night, in plain fetch: sends its families under its own ids, opens a case, reads alerts.
// Run twice it changes nothing the second time.
//   npx tsx examples/regional-it/exchange.ts [origin]
import { randomUUID } from 'node:crypto';

const origin = process.argv[2] ?? 'http://127.0.0.1:3000';
const [clientId, secret] = ['demo-integration', 'demo'];
/** The code under which the service knows this system's ids. */
const SYSTEM = 'my-is';
let token = await fetchToken();

const ours = [
  { id: 'family-1001', surname: 'Обменов', house: 1 },
  { id: 'family-1002', surname: 'Выгрузкин', house: 2 },
];
for (const family of ours) await putFamily(family);
await putCase('case-1001', 'family-1001');
await readAlerts();

/** PUT needs no Idempotency-Key: sending the same again is the same. */
async function putFamily({ id, surname, house }: (typeof ours)[number]): Promise<void> {
  const member = (value: string, person: object) => ({ ...person, externalIds: [{ system: SYSTEM, value: `${id}/${value}` }] });
  const reply = await send('PUT', `/v1/external/${SYSTEM}/family/${id}`, {
    municipality: 'Примерский муниципальный район', address: `г. Примерск, ул. Обменная, д. ${house}`,
    completeness: 'singleParent', categories: ['disabledChild'],
    members: [
      member('1', { fullName: `${surname}а Анна Тестовна`, kinship: 'mother', birthDate: '1990-02-28', legalRepresentative: true }),
      member('2', { fullName: `${surname} Пётр Тестович`, kinship: 'son', birthDate: '2018-05-10', legalRepresentative: false }),
    ],
  });
  console.log(`${id}: ${await outcomeOf(reply)}`);
}

async function putCase(id: string, family: string): Promise<void> {
  const reply = await send('PUT', `/v1/external/${SYSTEM}/case/${id}`, {
    how: 'open', familyExternalId: { system: SYSTEM, value: family }, date: '2026-03-02', ground: 'parentApplication', form: 'group',
    applicantMemberExternalId: { system: SYSTEM, value: `${family}/1` }, circumstances: [{ code: 'disabledChild' }],
  });
  console.log(`${id}: ${await outcomeOf(reply)}`);
}

/** All open alerts, page after page, by the cursor of each answer. */
async function readAlerts(): Promise<void> {
  const counts = new Map<string, number>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const reply = await send('GET', `/v1/alerts?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const page = (await reply.json()) as { items: { kind: string }[]; nextCursor: string | null };
    for (const { kind } of page.items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    cursor = page.nextCursor;
  }
  for (const [kind, count] of [...counts].sort()) console.log(`alert ${kind}: ${count}`);
}

/** `created`, `updated`, `named` or `unchanged`. */
async function outcomeOf(reply: Response): Promise<string> {
  return ((await reply.json()) as { outcome: string }).outcome;
}

/**
 * One request. What may pass by itself (429, 503, a lost connection) is tried again with the same key; every other refusal ends the
 * night with the service's own words.
 */
async function send(method: string, path: string, body?: object): Promise<Response> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const reply = await sendOnce(method, path, body, key).catch((error: unknown) => (attempt < 5 ? undefined : Promise.reject(error as Error)));
    if (reply?.ok) return reply;
    if (reply?.status === 401 && attempt < 5) token = await fetchToken();
    else if (reply !== undefined && (![429, 503].includes(reply.status) || attempt === 5)) throw new Error(`${method} ${path}: ${await reply.text()}`);
    else await new Promise((resolve) => setTimeout(resolve, Number(reply?.headers.get('retry-after') ?? attempt) * 1000));
  }
}

async function sendOnce(method: string, path: string, body: object | undefined, key: string): Promise<Response> {
  return await fetch(new URL(path, origin), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function fetchToken(): Promise<string> {
  const reply = await fetch(new URL('/oauth/token', origin), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!reply.ok) throw new Error(`No token: ${await reply.text()}`);
  return ((await reply.json()) as { access_token: string }).access_token;
}
