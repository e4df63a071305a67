import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, walkedTo } from '../../support/case-road.ts';
import { anImportSetting, aSystem, FAMILY, type ImportSetting, ndjson } from './setting.ts';

const api = await testApp(t);

const download = async (token: string, query: string) => await api.inject({ method: 'GET', url: `/v1/exports?${query}`, headers: { authorization: `Bearer ${token}` } });
const lines = (text: string) => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

async function loadedSetting(system: string): Promise<ImportSetting> {
  const setting = await anImportSetting(api);
  const done = await setting.load(`kind=families&system=${system}`, ndjson([
    { ...FAMILY, externalId: 'С-1', contactPhone: '+7 900 000-00-00' },
    { ...FAMILY, externalId: 'С-2', address: '=1+1;"кавычка"\nвторая строка', categories: ['disabledChild', 'other'], categoryNote: '\'=нота' },
    { ...FAMILY, externalId: 'С-3', members: [...FAMILY.members, { ...FAMILY.members[1], fullName: 'Примеров Ушедший', leftOn: '2025-05-05' }] },
  ]));
  if (done.body.lines['stored'] !== 3) throw new Error(JSON.stringify(done.results));
  return setting;
}

for (const [format, type] of [['ndjson', 'application/x-ndjson'], ['csv', 'text/csv; charset=utf-8'], ['csv&charset=windows-1251&separator=comma', 'text/csv; charset=windows-1251']] as const) {
  t.test(`families exported as ${format} and loaded elsewhere are the same`, async (t) => {
    const system = aSystem();
    const setting = await loadedSetting(system);
    const file = await download(setting.token, `kind=families&system=${system}&format=${format}`);
    t.equal(file.statusCode, 200);
    t.equal(file.headers['content-type'], type);
    t.match(file.headers['content-disposition'], /filename\*=UTF-8''%D0%A1%D0%B5%D0%BC%D1%8C%D0%B8/);
    const empty = await anImportSetting(api);
    const other = aSystem();
    const done = await empty.load(`kind=families&system=${other}&mode=all`, file.rawPayload, type);
    t.match(done.body, { state: 'finished', lines: { stored: 3 } }, JSON.stringify(done.results));
    const [before, after] = [await download(setting.token, `kind=families&system=${system}`), await download(empty.token, `kind=families&system=${other}`)];
    t.equal(lines(after.body).length, 3);
    t.equal(after.body, before.body);
  });
}

t.test('a table for spreadsheets has no formula in it, and comes as XLSX too', async (t) => {
  const system = aSystem();
  const setting = await loadedSetting(system);
  const { body } = await download(setting.token, 'kind=families&format=csv');
  t.match(body, '"\'=1+1');
  t.match(body, '"\'+7 900');
  t.notMatch(body, /[";][=+@-]/);
  const table = await download(setting.token, 'kind=families&format=xlsx');
  t.equal(table.rawPayload.subarray(0, 2).toString(), 'PK');
});

t.test('each family that leaves is on record, and exports are counted', async (t) => {
  const setting = await loadedSetting(aSystem());
  await download(setting.token, 'kind=families');
  const [seen] = await api.db.selectFrom('access_record').select('family_ids')
    .where('operation', '=', 'exportRecords').where('organisation_id', '=', setting.organisationId).execute();
  t.equal(seen?.family_ids.length, 3);
  for (const role of ['curator', 'commission', 'partner', 'admin'] as const) t.equal((await download(api.token(role), 'kind=families')).statusCode, 403, role);
});

t.test('cases go elsewhere with their history, and stand there as they stood', async (t) => {
  const cast = await aCast(api);
  const road = await walkedTo(cast);
  const token = api.token('integration', { organisationId: cast.provider.id });
  const elsewhere = await anImportSetting(api);
  const system = aSystem();
  for (const kind of ['specialists', 'families', 'cases']) {
    const file = await download(token, `kind=${kind}`);
    const done = await elsewhere.load(`kind=${kind}&system=${system}`, file.rawPayload);
    t.match(done.body, { state: 'finished', lines: { refused: 0, stored: 1 } }, JSON.stringify(done.results));
    const again = await download(elsewhere.token, `kind=${kind}&system=${system}`);
    t.same(lines(again.body).slice(-1), lines(file.body), kind);
  }
  const moved = await api.db.selectFrom('support_case').selectAll().where('organisation_id', '=', elsewhere.organisationId).executeTakeFirstOrThrow();
  const stood = await api.db.selectFrom('support_case').selectAll().where('id', '=', road.id).executeTakeFirstOrThrow();
  for (const column of ['status', 'level', 'opened_on', 'starts_on', 'ends_on', 'ground', 'regulation_version'] as const) t.equal(moved[column], stood[column], column);
  const table = await download(token, 'kind=cases&format=csv');
  const third = await anImportSetting(api);
  const systemOfThird = aSystem();
  await third.load(`kind=specialists&system=${systemOfThird}`, (await download(token, 'kind=specialists')).rawPayload);
  await third.load(`kind=families&system=${systemOfThird}`, (await download(token, 'kind=families')).rawPayload);
  t.match((await third.load(`kind=cases&system=${systemOfThird}`, table.rawPayload, 'text/csv')).body.lines, { stored: 1, refused: 0 });
});
