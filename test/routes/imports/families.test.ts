import t from 'tap';
import { testApp } from '../../support/app.ts';
import { anImportSetting, aSystem, FAMILY, ndjson } from './setting.ts';

const api = await testApp(t);

const families = async (organisationId: string) => await api.db.selectFrom('family').selectAll().where('organisation_id', '=', organisationId).execute();

t.test('the good lines are stored, each bad one is refused with its place and cause, and the raw lines are gone', async (t) => {
  const setting = await anImportSetting(api);
  const bad = { ...FAMILY, address: '', members: [{ ...FAMILY.members[0], kinship: 'nobody', birthDate: '2099-01-01' }] };
  const unlawful = { ...FAMILY, members: [{ ...FAMILY.members[0], kinship: 'nobody', birthDate: '2099-01-01' }] };
  const file = ndjson([FAMILY, bad, FAMILY]) + 'это не JSON\n\n' + ndjson([unlawful, { ...FAMILY, organisationId: setting.organisationId }]);
  const done = await setting.load('kind=families', file);
  t.equal(done.body.state, 'finished');
  t.match(done.body.lines, { received: 6, checked: 6, stored: 2, refused: 4, known: 0 });
  t.same(done.results.map(({ line, state }) => [line, state]), [
    [1, 'stored'], [2, 'refused'], [3, 'stored'], [4, 'refused'], [6, 'refused'], [7, 'refused'],
  ]);
  t.match(done.results[1]?.faults, [{ code: 'field.length', pointer: '/address', column: null }]);
  t.match(done.results[3]?.faults, [{ code: 'json.syntax' }]);
  t.same(done.results[4]?.faults.map(({ code, pointer }) => [code, pointer]), [
    ['reference.unknown', '/members/0/kinship'], ['date.in-future', '/members/0/birthDate'],
  ]);
  t.match(done.results[5]?.faults, [{ pointer: '/organisationId' }]);
  const rows = await families(setting.organisationId);
  t.equal(rows.length, 2);
  t.same(rows.map(({ id }) => id).sort(), [done.results[0]?.id, done.results[2]?.id].sort());
  const family = await api.call('GET', `/v1/families/${rows[0]?.id}`, { as: setting.token });
  t.match(family.json(), { ...FAMILY, members: FAMILY.members });
  t.same(await api.db.selectFrom('import_batch').select('first_line').where('import_id', '=', done.body.id).execute(), []);
  const audits = await api.db.selectFrom('audit_record').select('subject_kind').where('organisation_id', '=', setting.organisationId).execute();
  t.equal(audits.filter(({ subject_kind: kind }) => kind === 'family').length, 2);
});

t.test('all or nothing: one bad line, and nothing is stored; without it all are', async (t) => {
  const setting = await anImportSetting(api);
  const lines = Array.from({ length: 30 }, () => FAMILY);
  const refused = await setting.load('kind=families&mode=all', ndjson([...lines, { ...FAMILY, categories: [] }, ...lines]));
  t.match(refused.body, { state: 'refused', lines: { received: 61, checked: 61, stored: 0, refused: 1 } });
  t.match(refused.results, [{ line: 31, state: 'refused', faults: [{ code: 'field.count', pointer: '/categories' }] }]);
  t.equal((await families(setting.organisationId)).length, 0);
  const done = await setting.load('kind=families&mode=all', ndjson(lines));
  t.match(done.body, { state: 'finished', lines: { checked: 30, stored: 30, refused: 0 } });
  t.equal((await families(setting.organisationId)).length, 30);
});

t.test('all or nothing takes no file that is too long for one transaction, and keeps nothing of it', async (t) => {
  const setting = await anImportSetting(api);
  const lines = (count: number) => '{}\n'.repeat(count);
  const refused = await setting.send('kind=families&mode=all', lines(50_001));
  t.match(refused, { status: 422, body: { errors: [{ code: 'import.too-many-for-all' }] } });
  const { body: { items } } = await setting.get('/v1/imports');
  t.match(items, [{ state: 'cancelled' }]);
  await setting.workOff();
  t.same(await api.db.selectFrom('import_batch').select('first_line').where('organisation_id', '=', setting.organisationId).execute(), []);
  const parts = await setting.send('kind=families&mode=all&more=true', lines(50_000));
  const rest = await api.inject({
    method: 'PUT', url: `/v1/imports/${parts.body.id}/content?offset=${parts.body.receivedBytes}`, payload: lines(1),
    headers: { 'authorization': `Bearer ${setting.token}`, 'content-type': 'application/x-ndjson' },
  });
  t.equal(rest.statusCode, 422, 'counted over all parts');
});

t.test('a file that cannot be used leaves nothing behind, nor does anybody say that it was made', async (t) => {
  const setting = await anImportSetting(api);
  const { status } = await setting.send('kind=families', 'nonsense\r\n1\r\n', 'text/csv');
  t.equal(status, 422);
  t.match((await setting.get('/v1/imports')).body, { items: [] });
  t.same(await api.db.selectFrom('audit_record').select('operation').where('organisation_id', '=', setting.organisationId).execute(), []);
});

t.test('a dry run says the same and stores nothing', async (t) => {
  const setting = await anImportSetting(api);
  const done = await setting.load('kind=families&dryRun=true', ndjson([FAMILY, { ...FAMILY, municipality: 5 }]));
  t.match(done.body, { state: 'finished', dryRun: true, lines: { checked: 2, stored: 0, refused: 1 } });
  t.match(done.results, [{ line: 2, faults: [{ code: 'field.type', pointer: '/municipality' }] }]);
  t.equal((await families(setting.organisationId)).length, 0);
});

t.test('external ids keep a family from being loaded twice, in one file and in two', async (t) => {
  const setting = await anImportSetting(api);
  const system = aSystem();
  const lines = [{ ...FAMILY, externalId: 'С-1' }, { ...FAMILY, externalId: 'С-2' }, { ...FAMILY, externalId: 'С-1' }];
  const first = await setting.load(`kind=families&system=${system}`, ndjson(lines));
  t.match(first.body.lines, { stored: 2, refused: 1 });
  t.match(first.results[2]?.faults, [{ code: 'import.known', pointer: '/externalId' }]);
  const again = await setting.load(`kind=families&system=${system}&onKnown=skip`, ndjson([...lines, { ...FAMILY, externalId: 'С-3' }]));
  t.match(again.body.lines, { stored: 1, known: 3, refused: 0 });
  t.same(again.results.slice(0, 3).map(({ id }) => id), [first.results[0]?.id, first.results[1]?.id, first.results[0]?.id]);
  const nameless = await setting.load('kind=families', ndjson([{ ...FAMILY, externalId: 'С-9' }]));
  t.match(nameless.results, [{ state: 'refused', faults: [{ code: 'import.system-missing' }] }]);
  const foreign = await anImportSetting(api);
  const taken = await foreign.load(`kind=families&system=${system}&onKnown=skip`, ndjson(lines.slice(0, 1)));
  t.match(taken.results, [{ state: 'refused', id: null, faults: [{ code: 'import.known' }] }], 'another organisation’s family is not shown');
});

t.test('a broken upload goes on from the place that was taken in, in the middle of a line or a letter', async (t) => {
  const setting = await anImportSetting(api);
  const file = Buffer.from(ndjson(Array.from({ length: 40 }, (_, index) => ({ ...FAMILY, address: `ул. Тестовая, д. ${index}` }))));
  const { body: begun } = await setting.send('kind=families&more=true', file.subarray(0, 5001));
  t.equal(begun.state, 'receiving');
  t.ok(begun.receivedBytes > 0 && begun.receivedBytes <= 5001);
  const put = (offset: number, payload: Buffer, query = '') => api.inject({
    method: 'PUT', url: `/v1/imports/${begun.id}/content?offset=${offset}${query}`, payload,
    headers: { 'authorization': `Bearer ${setting.token}`, 'content-type': 'application/x-ndjson' },
  });
  const wrong = await put(begun.receivedBytes + 1, file.subarray(begun.receivedBytes + 1));
  t.equal(wrong.statusCode, 409);
  t.match(wrong.json(), { errors: [{ code: 'import.wrong-offset' }] });
  const second = (await put(begun.receivedBytes, file.subarray(begun.receivedBytes, 9000), '&more=true')).json<{ receivedBytes: number }>();
  t.match((await put(second.receivedBytes, file.subarray(second.receivedBytes))).json(), { state: 'waiting', lines: { received: 40 } });
  t.equal((await put(0, file)).statusCode, 409, 'it takes no more');
  await setting.workOff();
  t.match((await setting.get(`/v1/imports/${begun.id}`)).body, { state: 'finished', lines: { stored: 40 } });
  const rows = await families(setting.organisationId);
  t.same(rows.map(({ address }) => address).sort(), Array.from({ length: 40 }, (_, index) => `ул. Тестовая, д. ${index}`).sort());
});

t.test('two imports at once, worked off by three processes, store every line once', async (t) => {
  const [one, other] = [await anImportSetting(api), await anImportSetting(api)];
  const lines = Array.from({ length: 2500 }, (_, index) => ({ ...FAMILY, address: `д. ${index}` }));
  await Promise.all([one.send('kind=families', ndjson(lines)), other.send('kind=families&mode=all', ndjson(lines))]);
  await Promise.all([one.workOff(), other.workOff(), one.workOff()]);
  await one.workOff();
  for (const { organisationId } of [one, other]) {
    const rows = await families(organisationId);
    t.equal(rows.length, 2500);
    t.equal(new Set(rows.map(({ address }) => address)).size, 2500);
  }
});

t.test('an import that is cancelled stores no more', async (t) => {
  const setting = await anImportSetting(api);
  const { body: { id } } = await setting.send('kind=families', ndjson([FAMILY]));
  const cancel = () => api.call('POST', `/v1/imports/${id}/cancel`, { as: setting.token, key: null });
  t.match((await cancel()).json(), { state: 'cancelled' });
  t.equal((await cancel()).statusCode, 200);
  await setting.workOff();
  t.equal((await families(setting.organisationId)).length, 0);
  const done = await setting.load('kind=families', ndjson([FAMILY]));
  t.equal((await api.call('POST', `/v1/imports/${done.body.id}/cancel`, { as: setting.token, key: null })).statusCode, 409);
});

t.test('an import is seen by its organisation, and its curators and a commission may not load', async (t) => {
  const setting = await anImportSetting(api);
  const { body: { id } } = await setting.load('kind=families', ndjson([FAMILY]));
  const foreign = await anImportSetting(api);
  for (const path of [`/v1/imports/${id}`, `/v1/imports/${id}/results`]) t.equal((await foreign.get(path)).status, 404, path);
  t.notMatch(JSON.stringify((await foreign.get('/v1/imports')).body), id);
  t.match(JSON.stringify((await setting.get('/v1/imports')).body), id);
  for (const role of ['curator', 'council', 'commission', 'partner', 'ministry', 'admin'] as const) {
    const reply = await api.inject({
      method: 'POST', url: '/v1/imports?kind=families', payload: ndjson([FAMILY]),
      headers: { 'authorization': `Bearer ${api.token(role)}`, 'content-type': 'application/x-ndjson' },
    });
    t.equal(reply.statusCode, 403, role);
  }
});

t.test('an empty file is an import of nothing; other media types and charsets are refused', async (t) => {
  const setting = await anImportSetting(api);
  for (const mode of ['all', 'good']) t.match((await setting.load(`kind=families&mode=${mode}`, '')).body, { state: 'finished', lines: { received: 0 } });
  t.equal((await setting.send('kind=families', '[]', 'application/json')).status, 415);
  t.equal((await setting.send('kind=families', 'x', 'text/csv; charset=koi8-r')).status, 415);
  t.equal((await setting.send('kind=everything', '')).status, 400);
});
