import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aFamily, aPartner, aPlace, aProvider, aSpecialist } from '../../support/factories.ts';
import { walk } from '../../support/walk.ts';

const api = await testApp(t);
const provider = await aProvider(api.db);
const keeper = api.token('integration', { organisationId: provider.id });
const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 5.6', inherited: false };

async function take(specialistId: string, level: string, capacity: number): Promise<string> {
  const { id } = await aFamily(api.db, provider);
  await aPlace(api.db, specialistId, id, { level, capacity });
  return id;
}

t.test('the load is told by level, with the limit and its clause', async (t) => {
  const { id } = await aSpecialist(api.db, provider);
  const families = [await take(id, 'basic', 6), await take(id, 'basic', 6), await take(id, 'crisis', 4)];
  const reply = await api.call('GET', `/v1/specialists/${id}/caseload`, { as: keeper });
  t.equal(reply.statusCode, 200);
  t.same(reply.json(), {
    specialistId: id,
    levels: [
      { level: 'adaptation', limitGroup: 'adaptation', held: 0, limit: 8, free: 8, citation },
      { level: 'basic', limitGroup: 'basic', held: 2, limit: 6, free: 4, citation },
      { level: 'crisis', limitGroup: 'crisis', held: 1, limit: 4, free: 3, citation },
    ],
    families: [
      { familyId: families[0], level: 'basic', limitGroup: 'basic', overrideReason: null },
      { familyId: families[1], level: 'basic', limitGroup: 'basic', overrideReason: null },
      { familyId: families[2], level: 'crisis', limitGroup: 'crisis', overrideReason: null },
    ],
  });
});

t.test('freeFor names those who have room at the level, and nobody else', async (t) => {
  const empty = await aSpecialist(api.db, provider);
  const full = await aSpecialist(api.db, provider);
  const almost = await aSpecialist(api.db, provider);
  const left = await aSpecialist(api.db, provider, { active: false });
  const clerk = await aSpecialist(api.db, provider, { holdsCases: false });
  for (let count = 0; count < 4; count += 1) await take(full.id, 'crisis', 4);
  for (let count = 0; count < 3; count += 1) await take(almost.id, 'crisis', 4);
  const crisis = await walk(api, '/v1/specialists?freeFor=crisis&limit=1', keeper);
  t.ok(crisis.includes(empty.id) && crisis.includes(almost.id));
  for (const { id } of [full, left, clerk]) t.notOk(crisis.includes(id));
  t.ok((await walk(api, '/v1/specialists?freeFor=basic', keeper)).includes(full.id), 'another level has room');
  const admin = api.token('admin');
  t.ok((await walk(api, `/v1/specialists?freeFor=crisis&organisationId=${provider.id}`, admin)).includes(almost.id));
});

t.test('a level that the regulation does not know is refused with its place', async (t) => {
  for (const level of ['emergency', 'nonsense']) {
    const reply = await api.call('GET', `/v1/specialists?freeFor=${level}`, { as: keeper });
    t.equal(reply.statusCode, 422);
    t.match(reply.json(), { errors: [{ code: 'reference.unknown', pointer: '?freeFor' }] });
  }
});

t.test('the staff of an organisation that is not a provider has no levels', async (t) => {
  const partner = await aPartner(api.db);
  const { id } = await aSpecialist(api.db, partner, { holdsCases: false });
  const head = api.token('head', { organisationId: partner.id });
  const reply = await api.call('GET', `/v1/specialists/${id}/caseload`, { as: head });
  t.same(reply.json(), { specialistId: id, levels: [], families: [] });
});
