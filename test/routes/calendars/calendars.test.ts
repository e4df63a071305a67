import { createHash } from 'node:crypto';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, type CaseOnRoad, mustBe, walk, walkedTo } from '../../support/case-road.ts';
import { aChild, aFamily, aMember, aSpecialist } from '../../support/factories.ts';
import { type Component, eventsOf, strictCalendar, valueOf } from '../../support/strict-calendar.ts';

const api = await testApp(t);
const cast = await aCast(api);
const active = await walkedTo(cast);
const submitted = await walkedTo(cast, 'submission', 'basic');
const links = `/v1/specialists/${cast.specialist.id}/calendar-links`;

interface Link { id: string; url: string; label: string; names: boolean; revokedAt: string | null }

async function aLink(as = cast.curator, body: object = { label: 'Телефон' }): Promise<Link> {
  return mustBe(201, await api.call('POST', links, { as, body })).json<Link>();
}
const fetched = (url: string, headers: Record<string, string> = {}) => api.call('GET', url, { headers });
const secretOf = ({ url }: Link) => /^\/calendars\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? '';
const summaries = (text: string) => eventsOf(text).map((event) => valueOf(event, 'SUMMARY'));
const eventOf = (text: string, { id }: CaseOnRoad, part: string): Component | undefined =>
  eventsOf(text).find((event) => valueOf(event, 'UID').startsWith(`${id}.${part}`));
const value = (event: Component | undefined, name: string) => (event === undefined ? undefined : valueOf(event, name));

at(cast, '2026-03-16');
const link = await aLink();

t.test('the secret is shown once and only its hash is kept', async (t) => {
  const secret = secretOf(link);
  t.equal(Buffer.from(secret, 'base64url').length, 32);
  const rows = await api.db.selectFrom('calendar_link').selectAll().execute();
  t.equal(rows[0]?.token_hash, createHash('sha256').update(secret).digest('hex'));
  const kept = await api.db.selectFrom('idempotency_record').select('body').execute();
  t.notMatch(JSON.stringify([rows, kept]), secret);
  const body = { label: 'Телефон' };
  const first = await api.call('POST', links, { as: cast.curator, body, key: 'phone-1' });
  const again = await api.call('POST', links, { as: cast.curator, body, key: 'phone-1' });
  t.match(first.headers, { 'cache-control': 'no-store' });
  t.match(again.json(), { id: first.json<Link>().id, url: null });
  const { items } = mustBe(200, await api.call('GET', links, { as: cast.head })).json<{ items: object[] }>();
  t.equal(items.length, 2);
  t.notOk(items.some((item) => 'url' in item));
  t.notMatch(api.log.join('\n'), secret, 'nor does a log hold it');
});

t.test('it is a calendar of what is to be done, by day, with the clause', async (t) => {
  const reply = await fetched(link.url, { accept: 'text/calendar' });
  t.match(reply.headers, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': /^private/ });
  const calendar = strictCalendar(reply.body);
  t.equal(valueOf(calendar, 'X-WR-CALNAME'), 'Сроки по сопровождению семей');
  t.match(calendar.properties.find(({ name }) => name === 'REFRESH-INTERVAL'), { parameters: ';VALUE=DURATION', value: 'PT4H' });
  const measure = eventOf(reply.body, active, 'measure.measure-1');
  t.equal(value(measure, 'DTSTART'), '20260515');
  t.equal(value(measure, 'SUMMARY'), 'дело 2026/1: срок мероприятия № 1');
  const approval = eventOf(reply.body, submitted, 'programmeApproval');
  t.match(value(approval, 'DESCRIPTION'), /после 17\.03\.2026\. Основание: tatarstan-2017, п\. 4\.4/);
  t.equal(approval?.inside[0]?.name, 'VALARM');
});

t.test('without leave there is no name, address, telephone nor any word of a person in it', async (t) => {
  const { body } = await fetched(link.url);
  const unfolded = body.replaceAll('\r\n ', '');
  for (const { family } of [active, submitted]) {
    for (const word of [family.address, family.contactPhone, ...family.members.map(({ fullName }) => fullName)].flatMap((text) => (text ?? '').split(/[ ,]+/))) {
      if (word.length > 3) t.notOk(unfolded.includes(word), word);
    }
    t.notOk(unfolded.includes(family.id));
  }
  t.notMatch(unfolded, /Мероприятие 1|Кураторова/);
});

t.test('the same is answered 304; what changes has another tag, its event a greater sequence, and what is done goes', async (t) => {
  const { headers, body } = await fetched(link.url);
  const tag = String(headers.etag);
  t.equal((await fetched(link.url, { 'if-none-match': tag })).statusCode, 304);
  at(cast, '2026-03-17');
  t.equal((await fetched(link.url)).body, body, 'a day on nothing has changed');
  await walk(active, { path: 'executions', body: { date: '2026-03-18', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  const after = await fetched(link.url, { 'if-none-match': tag });
  t.equal(after.statusCode, 200);
  t.equal(eventOf(after.body, active, 'measure.measure-1'), undefined);
  const [was, is] = [body, after.body].map((text) => eventOf(text, active, 'measure.measure-2'));
  t.equal(value(is, 'UID'), value(was, 'UID'));
  t.ok(Number(value(is, 'SEQUENCE')) > Number(value(was, 'SEQUENCE')));
  t.equal(value(is, 'DTSTAMP'), '20260318T090000Z');
});

t.test('names are a head’s to allow', async (t) => {
  const body = { label: 'Планшет', names: true };
  const refused = await api.call('POST', links, { as: cast.curator, body });
  t.equal(refused.statusCode, 409);
  t.match(refused.json(), { errors: [{ code: 'calendar-link.names-not-allowed', pointer: '/names' }] });
  const integration = api.token('integration', { organisationId: cast.provider.id });
  t.equal((await api.call('POST', links, { as: integration, body })).statusCode, 409);
  const named = await aLink(cast.head, body);
  t.ok(summaries((await fetched(named.url)).body).includes('Примерова, дело 2026/1: срок мероприятия № 2'));
  const odd = { fullName: 'Прим;ерова,👩‍👧\\ Мария' };
  const family = await aFamily(api.db, cast.provider, { intake: cast.specialist.id, members: [aMember(odd), aChild()] });
  const [mother] = family.members;
  const opening = { familyId: family.id, date: '2026-03-18', ground: 'parentApplication', form: 'group', applicantMemberId: mother?.id, circumstances: [] };
  const opened = await api.call('POST', '/v1/cases', { as: cast.curator, body: opening });
  t.equal(opened.statusCode, 201, opened.body);
  t.ok(summaries((await fetched(named.url)).body).some((summary) => summary.startsWith('Прим;ерова,👩‍👧\\, дело …')));
});

t.test('an address that is unknown, malformed, revoked or of one who has left opens nothing, all alike', async (t) => {
  const gone = await aLink();
  const revoke = () => api.call('POST', `${links}/${gone.id}/revocations`, { as: cast.curator, body: {} });
  t.match(mustBe(201, await revoke()).json(), { revokedAt: '2026-03-18T09:00:00.000Z' });
  t.match((await revoke()).json(), { errors: [{ code: 'calendar-link.revoked' }] });
  const left = await aSpecialist(api.db, cast.provider);
  const theirs = mustBe(201, await api.call('POST', `/v1/specialists/${left.id}/calendar-links`, { as: cast.head, body: { label: 'Т' } })).json<Link>();
  t.equal((await fetched(theirs.url)).statusCode, 200);
  t.same(eventsOf((await fetched(theirs.url)).body), []);
  await api.db.updateTable('specialist').set({ active: false }).where('id', '=', left.id).execute();
  const dead = [gone.url, theirs.url, `/calendars/${'A'.repeat(43)}.ics`, '/calendars/x.ics', link.url.replace('.ics', ''), `${link.url}x`];
  const answers = await Promise.all(dead.map((url) => fetched(url)));
  const told = answers.map(({ statusCode, body }, index) => [statusCode, body.replace(/"traceId":"[^"]*"/, '').replaceAll(dead[index] ?? '', '…')]);
  t.equal(new Set(told.map((one) => JSON.stringify(one))).size, 1);
  t.equal(answers[0]?.statusCode, 404);
  const late = await api.call('POST', `/v1/specialists/${left.id}/calendar-links`, { as: cast.head, body: { label: 'Т' } });
  t.match(late.json(), { errors: [{ code: 'curator.not-in-organisation' }] });
});

t.test('links are a curator’s own, or their head’s to see', async (t) => {
  const other = await aCast(api);
  for (const as of [other.curator, other.head]) {
    t.equal((await api.call('GET', links, { as })).statusCode, 404);
    t.equal((await api.call('POST', links, { as, body: { label: 'Т' } })).statusCode, 404);
    t.equal((await api.call('POST', `${links}/${link.id}/revocations`, { as, body: {} })).statusCode, 404);
  }
  const elsewhere = `/v1/specialists/${other.specialist.id}/calendar-links/${link.id}/revocations`;
  t.equal((await api.call('POST', elsewhere, { as: other.head, body: {} })).statusCode, 404);
  t.equal((await api.call('GET', links, { as: cast.council })).statusCode, 403);
});

t.test('each fetch is on record before it leaves', async (t) => {
  const before = await api.db.selectFrom('access_record').select('seq').where('operation', '=', 'getCalendar').execute();
  await fetched(link.url);
  const records = await api.db.selectFrom('access_record').selectAll().where('operation', '=', 'getCalendar').orderBy('seq').execute();
  t.equal(records.length, before.length + 1);
  t.match(records.at(-1), {
    client_id: `calendar-link:${link.id}`, role: 'curator', specialist_id: cast.specialist.id, outcome: 'shown', purpose: 'accompaniment',
    organisation_id: cast.provider.id,
  });
  t.ok(records.at(-1)?.family_ids.includes(active.family.id));
});

t.test('without a record there is no calendar, and an address that asks too often has to wait', async (t) => {
  const accesses = { record: () => Promise.reject(new Error('full')) };
  const strict = await testApp(t, { db: api.service, accesses, config: { rateLimitPerMinute: 2 } });
  strict.clock.set('2026-03-18T09:00:00.000Z');
  const refused = await strict.app.inject({ url: link.url });
  t.equal(refused.statusCode, 503);
  t.notMatch(refused.body, /VCALENDAR/);
  const answers = [];
  for (let count = 0; count < 2; count += 1) answers.push((await strict.app.inject({ url: '/calendars/x.ics' })).statusCode);
  t.same(answers, [404, 429]);
});
