import t from 'tap';
import { sql } from 'kysely';
import { absentDatabase, testApp } from '../../support/app.ts';

t.test('ready when the database is there and current', async (t) => {
  const api = await testApp(t, { endpoints: [] });
  const first = await api.call('GET', '/ready');
  t.equal(first.statusCode, 200);
  t.same(first.json(), { status: 'ready', jobs: 'late', standby: 'none' }, 'nobody has done a job yet, and the service is ready all the same');
  t.equal((await api.call('HEAD', '/ready')).statusCode, 200);
  await sql`insert into kysely_migration (name, timestamp) values ('99999999-01-a-later-release', '')`.execute(api.db);
  t.equal((await api.call('GET', '/ready')).statusCode, 200, 'a later release does not disturb');
  await sql`delete from kysely_migration where name not like '9999%'`.execute(api.db);
  const reply = await api.call('GET', '/ready');
  t.equal(reply.statusCode, 503);
  t.equal(reply.headers['retry-after'], '5');
});

t.test('alive, but not ready, without a database', async (t) => {
  const api = await testApp(t, { endpoints: [], db: absentDatabase(t) });
  t.equal((await api.call('GET', '/health')).statusCode, 200);
  t.equal((await api.call('GET', '/ready')).statusCode, 503);
});
