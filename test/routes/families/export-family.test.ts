import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, mustBe, walkedTo } from '../../support/case-road.ts';
import { aFamily } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);
const road = await walkedTo(cast);
await api.db.updateTable('family_member').set({ full_name: 'Примерова <script>alert("1")</script> & «Мария»' }).where('id', '=', road.mother).execute();

interface Exported {
  family: { id: string; members: { fullName: string }[] };
  cases: { case: { id: string }; facts: { seq: number; factKind: string }[]; measures: { title: string }[]; alerts: unknown[] }[];
  names: { id: string; name: string }[];
  accesses: string;
  fields: { of: string; field: string; meaning: string }[];
}

t.test('JSON holds the family, every fact of its cases, measures, names, and what the fields mean', async (t) => {
  const reply = mustBe(200, await api.call('GET', `/v1/families/${road.family.id}/export`, { as: cast.head }));
  const data = reply.json<Exported>();
  t.equal(data.family.members.length, 2);
  const stored = await api.db.selectFrom('case_fact').select(['seq', 'kind as factKind']).where('case_id', '=', road.id).orderBy('seq').execute();
  t.match(data.cases, [{ case: { id: road.id }, facts: stored, measures: [{ title: 'Мероприятие 1' }, { title: 'Мероприятие 2' }] }]);
  t.ok(data.names.some(({ id, name }) => id === cast.specialist.id && name === cast.specialist.name), 'the curator by name');
  t.equal(data.accesses, `/v1/audit/accesses?familyId=${road.family.id}`);
  const meanings = new Set(data.fields.map(({ of, field }) => `${of}.${field}`));
  for (const field of ['Family.address', 'FamilyMember.birthDate', 'PaperFact.housing.rooms', 'DecisionFact.membersPresent.position', 'ProgrammeFact.goal']) {
    t.ok(meanings.has(field), field);
  }
});

t.test('the document is one Russian page that holds no code of anybody’s', async (t) => {
  const reply = mustBe(200, await api.call('GET', `/v1/families/${road.family.id}/export.html`, { as: cast.head, headers: { accept: 'text/html' } }));
  t.equal(reply.headers['content-type'], 'text/html; charset=utf-8');
  t.equal(reply.headers['content-disposition'],
    "attachment; filename=\"family-2026-03-13.html\"; filename*=UTF-8''%D0%94%D0%B0%D0%BD%D0%BD%D1%8B%D0%B5%20%D1%81%D0%B5%D0%BC%D1%8C%D0%B8%202026-03-13.html");
  t.match(reply.headers['content-security-policy'], /default-src 'none'/);
  const page = reply.body;
  t.notMatch(page, /<script/i);
  t.ok(page.includes('Примерова &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; «Мария»'));
  t.notMatch(page, /(src|href)=|@import|url\(/);
  for (const text of [
    'Дата рождения', '03.09.2017', 'г. Примерск', 'Семья просит помощи', 'Условия удовлетворительные', cast.specialist.name, 'Программа сопровождения', 'кризисный',
    'Мероприятие 1', '13.03.2026. Подпись, вручение экземпляра', 'экземпляр вручён',
  ]) t.ok(page.includes(text), text);
  t.notMatch(page, /(dt|li)>[a-z]+(<|:)|`/, 'no field without a name');
  t.notMatch(page, /\b(undefined|\[object Object\]|parentApplication|livingConditionsReport|approveProgramme|copyHandedOver)\b/);
});

t.test('for the head and the provider’s own system, of their own families', async (t) => {
  for (const end of ['export', 'export.html']) {
    const url = `/v1/families/${road.family.id}/${end}`;
    for (const as of [cast.curator, cast.council, api.token('ministry')]) t.equal((await api.call('GET', url, { as })).statusCode, 403);
    t.equal((await api.call('GET', url, { as: api.token('head') })).statusCode, 404);
    t.equal((await api.call('GET', url, { as: api.token('integration', { organisationId: cast.provider.id }) })).statusCode, 200);
  }
});

t.test('a client has so many exports a day of UTC; what fails is not counted', async (t) => {
  const few = await testApp(t, { config: { exportsPerDay: 3 }, now: '2026-03-13T23:59:30.000Z' });
  const other = await aCast(few);
  const family = await aFamily(few.db, other.provider);
  const url = `/v1/families/${family.id}/export`;
  const ask = async (address: string, clientId = 'one') =>
    await few.call('GET', address, { as: few.token('integration', { organisationId: other.provider.id, clientId }) });
  t.equal((await ask(url.replace(family.id, road.family.id))).statusCode, 404);
  const many = await Promise.all(Array.from({ length: 6 }, (_, index) => ask(index % 2 === 0 ? url : `${url}.html`)));
  t.same(many.map(({ statusCode }) => statusCode).sort(), [200, 200, 200, 429, 429, 429], 'at once as well');
  const refused = many.find(({ statusCode }) => statusCode === 429);
  t.equal(refused?.headers['retry-after'], '30');
  t.match(refused?.json(), { code: 'export-quota-used' });
  t.equal((await ask(url, 'two')).statusCode, 200, 'another client has its own');
  few.clock.set('2026-03-14T00:00:00.000Z');
  t.equal((await ask(url)).statusCode, 200, 'a new day');
});
