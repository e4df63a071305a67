import { createHash } from 'node:crypto';
import t from 'tap';
import { cellsOf } from '../../../src/domain/imports/csv.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at } from '../../support/case-road.ts';
import { aFamily, aSpecialist } from '../../support/factories.ts';
import { pdfPages } from '../../support/paper-text.ts';
import { sheetRows } from '../../support/sheet-rows.ts';

const api = await testApp(t);
const cast = await aCast(api);
const other = await aCast(api);
at(cast, '2026-06-01');

const url = '/v1/family-certificates';
const body = { participants: 'семья Примеровых', activity: 'masterClass', direction: 'Керамика', headName: 'Начальникова Вера Тестовна' };
interface Made { id: string; registerNumber: string; participants: string; erasedOn: string | null; date: string }

async function entered(changes: object = {}, as = cast.head): Promise<Made> {
  const reply = await api.call('POST', url, { as, body: { ...body, ...changes } });
  t.equal(reply.statusCode, 201, reply.body);
  return reply.json<Made>();
}

const numbers = async (query = '', as = cast.head) =>
  (await api.call('GET', `${url}${query}`, { as })).json<{ items: Made[] }>().items.map(({ registerNumber }) => registerNumber);

t.test('numbers go by organisation and year without holes, whatever happens in between or at once', async (t) => {
  const first = await entered();
  t.match(first, { registerNumber: '2026/1', date: '2026-06-01', familyId: null, erasedOn: null, createdBy: String });
  const dry = await api.call('POST', `${url}?dryRun=true`, { as: cast.head, body });
  t.match([dry.statusCode, dry.json<Made>().registerNumber], [200, '2026/2'], 'a rehearsal takes no number');
  const future = await api.call('POST', url, { as: cast.head, body: { ...body, date: '2026-06-02' } });
  t.match([future.statusCode, future.body.includes('date.in-future')], [422, true]);
  const atOnce = await Promise.all([1, 2, 3, 4].map(() => entered()));
  t.same(atOnce.map(({ registerNumber }) => registerNumber).sort(), ['2026/2', '2026/3', '2026/4', '2026/5']);
  t.equal((await entered({ date: '2025-12-31' })).registerNumber, '2025/1', 'the year of the day of issue');
  t.equal((await entered({}, other.head)).registerNumber, '2026/1', 'each organisation has a register of its own');
  t.same(await numbers(), ['2025/1', '2026/1', '2026/2', '2026/3', '2026/4', '2026/5']);
  t.same(await numbers('?year=2025'), ['2025/1']);
  const page = (await api.call('GET', `${url}?limit=2`, { as: cast.head })).json<{ nextCursor: string }>();
  t.same(await numbers(`?limit=2&cursor=${page.nextCursor}`), ['2026/2', '2026/3'], 'page by page');
});

t.test('a certificate is read by its own organisation; one of a family by whoever has the family in hand', async (t) => {
  const family = await aFamily(api.db, cast.provider, { intake: cast.specialist.id });
  const { id, registerNumber } = await entered({ familyId: family.id }, cast.curator);
  const status = async (as: string) => (await api.call('GET', `${url}/${id}`, { as })).statusCode;
  const colleague = await aSpecialist(api.db, cast.provider);
  const stranger = api.token('curator', { organisationId: cast.provider.id, specialistId: colleague.id });
  t.same([await status(cast.curator), await status(cast.council), await status(stranger), await status(other.head)], [200, 200, 404, 404]);
  t.ok((await numbers('', cast.curator)).includes(registerNumber));
  t.notOk((await numbers('', stranger)).includes(registerNumber));
  t.same(await numbers(`?familyId=${family.id}`), [registerNumber]);
  const foreign = await aFamily(api.db, other.provider);
  t.equal((await api.call('POST', url, { as: cast.head, body: { ...body, familyId: foreign.id } })).statusCode, 422, 'a foreign family');
});

t.test('a printed certificate is kept as issued and goes with the family’s data', async (t) => {
  const family = await aFamily(api.db, cast.provider);
  const { id, registerNumber } = await entered({ familyId: family.id });
  const print = async (format: string) => await api.call('POST', `${url}/${id}/documents`, { as: cast.head, body: { format } });
  const issued = await print('pdf');
  t.equal(issued.statusCode, 201, issued.body);
  const document = issued.json<{ id: string; sha256: string }>();
  t.match(document, { form: 'family-certificate', number: registerNumber, caseId: null, familyId: family.id, issue: 1 });
  const content = await api.call('GET', `/v1/documents/${document.id}/content`, { as: cast.head });
  t.equal(createHash('sha256').update(content.rawPayload).digest('hex'), document.sha256);
  t.equal(content.rawPayload.subarray(0, 5).toString(), '%PDF-');
  t.match((await print('docx')).json(), { issue: 2, format: 'docx' });

  const erase = await api.call('POST', `/v1/families/${family.id}/erasures`, { as: cast.head, body: { reason: 'consentWithdrawn', basis: 'Акт № 1', date: '2026-06-01' } });
  t.ok([200, 201].includes(erase.statusCode), erase.body);
  t.match((await api.call('GET', `${url}/${id}`, { as: cast.head })).json(), { participants: 'Данные уничтожены', erasedOn: '2026-06-01', registerNumber });
  t.ok((await api.call('GET', `/v1/documents/${document.id}/content`, { as: cast.head })).statusCode >= 400, 'its bytes are gone');
  t.match([(await print('pdf')).statusCode, (await print('pdf')).body.includes('family.erased')], [409, true]);
  t.equal((await api.call('POST', url, { as: cast.head, body: { ...body, familyId: family.id } })).statusCode, 409);
});

t.test('the database keeps a certificate as it was', async (t) => {
  const { id } = await entered();
  await t.rejects(api.db.updateTable('family_certificate').set({ participants: 'другие' }).where('id', '=', id).execute(), /never changed/);
});

t.test('the prints of a certificate are listed in the order of issue, its own and no other’s', async (t) => {
  const family = await aFamily(api.db, cast.provider, { intake: cast.specialist.id });
  const [one, another] = [await entered({ familyId: family.id }), await entered({ date: '2025-12-30' })];
  for (const [id, format] of [[one.id, 'pdf'], [another.id, 'pdf'], [one.id, 'docx']]) {
    t.equal((await api.call('POST', `${url}/${id}/documents`, { as: cast.head, body: { format } })).statusCode, 201);
  }
  const list = (id: string, query = '', as = cast.head) => api.call('GET', `${url}/${id}/documents${query}`, { as });
  const prints = async (id: string, as = cast.head) => (await list(id, '', as)).json<{ items: object[] }>().items;
  t.match(await prints(one.id), [{ number: one.registerNumber, format: 'pdf', issue: 1 }, { number: one.registerNumber, format: 'docx', issue: 2 }]);
  t.match(await prints(another.id), [{ number: another.registerNumber, issue: 1 }]);
  t.equal((await prints(one.id)).length + (await prints(another.id)).length, 3);
  t.equal((await prints(one.id, cast.curator)).length, 2, 'by the curator who took the family in');
  const first = (await list(one.id, '?limit=1')).json<{ nextCursor: string }>();
  t.match((await list(one.id, `?limit=1&cursor=${first.nextCursor}`)).json(), { items: [{ issue: 2 }], nextCursor: null });
  t.same([(await list(one.id, '', other.head)).statusCode, (await list(family.id)).statusCode], [404, 404]);
});

t.test('the register of certificates as files: every row and column', async (t) => {
  const third = await aCast(api);
  const family = await aFamily(api.db, third.provider);
  const made = async (changes: object) => await entered(changes, third.head);
  await made({ familyId: family.id });
  await made({ activity: 'club', participants: '=семья', headName: undefined });
  await made({ date: '2025-02-03' });
  const file = (name: string, as = third.head) => api.call('GET', `${url}/register.${name}`, { as });
  const columns = ['№', 'Год', 'Дата выдачи', 'Кому выдан', 'Участники чего', 'Направление', 'Руководитель службы', 'Данные уничтожены'];
  const csv = await file('csv?year=2026');
  t.match(csv.headers, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="certificates-2026.csv"; filename*=UTF-8''${encodeURIComponent('Журнал семейных сертификатов 2026.csv')}` });
  t.same(csv.body.slice(1).split('\r\n').slice(0, -1).map((line) => cellsOf(line, ';')), [
    columns, ['1', '2026', '01.06.2026', 'семья Примеровых', 'мастер-класса', 'Керамика', 'Начальникова Вера Тестовна', ''],
    ['2', '2026', '01.06.2026', "'=семья", 'клуба', 'Керамика', '', ''],
  ]);
  t.same(sheetRows((await file('xlsx?year=2025')).rawPayload), [columns, [1, 2025, '03.02.2025', 'семья Примеровых', 'мастер-класса', 'Керамика', 'Начальникова Вера Тестовна', null]]);
  const [page = '', ...more] = await pdfPages((await file('pdf?year=2026')).rawPayload);
  t.same(more, []);
  for (const words of [
    'ЖУРНАЛ РЕГИСТРАЦИИ СЕМЕЙНЫХ СЕРТИФИКАТОВ ЗА 2026 ГОД', third.provider.name, 'Записей: 2, номера с 1 по 2.', ...columns.slice(2, 7), 'Получил (подпись)',
    '01.06.2026', 'семья Примеровых', '=семья', 'мастер-класса', 'клуба', 'Керамика', 'Начальникова Вера Тестовна', 'Стр. 1 из 1',
  ]) t.ok(page.includes(words), words);
  t.equal((await file('csv?year=2026&fromNumber=2')).body.split('\r\n').length, 3);
  t.same([(await file('csv?year=2024')).statusCode, (await file('csv')).statusCode, (await file('pdf?year=2026', cast.curator)).statusCode], [404, 400, 403]);
  const { family_ids: seen } = await api.db.selectFrom('access_record').select('family_ids').where('trace_id', '=', String(csv.headers['trace-id'])).executeTakeFirstOrThrow();
  t.same(seen, [family.id]);
});
