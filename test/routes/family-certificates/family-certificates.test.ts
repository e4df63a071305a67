import { createHash } from 'node:crypto';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at } from '../../support/case-road.ts';
import { aFamily, aSpecialist } from '../../support/factories.ts';

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
