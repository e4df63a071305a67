import { randomUUID } from 'node:crypto';
import t from 'tap';
import { demoMunicipality } from '../../src/sandbox/demo-people.ts';
import { dataFolder, originOf, postgresOf, type Service, startService, UP } from '../start/service.ts';

// Ten clients enter families and send every request again until it is answered. Meanwhile the service is killed alone, then killed
// together with its PostgreSQL, then stopped cleanly. What was answered is there, and nothing is there twice.

const clients = 10;
const familiesEach = 12;

/** What one client sent and was told: the key of each request and the id that came back. */
type Told = Map<string, string>;

interface Target {
  origin: string;
  token: string;
}

async function tokenOf(origin: string): Promise<string> {
  const reply = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('demo-integration:demo')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

function bodyOf(name: string): string {
  return JSON.stringify({
    municipality: demoMunicipality, address: `г. Примерск, ${name}`, completeness: 'full', categories: ['manyChildren'],
    members: [{ fullName: `Стойкова ${name}`, kinship: 'mother', birthDate: '1990-01-01', legalRepresentative: true }],
  });
}

/** One try; undefined when the service did not answer, or not yet. */
async function send({ origin, token }: Target, key: string, body: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' };
  const reply = await fetch(`${origin}/v1/families`, { method: 'POST', headers, body }).catch(() => undefined);
  if (reply === undefined || reply.status !== 201) return undefined;
  return await reply.json().then((made) => (made as { id: string }).id).catch(() => undefined);
}

t.test('what was answered survives, and a retry never doubles', async (t) => {
  const settings = { DATA_DIR: await dataFolder(t), PORT: '0' };
  let target: Target | undefined;
  let service: Service;
  let answered = 0;
  const start = async (): Promise<void> => {
    service = startService(t, settings);
    await service.until(UP);
    target = { origin: originOf(service), token: await tokenOf(originOf(service)) };
  };
  const client = async (number: number): Promise<Told> => {
    const told: Told = new Map();
    for (let index = 0; index < familiesEach; index += 1) {
      const key = randomUUID();
      const body = bodyOf(`${number}-${index}`);
      while (!told.has(key)) {
        const id = target === undefined ? undefined : await send(target, key, body);
        if (id !== undefined) told.set(key, id);
        else await new Promise((resolve) => setTimeout(resolve, 50));
      }
      answered += 1;
    }
    return told;
  };
  const reached = async (share: number): Promise<void> => {
    while (answered < clients * familiesEach * share) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  await start();
  const everyone = Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const postgresPid = async (): Promise<number> => (await postgresOf(settings.DATA_DIR))?.pid ?? 0;

  await reached(0.2);
  process.kill(service!.pid, 'SIGKILL');
  await service!.ended;
  await start();

  await reached(0.45);
  process.kill(await postgresPid(), 'SIGKILL');
  process.kill(service!.pid, 'SIGKILL');
  await service!.ended;
  await start();

  await reached(0.7);
  await service!.end('SIGTERM');
  await start();

  const told = (await everyone).flatMap((one) => [...one.values()]);
  t.equal(told.length, clients * familiesEach, 'every request was answered in the end');
  t.equal(new Set(told).size, told.length, 'each with a family of its own');

  const stored: string[] = [];
  let path: string | null = '/v1/families?limit=200&q=Стойкова';
  while (path !== null) {
    const reply: Response = await fetch(`${target!.origin}${path}`, { headers: { authorization: `Bearer ${await tokenOf(target!.origin)}` } });
    const page = (await reply.json()) as { items: { id: string }[]; nextCursor: string | null };
    stored.push(...page.items.map(({ id }) => id));
    path = page.nextCursor === null ? null : `/v1/families?limit=200&q=${encodeURIComponent('Стойкова')}&cursor=${page.nextCursor}`;
  }
  t.strictSame(stored.sort(), told.sort(), 'stored is exactly what was answered: nothing lost, nothing doubled');
  t.equal(await service!.end('SIGTERM'), 0);
});
