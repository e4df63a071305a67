import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { testApp } from '../support/app.ts';
import { aPartner, aProvider, familyBody, publishRegulations } from '../support/factories.ts';

// Many at once under one name: whoever comes second waits for the first, and finds the record there. Tried, and a test failed each
// time: the name given after the record is made, a put that reads the version without a lock.

const api = await testApp(t);
await publishRegulations(api.db);
const provider = await aProvider(api.db);
const as = api.token('integration', { organisationId: provider.id });
const admin = api.token('admin');

interface Done { id: string; outcome: string; version: number }
const put = (kind: string, value: string, body: unknown, who = as) => api.call('PUT', `/v1/external/race/${kind}/${value}`, { as: who, body });
const inParallel = (count: number, work: (index: number) => ReturnType<typeof put>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const familiesNow = async () => Number((await sql<{ n: number }>`select count(*)::int as n from family`.execute(api.db)).rows[0]?.n);

t.test('twenty at once with one body make one family', async (t) => {
  const before = await familiesNow();
  const replies = await inParallel(20, () => put('family', 'same', familyBody()));
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [...Array.from({ length: 19 }, () => 200), 201]);
  t.equal(new Set(replies.map((reply) => reply.json<Done>().id)).size, 1);
  t.equal(await familiesNow(), before + 1);
});

t.test('twenty at once with different bodies make one family, and every body was its for a while', async (t) => {
  const before = await familiesNow();
  const replies = await inParallel(20, (index) => put('family', 'other', familyBody({ address: `г. Примерск, д. ${index}` })));
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [...Array.from({ length: 19 }, () => 200), 201]);
  t.same(replies.map((reply) => reply.json<Done>().version).sort((one, other) => one - other), Array.from({ length: 20 }, (_, index) => index + 1));
  t.equal(await familiesNow(), before + 1);
});

t.test('a family entered with the name at the same moment is the one, or is refused', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const before = await familiesNow();
    const value = `both-${round}`;
    const create = () => api.call('POST', '/v1/families', { as, body: familyBody({ externalIds: [{ system: 'race', value }] }) });
    const replies = await Promise.all([put('family', value, familyBody()), create(), put('family', value, familyBody()), create()]);
    t.ok(replies.every(({ statusCode }) => [200, 201, 409].includes(statusCode)), replies.map((reply) => reply.body).join());
    t.equal(await familiesNow(), before + 1);
  }
});

t.test('families that claim each other’s members in another order are not stuck', async (t) => {
  const member = (value: string) => ({
    fullName: `Тестова ${value}`, kinship: 'mother', birthDate: '1990-04-17', legalRepresentative: true, externalIds: [{ system: 'race', value }],
  });
  const replies = await inParallel(12, (index) => {
    const values = ['m1', 'm2', 'm3'].map((name) => member(name));
    return put('family', `claims-${index}`, familyBody({ members: index % 2 === 0 ? values : values.reverse() }));
  });
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [201, ...Array.from({ length: 11 }, () => 409)]);
});

t.test('organisations and specialists too are made once', async (t) => {
  const specialist = { name: 'Кураторова Анна Тестовна', position: 'психолог', holdsCases: true };
  for (const [kind, body, who] of [['organisation', { kind: 'partner', name: 'Больница № 1' }, admin], ['specialist', specialist, as]] as const) {
    const replies = await inParallel(20, (index) => put(kind, 'one', { ...body, name: `${body.name} ${index % 2}` }, who));
    t.same(replies.map(({ statusCode }) => statusCode).sort(), [...Array.from({ length: 19 }, () => 200), 201], kind);
    t.equal(new Set(replies.map((reply) => reply.json<Done>().id)).size, 1, kind);
  }
});

t.test('whatever is put in whatever order, the directory is what a simple model says', async () => {
  const present = [await aPartner(api.db), await aPartner(api.db)];
  const step = fc.record({
    value: fc.constantFrom('a', 'b', 'c'), name: fc.constantFrom('Первая', 'Вторая'), meant: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
    release: fc.boolean(),
  });
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    run += 1;
    await api.db.deleteFrom('external_id').where('system', '=', 'race').where('kind', '=', 'organisation').execute();
    /** What each name points to: a record that stood there, or a new one. */
    const model = new Map<string, string>();
    for (const { value, name, meant, release } of steps) {
      const id = meant === undefined ? undefined : present[meant]?.id;
      const held = model.get(value);
      if (release) {
        const reply = await api.call('POST', `/v1/external/race/organisation/${value}/releases`, { as: admin, body: { reason: 'Проверка.' } });
        if (reply.statusCode !== (held === undefined ? 404 : 201)) throw new Error(`release: ${reply.body}`);
        model.delete(value);
        continue;
      }
      const reply = await put('organisation', value, { kind: 'partner', name, ...(id === undefined ? {} : { id }) }, admin);
      const otherName = id !== undefined && held !== id && [...model.values()].includes(id);
      const expected = held === undefined ? (otherName ? 409 : 201) : id === undefined || id === held ? 200 : 409;
      if (reply.statusCode !== expected) throw new Error(`run ${run}, ${value}: ${reply.statusCode} for ${expected} ${reply.body}`);
      if (reply.statusCode === 409) continue;
      const done = reply.json<Done>();
      if (held !== undefined && done.id !== held) throw new Error('another record under the same name');
      model.set(value, done.id);
      const read = await api.call('GET', `/v1/organisations/${done.id}`, { as: admin });
      if (read.json<{ name: string }>().name !== name) throw new Error('not brought up to date');
    }
  }), { numRuns: 25 });
});
