import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import t from 'tap';
import { patientClients } from '../../src/db/patient-clients.ts';
import type { Database } from '../../src/db/schema.ts';
import { draftOfDatabaseError } from '../../src/routes/plugins/database-errors.ts';
import { emptyDatabase } from '../support/database.ts';

// Broken once on purpose, to see it fail: no timer (the statement is waited for for ever).

t.test('a server that says nothing any more: the connection is given up, the next statement has a new one', async (t) => {
  const { url } = await emptyDatabase(t);
  const wire = await aWire(t, new URL(url));
  const pool = new pg.Pool({ connectionString: wire.url, max: 1, Client: patientClients(pg.Client, 300) });
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  t.teardown(() => db.destroy());
  const ask = async () => (await sql<{ one: number }>`select ${1}::int as one`.execute(db)).rows[0]?.one;
  t.equal(await ask(), 1);
  wire.fallSilent();
  const error = await ask().then(() => undefined, (thrown: unknown) => thrown as Error);
  t.match(error, { message: /Connection terminated: no answer within 300 ms/ });
  t.match(draftOfDatabaseError(error), { code: 'unavailable' });
  t.equal(await ask(), 1);
  t.equal(pool.totalCount, 1);
});

t.test('a statement that is refused, and one after it, are nothing special', async (t) => {
  const { url } = await emptyDatabase(t);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1, Client: patientClients(pg.Client, 60_000) }) }) });
  t.teardown(() => db.destroy());
  await t.rejects(sql`nonsense`.execute(db), { code: '42601' });
  t.same((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }]);
});

/** A way to the server that can lose all that is sent on it, as a network does from one moment to the next. */
async function aWire(t: { teardown(work: () => Promise<void>): void }, target: URL) {
  const open = new Set<Socket>();
  const silent = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('data', (chunk) => void (silent.has(one) || other.write(chunk)));
      one.on('error', () => undefined).on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => {
    for (const socket of open) socket.destroy();
    server.close(() => resolve());
  }));
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    fallSilent() { for (const socket of open) silent.add(socket); },
  };
}
