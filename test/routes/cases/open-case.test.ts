import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, openedCase, refusals, send } from '../../support/case-road.ts';
import { aChild, aFamily, aMember } from '../../support/factories.ts';
import { sameBut, walk } from '../../support/walk.ts';

const api = await testApp(t);
const cast = await aCast(api);
at(cast, '2026-03-02');

/** A family and the body that opens a case for it on its mother's application. */
async function application(changes: Record<string, unknown> = {}) {
  const family = await aFamily(api.db, cast.provider, { intake: cast.specialist.id });
  const [mother, child] = family.members.map(({ id }) => id);
  const body = {
    familyId: family.id, date: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: mother,
    circumstances: [{ code: 'disabledChild' }, { code: 'otherSigns', note: 'Мать не работает' }], ...changes,
  };
  return { family, mother, child, body };
}

const open = (body: unknown, url = '/v1/cases') => api.call('POST', url, { as: cast.curator, body });

t.test('a case is opened and read back', async (t) => {
  const { body, family } = await application();
  const made = mustBe(201, await open(body));
  t.match(made.json(), {
    familyId: family.id, organisationId: cast.provider.id, form: 'group', ground: 'parentApplication', openedOn: '2026-03-02',
    status: 'identified', regulation: { code: 'tatarstan-2017', version: 1 }, circumstances: body.circumstances,
    deadlines: [{ code: 'programmeApproval', dueOn: '2026-03-17', state: 'open', textEn: /need and level/, citation: { clause: 'п. 4.4' } }],
    asOf: '2026-03-02', version: 1,
  });
  const { id } = made.json<{ id: string }>();
  t.equal(made.headers.location, `/v1/cases/${id}`);
  t.equal(made.headers.etag, '"1-2026-03-02"');
  const read = mustBe(200, await api.call('GET', `/v1/cases/${id}`, { as: cast.curator }));
  t.same(read.json(), made.json());
  const known = { as: cast.curator, headers: { 'if-none-match': '"1-2026-03-02"' } };
  t.equal((await api.call('GET', `/v1/cases/${id}`, known)).statusCode, 304);
  at(cast, '2026-03-03');
  const next = await api.call('GET', `/v1/cases/${id}`, { ...known, as: cast.curator });
  t.equal(next.statusCode, 200, 'the next day is another state');
  t.equal(next.headers.etag, '"1-2026-03-03"');
  at(cast, '2026-03-02');
});

t.test('today is the date in the region of the case', async (t) => {
  api.clock.set('2026-03-01T21:30:00.000Z');
  const { body } = await application();
  mustBe(201, await open(body));
  api.clock.set('2026-03-01T20:30:00.000Z');
  const early = await open((await application()).body);
  t.equal(early.statusCode, 422);
  t.match(early.json(), { errors: [{ pointer: '/date', code: 'date.in-future' }] });
  at(cast, '2026-03-02');
});

t.test('every rule that an opening breaks is told at once, with its clause', async (t) => {
  const { child } = await application();
  const faulty = await application({ form: 'individual', applicantMemberId: newId(), circumstances: [{ code: 'otherSigns' }, { code: 'x' }] });
  const reply = await open(faulty.body);
  t.equal(reply.statusCode, 422);
  t.same(refusals(reply), [
    ['/applicantMemberId', 'link.unknown', undefined],
    ['/memberId', 'form.member-required', undefined],
    ['/circumstances/0/note', 'note.required', 'tatarstan-2017, прил. № 2'],
    ['/circumstances/1/code', 'reference.unknown', 'tatarstan-2017, прил. № 2'],
  ]);
  const wrong = async (changes: Record<string, unknown>) => refusals(await open((await application(changes)).body));
  t.same(await wrong({ familyId: newId() }), [['/familyId', 'link.unknown', undefined]]);
  t.same(await wrong({ ground: 'selfReferral' }), [['/ground', 'reference.unknown', 'tatarstan-2017, п. 4.3']]);
  t.match(await wrong({ ground: 'message', applicantMemberId: undefined }), [['/source', 'source.required']]);
  t.match(await wrong({ ground: 'message', source: { sender: 'Школа', channel: 'written' } }), [
    ['/applicantMemberId', 'applicant.not-allowed', 'tatarstan-2017, п. 4.3'],
  ]);
  t.match(await wrong({ ground: 'message', applicantMemberId: child, source: { sender: 'Школа', channel: 'written' } }), [
    ['/applicantMemberId', 'link.unknown'],
  ]);
  t.match(await wrong({ date: '2010-01-01' }), [['/date', 'regulation.not-in-force']]);
});

t.test('a minor applies from the age that the regulation names', async (t) => {
  const openFor = async (birthDate: string) => {
    const teenager = aChild({ birthDate });
    const family = await aFamily(api.db, cast.provider, { intake: cast.specialist.id, members: [aMember(), teenager] });
    return await open({
      familyId: family.id, date: '2026-03-02', ground: 'minorApplication', form: 'individual', memberId: teenager.id,
      applicantMemberId: teenager.id, circumstances: [],
    });
  };
  t.equal((await openFor('2012-03-02')).statusCode, 201);
  t.match(refusals(await openFor('2012-03-03')), [['/applicantMemberId', 'applicant.too-young', 'tatarstan-2017, п. 4.3']]);
});

t.test('a form that is not right is refused with every place', async (t) => {
  const reply = await open({
    familyId: '1', date: '2026-02-30', ground: '', form: 'both', circumstances: [{ code: 'x', note: ' ', more: 1 }],
    source: { sender: 'Школа', channel: 'pigeon' }, status: 'active',
  });
  t.equal(reply.statusCode, 400);
  t.same(refusals(reply).map(([pointer]) => pointer).sort(), [
    '/circumstances/0/more', '/circumstances/0/note', '/date', '/familyId', '/form', '/ground', '/source/channel', '/status',
  ]);
});

t.test('a family has one open case of a form; a reopening follows an end', async (t) => {
  const { body, mother } = await application();
  const first = mustBe(201, await open(body)).json<{ id: string }>();
  const second = await open({ ...body, reopensCaseId: first.id });
  t.equal(second.statusCode, 409);
  t.same(refusals(second).map(([, code]) => code), ['case.open-already', 'case.reopen-open']);
  const withdrawal = { date: '2026-03-02', reason: 'familyDeclined', text: 'Передумали' };
  mustBe(201, await api.call('POST', `/v1/cases/${first.id}/withdrawals`, { as: cast.curator, body: withdrawal }));
  const again = mustBe(201, await open({ ...body, reopensCaseId: first.id }));
  t.match(again.json(), { reopensCaseId: first.id, applicantMemberId: mother });
  const other = await openedCase(cast);
  t.match(refusals(await open({ ...(await application()).body, reopensCaseId: other.id })), [['/reopensCaseId', 'link.unknown']]);
});

t.test('the same key and body open one case; a dry run none', async (t) => {
  const { body } = await application();
  const before = await walk(api, '/v1/cases', cast.curator);
  const rehearsed = mustBe(200, await open(body, '/v1/cases?dryRun=true'));
  t.match(rehearsed.json(), { familyId: body.familyId, status: 'identified' });
  t.same(await walk(api, '/v1/cases', cast.curator), before);
  const key = newId();
  const once = mustBe(201, await api.call('POST', '/v1/cases', { as: cast.curator, body, key }));
  const twice = mustBe(201, await api.call('POST', '/v1/cases', { as: cast.curator, body, key }));
  t.same(twice.json(), once.json());
  t.equal(twice.headers['idempotency-replayed'], 'true');
  const reused = await api.call('POST', '/v1/cases', { as: cast.curator, body: { ...body, form: 'individual' }, key });
  t.equal(reused.statusCode, 422);
  t.equal((await walk(api, '/v1/cases', cast.curator)).length, before.length + 1);
});

t.test('a foreign case answers exactly like a missing one, wherever it is asked for', async (t) => {
  const foreign = await openedCase(await aCast(api));
  const missing = newId();
  const paths = ['', '/timeline', '/papers', '/decisions', '/programmes/1/submissions', `/papers/${newId()}`];
  for (const path of paths) {
    const ask = (id: string) => api.call('GET', `/v1/cases/${id}${path}`, { as: cast.curator });
    const [one, other] = [await ask(foreign.id), await ask(missing)];
    t.equal(one.statusCode, 404, path);
    t.equal(sameBut(one.json(), foreign.id), sameBut(other.json(), missing), path);
  }
  const body = { date: '2026-03-02', type: 'other', title: 'Справка' };
  const [one, other] = [
    await send({ ...foreign, cast }, 'papers', body), await send({ ...foreign, cast, url: `/v1/cases/${missing}` }, 'papers', body),
  ];
  t.equal(one.statusCode, 404);
  t.equal(sameBut(one.json(), foreign.id), sameBut(other.json(), missing));
  t.notOk((await walk(api, '/v1/cases', cast.curator)).includes(foreign.id));
});

t.test('an opening leaves an audit record, a timeline event and no personal values', async (t) => {
  const { id } = await openedCase(cast);
  const audit = await api.db.selectFrom('audit_record').selectAll().where('subject_id', '=', id).execute();
  t.match(audit, [{ operation: 'openCase', role: 'curator', subject_kind: 'case' }]);
  const events = await api.db.selectFrom('outbox').selectAll().where('case_id', '=', id).execute();
  t.match(events, [{ kind: 'case.opened' }]);
  t.notMatch(JSON.stringify([audit, events]), /Примеров|Тестов/);
});
