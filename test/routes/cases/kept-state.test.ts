import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';
import { nameOutside, OUTSIDE } from '../../support/outside-names.ts';

// A case's state is kept in the process while nothing has changed that it follows from. Tried, and it failed: kept for all roles alike, kept over the day.

const api = await testApp(t);
const cast = await aCast(api);
const { id, family } = await walkedTo(cast);
const path = `/v1/cases/${id}`;
const asked = async (as = cast.head, url = path) => {
  const reply = await api.call('GET', url, { as });
  return { status: reply.statusCode, etag: reply.headers.etag, body: reply.json<Record<string, unknown>>() };
};

t.test('asked again it is the same; a fact, a name and a day each make it another', async (t) => {
  const first = await asked();
  t.same(await asked(), first);
  mustBe(201, await api.call('POST', `${path}/papers`, { as: cast.curator, body: { date: '2026-03-13', type: 'other', title: 'Справка' } }));
  const second = await asked();
  t.equal(second.body['version'], Number(first.body['version']) + 1);
  await nameOutside(api, { provider: cast.provider, specialist: cast.specialist, familyId: family.id, caseId: id });
  const third = await asked();
  t.same(third.body['externalIds'], [{ system: OUTSIDE, value: id }]);
  t.not(third.etag, second.etag);
  at(cast, '2026-03-20');
  const next = await asked();
  t.equal(next.body['asOf'], '2026-03-20');
  t.not(next.etag, third.etag);
});

t.test('a commission gets its own form of it, before and after others have asked', async (t) => {
  // without names of outside systems, of which a commission sees fewer: nothing but the role tells the two apart
  const plain = `/v1/cases/${(await walkedTo(cast)).id}`;
  const commission = api.token('commission', { region: cast.provider.region, municipality: MUNICIPALITY });
  for (const time of ['once', 'again']) {
    t.ok(((await asked(cast.head, plain)).body['allowedActions'] as unknown[]).length > 0, time);
    t.same((await asked(commission, plain)).body['allowedActions'], [], time);
  }
});

t.test('what is kept is nobody’s who may not see the case', async (t) => {
  t.equal((await asked()).status, 200);
  t.equal((await asked((await aCast(api)).head)).status, 404);
});
