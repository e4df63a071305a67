import t from 'tap';
import { fitForLog, errorForLog } from '../../../src/log-serializers.ts';
import { loggerOn } from '../../../src/logger.ts';
import { testApp } from '../../support/app.ts';
import { testDatabase } from '../../support/database.ts';
import { aFamily, aMember, aProvider } from '../../support/factories.ts';
import { watchedLog } from '../../support/log-watch.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const name = 'Галиева Алсу';

/** An error that quotes a value the way a driver does: in its message, its detail and its parameters. */
const quoting = () =>
  Object.assign(new Error(`duplicate ${name}`, { cause: new TypeError(name) }), {
    code: '23505', constraint: 'family_pkey', detail: `Key (name)=(${name}) already exists.`, where: name, parameters: [name], query: `'${name}'`,
  });

t.test('of an error only what is allowed is written', async (t) => {
  const written = errorForLog(quoting());
  t.match(written, { type: 'Error', code: '23505', constraint: 'family_pkey', stack: /^\s+at .*log\.test\.ts/, cause: { type: 'TypeError' } });
  t.notMatch(JSON.stringify(written), 'Галиева');
  t.notMatch(JSON.stringify(errorForLog(new AggregateError([quoting()], name))), 'Галиева');
  const split = new Error(`first\n    at ${name}\nlast`);
  t.notMatch(JSON.stringify(errorForLog(split)), 'Галиева', 'a message that looks like a stack');
  t.same(errorForLog(name), { type: 'string' });
});

t.test('however the logger is called', async (t) => {
  const lines: string[] = [];
  const logger = loggerOn({ write: (line) => void lines.push(line) }, 'trace', 'test');
  const error = quoting();
  logger.error(error);
  logger.error({ err: error });
  logger.warn({ err: error }, error.message);
  logger.child({ traceId: 'x' }).error(error, 'it broke');
  logger.info(`Route GET:/v1/families?q=${name} not found`);
  logger.info({ req: { method: 'GET', url: `/v1/families?q=${name}`, routeOptions: { url: '/v1/families' } } }, 'incoming');
  t.equal(lines.length, 6);
  t.notMatch(lines.join(''), 'Галиева');
  t.match(JSON.parse(lines[3] ?? ''), { msg: 'it broke', traceId: 'x', err: { code: '23505' } });
  t.match(JSON.parse(lines[5] ?? ''), { req: { method: 'GET', route: '/v1/families' } });
  t.same(fitForLog([{ a: 1 }, 'plain']), [{ a: 1 }, 'plain']);
});

t.test('what the service logs of requests, of what breaks and of what the database refuses', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  await api.call('GET', `/v1/samples?q=${encodeURIComponent(name)}`, { as: 'admin' });
  await api.call('POST', '/v1/samples', { as: 'admin', body: { name: 'break' } });
  await api.call('POST', '/v1/samples', { as: 'admin', body: { name: 'null' } });
  await api.call('GET', `/v1/${encodeURIComponent(name)}`);
  const entries = api.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  t.match(entries.filter(({ msg }) => msg === 'request'), [
    { method: 'GET', route: '/v1/samples', status: 400, client: 'test-admin' }, { status: 500 }, { status: 409 }, { route: /^(\(none\)|\*)$/, status: 404 },
  ]);
  t.match(entries.find(({ msg }) => msg === 'request failed'), { err: { type: 'TypeError', stack: /sample-endpoints/ } });
  t.match(entries.find(({ msg }) => String(msg).startsWith('the database refused')), { err: { type: 'error', code: '23514', table: 'organisation' } });
  t.notMatch(api.log.join(''), /a secret internal word|Галиева|%D0%93/i);
});

t.test('the search of the whole suite finds a name, a part of one, an address, and their forms in a URL', async (t) => {
  const { db } = await testDatabase(t);
  const family = { address: 'ул. Выдуманная, 77', contactPhone: '+79990001122', members: [aMember({ fullName: 'Зиннатуллина-Ивина Ия' })] };
  await aFamily(db, await aProvider(db), family);
  const finds = async (text: string) => {
    const log = watchedLog();
    log.logger.info({ text }, 'an entry');
    return await log.search(db).then(() => false, (error: unknown) => /personal data/.test(String(error)));
  };
  t.equal(await finds('nothing of the kind'), false);
  for (const text of ['Зиннатуллина-Ивина Ия', 'зиннатуллина', 'Ивина', 'ул. Выдуманная, 77', '+79990001122', encodeURIComponent('Зиннатуллина')]) t.ok(await finds(text), text);
});
