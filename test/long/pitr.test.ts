import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { courier } from '../../src/jobs/deliver-webhooks.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { AccessRecorder, type ChainHead } from '../../src/operations/access-recorder.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import { verifyAccesses } from '../../src/operations/verify-accesses.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { silent } from '../jobs/setting.ts';
import { type TestApp, testApp, testWebhooks } from '../support/app.ts';
import { debianPostgres } from '../support/debian-postgres.ts';
import { aFamily, aProvider, aSpecialist, MUNICIPALITY, REGION } from '../support/factories.ts';
import { aServer, type Server } from '../support/pair.ts';
import { aReceiver, withStatus } from '../support/receiver.ts';

// A disaster and a restore to the moment before it, as docs/operations.md tells it: pg_basebackup, an archive of the log, and
// recovery_target_time. What holds for what was written before that moment, and what for what was written after it. Broken on purpose, to see
// it fail: no recovery_target_time (the second case is there), feed:restored left out (the cursors are not refused).

const root = fileURLToPath(new URL('../../', import.meta.url));
const MORNING = '2026-03-02T09:00:00.000Z';
const EVENING = '2026-03-02T20:00:00.000Z';
const NEXT_MORNING = '2026-03-03T09:00:00.000Z';
const pg = await debianPostgres(t);
const archive = join(pg.folder, 'archive');
await mkdir(archive);
// the server has an account of its own
await chmod(archive, 0o777);
const key = auditKeyFrom(randomBytes(32));
const heads: ChainHead[] = [];

/** An API, jobs and webhooks on one server. */
async function serviceOn(server: Server, now: string) {
  const recorder = new AccessRecorder({
    db: server.service, key, clock: fixedClock(now), report: silent, every: () => () => undefined, heads: async (some) => void heads.push(...some),
  });
  const api = await testApp(t, { db: server.service, server: server.url, accesses: recorder, now });
  return { server, api, recorder };
}
type Service = Awaited<ReturnType<typeof serviceOn>>;

async function deliver({ server, api }: Service): Promise<void> {
  const man = courier({ db: server.service, clock: api.clock, logger: silent, random: () => 0.5, ...testWebhooks });
  const isBehind = async () => {
    const { rows } = await sql`select from outbox o, webhook_position p where (o.xid, o.pos) > (p.xid, p.pos) limit 1`.execute(server.owner);
    return rows.length > 0;
  };
  do {
    await man.look();
    await man.idle();
  } while (await isBehind());
}

const wake = ({ server, api }: Service) => runDueJobs({ db: server.service, clock: api.clock, logger: silent }, schedule, { runner: 'one' });
const donesOf = async ({ server }: Service) =>
  (await server.owner.selectFrom('job_run').select(['job', 'day', 'attempts']).where('state', '=', 'done').where('region', '=', REGION).orderBy('day').orderBy('job').execute())
    .map(({ job, day, attempts }) => `${job} ${day} ${attempts}`);

await pg.run('initdb', '-D', join(pg.folder, 'first'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync');
const first = await aServer(t, pg, 'first', '-c archive_mode=on', `-c archive_command="cp %p ${archive}/%f"`);
await prepareDatabase(first.service, { url: first.url, setting: 'DATABASE_OWNER_URL' }, fixedClock(MORNING), () => undefined);
const before = await serviceOn(first, MORNING);
const provider = await aProvider(first.owner);
const specialist = await aSpecialist(first.owner, provider);
const receiver = await aReceiver(t);

const asHead = (api: TestApp) => api.token('head', { organisationId: provider.id, region: REGION });
const asCommission = (api: TestApp) => api.token('commission', { region: REGION, municipality: MUNICIPALITY });

async function application() {
  const family = await aFamily(first.owner, provider, { intake: specialist.id });
  return {
    familyId: family.id, date: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: family.members[0]?.id,
    circumstances: [{ code: 'disabledChild' }],
  };
}

type Body = Awaited<ReturnType<typeof application>>;
const open = (api: TestApp, body: Body, key: string) => api.call('POST', '/v1/cases', { as: asHead(api), body, key });
const idOf = (reply: { json<T>(): T }) => reply.json<{ id: string }>().id;
const page = (api: TestApp, query: string) => api.call('GET', `/v1/kdn/case-statuses?${query}`, { as: asCommission(api) });

async function walk(api: TestApp): Promise<{ cases: string[]; cursor: string; changes: string }> {
  const reply = (await page(api, 'limit=200')).json<{ items: { caseId: string }[]; nextCursor: string; changesCursor: string }>();
  return { cases: reply.items.map(({ caseId }) => caseId), cursor: reply.nextCursor, changes: reply.changesCursor };
}

const told = (caseId: string) => receiver.received.filter(({ body }) => body.data['caseId'] === caseId && body.type === 'case.opened');

t.test('a restore to a moment', async (t) => {
  const [kept, waiting, lost] = [await application(), await application(), await application()];
  const [keptKey, lostKey] = [randomUUID(), randomUUID()];
  const { api } = before;
  const hook = await api.call('POST', '/v1/webhooks', { as: asHead(api), body: { url: receiver.url } });
  t.equal(hook.statusCode, 201, hook.body);
  await pg.run('pg_basebackup', '-D', join(pg.folder, 'base'), '-d', `host=127.0.0.1 port=${first.port} user=postgres`, '-X', 'fetch', '--checkpoint=fast', '--no-sync');

  // before the moment: a case that is known to everybody, one whose webhook its receiver refuses, a morning of jobs
  const keptId = idOf(await open(api, kept, keptKey));
  await deliver(before);
  receiver.answer = withStatus(503);
  const waitingId = idOf(await open(api, waiting, randomUUID()));
  await deliver(before);
  await wake(before);
  await before.recorder.exportHeads();
  const known = await walk(api);
  t.same(known.cases.toSorted(), [keptId, waitingId].toSorted());
  t.same([told(keptId).length, told(waitingId).length], [1, 1]);
  const runsThen = await donesOf(before);
  const headsThen = heads.length;
  const { rows: [moment] } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(first.owner);

  // after it: another case, read and delivered; what waited arrives; a night of jobs
  receiver.answer = withStatus(204);
  api.clock.set(EVENING);
  const lostId = idOf(await open(api, lost, lostKey));
  await deliver(before);
  t.same([told(lostId).length, told(waitingId).length], [1, 2]);
  t.equal((await api.call('GET', `/v1/cases/${lostId}`, { as: asHead(api) })).statusCode, 200);
  const later = await walk(api);
  api.clock.set(NEXT_MORNING);
  await wake(before);
  const runsLater = await donesOf(before);
  t.ok(runsLater.length > runsThen.length);
  await before.recorder.exportHeads();
  t.ok(heads.length > headsThen);

  // the disaster
  const { rows: [end] } = await sql<{ file: string }>`select pg_walfile_name(pg_switch_wal()) as file`.execute(first.owner);
  const archived = async () => (await sql<{ has: boolean }>`select last_archived_wal >= ${end?.file} as has from pg_stat_archiver`.execute(first.owner)).rows[0]?.has === true;
  while (!(await archived()));
  await pg.stop('first');

  // the restore
  await cp(join(pg.folder, 'base'), join(pg.folder, 'restored'), { recursive: true, preserveTimestamps: true });
  await appendFile(join(pg.folder, 'restored', 'postgresql.auto.conf'), [
    `restore_command = 'cp ${archive}/%f "%p"'`, `recovery_target_time = '${moment?.at}'`, "recovery_target_action = 'promote'", '',
  ].join('\n'));
  await writeFile(join(pg.folder, 'restored', 'recovery.signal'), '');
  await promisify(execFile)('chown', ['-R', '--reference', join(pg.folder, 'base'), join(pg.folder, 'restored')]);
  const second = await aServer(t, pg, 'restored');
  const recovering = async () => (await sql<{ is: boolean }>`select pg_is_in_recovery() as is`.execute(second.owner)).rows[0]?.is === true;
  while (await recovering());
  const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: second.url };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/feed-main.ts'], { cwd: root, env });
  t.match(stdout, /epoch 2/);
  const after = await serviceOn(second, EVENING);

  await t.test('what was acknowledged before the moment is there, and nothing of what came after it', async (t) => {
    for (const [id, status] of [[keptId, 200], [waitingId, 200], [lostId, 404]] as const) {
      t.equal((await after.api.call('GET', `/v1/cases/${id}`, { as: asHead(after.api) })).statusCode, status);
    }
  });

  await t.test('feeds: every older cursor is refused, the walk anew gives what there is', async (t) => {
    for (const { cursor, changes } of [known, later]) {
      for (const query of [`cursor=${cursor}`, `reading=changes&cursor=${changes}`]) {
        const reply = await page(after.api, query);
        t.equal(reply.statusCode, 410, query);
        t.equal(reply.json<{ code: string }>().code, 'feed-epoch-changed');
      }
    }
    t.same((await walk(after.api)).cases.toSorted(), [keptId, waitingId].toSorted());
  });

  await t.test('webhooks: what had been delivered is not repeated; what waited comes once more, under the id that its receiver knows', async (t) => {
    await deliver(after);
    t.equal(told(keptId).length, 1);
    const [, known, again, ...more] = told(waitingId).map(({ headers }) => headers['webhook-id']);
    t.ok(again);
    t.equal(again, known);
    t.same(more, []);
  });

  await t.test('idempotency: a key of before brings back its answer; one of after is new, and its request is carried out once', async (t) => {
    const replayed = await open(after.api, kept, keptKey);
    t.equal(replayed.headers['idempotency-replayed'], 'true');
    t.equal(idOf(replayed), keptId);
    const [again, twice] = [await open(after.api, lost, lostKey), await open(after.api, lost, lostKey)];
    t.equal(again.statusCode, 201, again.body);
    t.equal(twice.headers['idempotency-replayed'], 'true');
    t.equal(idOf(twice), idOf(again));
    t.not(idOf(again), lostId);
    await deliver(after);
    t.equal(told(idOf(again)).length, 1, 'its event is a new one');
  });

  await t.test('jobs: the runs of after are due again, and made up for once each', async (t) => {
    t.same(await donesOf(after), runsThen);
    after.api.clock.set(NEXT_MORNING);
    await wake(after);
    t.same(await donesOf(after), runsLater);
  });

  await t.test('the record of accesses: whole up to the moment; heads of later say from where on it is cut', async (t) => {
    const faults: string[] = [];
    const lines = (some: readonly ChainHead[]) => some.map((head, line) => ({ line, head }));
    const verify = (some: readonly ChainHead[]) => verifyAccesses(after.server.service, { keys: [key], heads: lines(some), report: ({ what }) => void faults.push(what) });
    await verify(heads.slice(0, headsThen));
    t.same(faults, []);
    await verify(heads.slice(0, heads.length));
    t.ok(faults.length > 0);
    t.match(faults.join('\n'), /tail is cut|cut or rewritten/);
  });
});
