import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aFamily, aPartner, aProvider, aSpecialist } from '../../support/factories.ts';
import { anAccess, testRecorder } from '../../support/access-records.ts';

const api = await testApp(t);
const provider = await aProvider(api.db);
const stranger = await aProvider(api.db, { name: 'Другой центр' });
const clinic = await aPartner(api.db);
const curator = await aSpecialist(api.db, provider);
const family = await aFamily(api.db, provider);
const sister = await aFamily(api.db, provider);
const foreign = await aFamily(api.db, stranger);
const head = api.token('head', { organisationId: provider.id });

const { recorder } = testRecorder(api.db);
t.teardown(() => recorder.close());
const seen = [{ familyId: family.id, organisationId: provider.id }];
const both = [...seen, { familyId: foreign.id, organisationId: stranger.id }];
await recorder.record(anAccess({ at: '2026-02-01T08:00:00.000Z', families: seen, callerOrganisationId: provider.id, specialistId: curator.id }));
await recorder.record(anAccess({ at: '2026-02-01T08:00:00.000Z', families: [{ familyId: sister.id, organisationId: provider.id }] }));
await recorder.record(anAccess({
  at: '2026-02-03T08:00:00.000Z', families: both, clientId: 'clinic', role: 'partner', callerOrganisationId: clinic.id, specialistId: undefined,
  operation: 'listPartnerMeasures', purpose: undefined, address: undefined,
}));
await recorder.record(anAccess({ at: '2026-02-02T08:00:00.000Z', families: seen, clientId: 'kdn', role: 'commission', callerOrganisationId: undefined,
  region: 'tatarstan', specialistId: newId(), operation: 'readTeaLeaves', outcome: 'refused', purpose: 'curiosity' }));

// the same page of families read four times, and what only one of them is in
const page = await Promise.all([1, 2, 3, 4].map(async () => ({ familyId: (await aFamily(api.db, provider)).id, organisationId: provider.id })));
for (const day of [1, 2, 3, 4]) {
  await recorder.record(anAccess({ at: `2026-02-0${day}T08:00:00.000Z`, families: page, callerOrganisationId: provider.id, operation: 'listCases' }));
  await recorder.record(anAccess({ at: `2026-02-0${day}T09:00:00.000Z`, families: page.slice(0, 1), callerOrganisationId: provider.id }));
}

interface Item {
  at: string;
  text: string;
}
const list = async (query: string, as = head) => await api.call('GET', `/v1/audit/accesses?${query}`, { as });
const past = `familyId=${family.id}&to=2026-02-28T00:00:00.000Z`;

t.test('who looked at a family, the newest first, in words', async (t) => {
  const reply = await list(past);
  t.equal(reply.statusCode, 200);
  const { items } = reply.json<{ items: Item[] }>();
  t.same(items.map(({ at }) => at.slice(0, 10)), ['2026-02-03', '2026-02-02', '2026-02-01']);
  t.match(items[2], {
    specialist: { name: curator.name, position: curator.position }, organisation: { name: provider.name },
    role: { code: 'curator', ru: 'куратор семьи' }, action: { code: 'getFamily', ru: 'просмотр паспорта семьи', en: 'looked at the family passport' },
    outcome: { code: 'shown', ru: 'данные показаны' }, purpose: { code: 'accompaniment' }, address: '192.0.2.10',
    text: `${curator.name}, ${curator.position}, ${provider.name} (куратор семьи): просмотр паспорта семьи; причина: ведение случая`,
  });
  t.match(items[0], {
    specialist: null, organisation: { name: clinic.name }, purpose: null, address: null, clientId: 'clinic',
    text: `clinic, ${clinic.name} (соисполнитель): просмотр мероприятий, порученных соисполнителю; причина: не указана`,
  });
});

t.test('what has no words stands for itself; a denial says so', async (t) => {
  const { items } = (await list(past)).json<{ items: Item[] }>();
  t.match(items[1], {
    action: { code: 'readTeaLeaves', ru: 'readTeaLeaves' }, purpose: { code: 'curiosity', ru: 'curiosity' }, specialist: null, organisation: null,
    text: 'kdn (программа КДНиЗП): readTeaLeaves (отказано: состояние дела этого не допускает); причина: curiosity',
  });
});

/** The whole list, so many at a time. */
async function pageByPage(query: string, limit: number): Promise<(Item & { traceId: string; action: { code: string } })[]> {
  const items: Awaited<ReturnType<typeof pageByPage>> = [];
  for (let url: string | undefined = `/v1/audit/accesses?${query}&limit=${limit}`; url !== undefined;) {
    const reply = await api.call('GET', url, { as: head });
    items.push(...reply.json<{ items: typeof items }>().items);
    url = /<(.+)>/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  return items;
}

t.test('page by page it is the same list; from and to cut it', async (t) => {
  const whole = (await list(past)).json<{ items: { traceId: string }[] }>().items.map(({ traceId }) => traceId);
  t.same((await pageByPage(past, 1)).map(({ traceId }) => traceId), whole);
  const cut = await list(`familyId=${family.id}&from=2026-02-02T00:00:00.000Z&to=2026-02-02T23:59:59.999Z`);
  t.same(cut.json<{ items: Item[] }>().items.map(({ at }) => at.slice(0, 10)), ['2026-02-02']);
});

t.test('a page of families that was read several times: each of them sees each time once', async (t) => {
  const { rows: [written] } = await sql<{ entries: number }>`
    select count(*)::int as entries from access_family where record_id in (select id from access_record where operation = 'listCases')`.execute(api.db);
  t.equal(written?.entries, 4 + 3, 'the first time under each of them, then under the first time');
  const times = async (of: number, query: string, limit: number) =>
    (await pageByPage(`familyId=${page[of]?.familyId}&${query}`, limit)).map(({ at, action }) => `${at.slice(8, 10)} ${action.code}`);
  const until = 'to=2026-02-28T00:00:00.000Z';
  for (const limit of [1, 3, 50]) {
    t.same(await times(3, until, limit), ['04 listCases', '03 listCases', '02 listCases', '01 listCases']);
    t.same(await times(0, until, limit), ['04', '03', '02', '01'].flatMap((day) => [`${day} getFamily`, `${day} listCases`]));
  }
  t.same(await times(1, 'from=2026-02-02T00:00:00.000Z&to=2026-02-03T23:59:59.999Z', 1), ['03 listCases', '02 listCases']);
});

t.test('a foreign family and a missing one answer alike; other roles may not ask; the family must be named', async (t) => {
  const untraced = (body: string) => body.replace(/"traceId":"[^"]+"/, '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
  const [other, missing] = [await list(`familyId=${foreign.id}`), await list(`familyId=${newId()}`)];
  t.equal(other.statusCode, 404);
  t.equal(untraced(other.body), untraced(missing.body));
  for (const role of ['curator', 'integration', 'commission', 'partner', 'ministry', 'admin'] as const) {
    t.equal((await list(past, api.token(role, { organisationId: provider.id }))).statusCode, 403, role);
  }
  t.equal((await list(past, api.token('council', { organisationId: provider.id }))).statusCode, 200);
  t.equal((await list('limit=1')).statusCode, 400);
});

t.test('the look at the record is itself on record', async (t) => {
  await list(`familyId=${sister.id}`);
  const reply = await list(`familyId=${sister.id}`);
  t.match(reply.json(), { items: [{ clientId: 'test-head', action: { code: 'listAccesses' }, at: api.clock.now() }, { action: { code: 'getFamily' } }] });
});
