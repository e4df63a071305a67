import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { inTransaction } from '../../../src/db/transaction.ts';
import { FORMS_VERSION } from '../../../src/domain/forms/version.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, type CaseOnRoad, mustBe, openedCase, refusals, send, walkedTo } from '../../support/case-road.ts';
import { docxFile, outsideRels } from '../../support/docx-file.ts';
import { docxText, pdfPages } from '../../support/paper-text.ts';

// Papers as issued: printed once, kept byte by byte, fetched unchanged.

const api = await testApp(t);
const cast = await aCast(api);
const foreign = await aCast(api);
const road = await walkedTo(cast);
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Issued { id: string; sha256: string; size: number; issue: number; fileName: string; format: string; template: object; issuedBy: object; number: string | null }

const issue = async ({ url, cast: { curator } }: CaseOnRoad, body: object) =>
  mustBe(201, await api.call('POST', `${url}/documents`, { as: curator, body })).json<Issued>();
const contentOf = (id: string, as = cast.curator, headers = {}) => api.call('GET', `/v1/documents/${id}/content`, { as, headers });

t.test('a programme is issued as PDF and fetched again unchanged', async (t) => {
  const made = await issue(road, { form: 'programme', format: 'pdf', programmeNumber: 1 });
  t.match(made, { issue: 1, format: 'pdf', template: { code: 'builtIn', version: FORMS_VERSION }, issuedBy: { role: 'curator', specialistId: cast.specialist.id } });
  const first = mustBe(200, await contentOf(made.id));
  t.equal(first.headers['content-type'], 'application/pdf');
  t.equal(first.headers['etag'], `"${made.sha256}"`);
  t.equal(createHash('sha256').update(first.rawPayload).digest('hex'), made.sha256);
  t.equal(first.rawPayload.length, made.size);
  const [, name = ''] = /filename\*=UTF-8''(.+)$/.exec(String(first.headers['content-disposition'])) ?? [];
  t.equal(decodeURIComponent(name), made.fileName);
  t.match(made.fileName, /^[А-Яа-яЁё].* от \d\d\.\d\d\.2026\.pdf$/);
  t.match(first.headers['content-disposition'], /^attachment; filename="programme-2026-03-13\.pdf"; /);
  const text = (await pdfPages(first.rawPayload)).join(' ');
  for (const words of ['Мероприятие 1', 'Мероприятие 2', 'Помочь семье', 'Стр. 1 из']) t.ok(text.includes(words), words);
  t.equal((await contentOf(made.id, cast.curator, { 'if-none-match': `"${made.sha256}"` })).statusCode, 304);

  await send(road, 'reviews', { date: '2026-03-20', kind: 'interim', findings: 'Всё идёт', proposals: 'Продолжать' });
  const again = mustBe(200, await contentOf(made.id));
  t.ok(again.rawPayload.equals(first.rawPayload), 'the same bytes after the case went on');

  const second = await issue(road, { form: 'programme', format: 'docx', programmeNumber: 1 });
  t.match(second, { issue: 2, format: 'docx' });
  t.not(second.id, made.id);
  const word = mustBe(200, await contentOf(second.id));
  t.equal(word.headers['content-type'], DOCX);
  t.ok(docxText(word.rawPayload).includes('Мероприятие 2'));
  const list = mustBe(200, await api.call('GET', `${road.url}/documents`, { as: cast.head })).json<{ items: Issued[] }>();
  t.same(list.items.map(({ id }) => id), [made.id, second.id]);
  const { items } = mustBe(200, await api.call('GET', `${road.url}/documents?form=agreement`, { as: cast.head })).json<{ items: Issued[] }>();
  t.same(items, []);
  t.same(mustBe(200, await api.call('GET', `/v1/documents/${made.id}`, { as: cast.council })).json<Issued>(), made);
});

t.test('each paper goes by its Russian name and keeps a Latin one for old programs', async (t) => {
  const names = {
    'application': 'Заявление', 'consent': 'Согласие', 'living-conditions-report': 'Акт обследования', 'agreement': 'Договор',
    'decision-extract': 'Выписка из решения', 'case-file': 'Дело',
  };
  for (const [form, name] of Object.entries(names)) {
    const made = await issue(road, { form, format: 'docx' });
    t.match(made.fileName, new RegExp(`^${name}( № \\S+)? от \\d\\d\\.\\d\\d\\.2026\\.docx$`));
    const told = String(mustBe(200, await contentOf(made.id)).headers['content-disposition']);
    t.match(told, new RegExp(`^attachment; filename="${form}-2026-\\d\\d-\\d\\d\\.docx"; filename\\*=UTF-8''`));
    t.ok(told.endsWith(encodeURIComponent(made.fileName)), told);
  }
  const other = await openedCase(cast);
  const before = api.clock.now();
  api.clock.set(`${before.slice(0, 10)}T22:30:00.000Z`);
  const { fileName } = await issue(other, { form: 'application', format: 'docx' });
  const [day, month] = [before.slice(8, 10), before.slice(5, 7)];
  t.notMatch(fileName, `от ${day}.${month}.2026`, 'in Moscow it is the next day already');
  api.clock.set(before);
});

t.test('issuing twice under one key makes one paper; a rehearsal makes none', async (t) => {
  const count = async () => (await api.db.selectFrom('issued_document').select('id').execute()).length;
  const before = await count();
  const body = { form: 'application', format: 'docx' };
  mustBe(200, await api.call('POST', `${road.url}/documents?dryRun=true`, { as: cast.curator, body }));
  t.equal(await count(), before);
  const [one, two] = [await api.call('POST', `${road.url}/documents`, { as: cast.curator, body, key: 'k-1' }), await api.call('POST', `${road.url}/documents`, { as: cast.curator, body, key: 'k-1' })];
  t.same(one?.json(), two?.json());
  t.equal(await count(), before + 1);
});

t.test('nobody else sees it, and nobody changes it', async (t) => {
  const made = await issue(road, { form: 'programme', format: 'pdf' });
  for (const url of [`/v1/documents/${made.id}`, `/v1/documents/${made.id}/content`, `${road.url}/documents`]) {
    for (const as of [foreign.curator, foreign.head]) t.equal((await api.call('GET', url, { as })).statusCode, 404, url);
    t.equal((await api.call('GET', url, { as: 'ministry' })).statusCode, 403);
  }
  t.equal((await api.call('POST', `${road.url}/documents`, { as: foreign.curator, body: { form: 'programme', format: 'pdf' } })).statusCode, 404);
  const wall = { scope: { kind: 'organisation' as const, organisationId: cast.provider.id }, clientId: 'test' };
  await t.rejects(inTransaction(api.service, wall, (tx) => sql`update issued_document set sha256 = 'x' where id = ${made.id}`.execute(tx)), /permission denied/);
  await t.rejects(inTransaction(api.service, wall, (tx) => sql`delete from issued_document where id = ${made.id}`.execute(tx)), /permission denied/);
  await t.rejects(sql`update issued_document set content = 'x' where id = ${made.id}`.execute(api.db), /never changed/);
  const { rows } = await inTransaction(api.service, { scope: { kind: 'organisation', organisationId: foreign.provider.id }, clientId: 'test' },
    (tx) => sql`select id from issued_document`.execute(tx));
  t.same(rows, []);
});

t.test('the content goes with the personal data of the family; the skeleton stays', async (t) => {
  const other = await openedCase(cast);
  const made = await issue(other, { form: 'application', format: 'pdf' });
  mustBe(201, await send(other, 'withdrawals', { date: '2026-03-03', reason: 'familyDeclined', text: 'Передумали' }));
  at(cast, '2026-04-02');
  const body = { reason: 'retentionEnded', basis: 'Акт № 3', date: '2026-04-02' };
  mustBe(201, await api.call('POST', `/v1/families/${other.family.id}/erasures`, { as: cast.head, body }));
  const gone = await contentOf(made.id, cast.head);
  t.equal(gone.statusCode, 409);
  t.match(refusals(gone), [['', 'document.erased']]);
  const kept = mustBe(200, await api.call('GET', `/v1/documents/${made.id}`, { as: cast.head })).json<{ erasedAt: string }>();
  t.match(kept, { sha256: made.sha256, erasedAt: /^2026-04-02T/ });
  t.match(refusals(await api.call('POST', `${other.url}/documents`, { as: cast.head, body: { form: 'application', format: 'pdf' } })), [['', 'family.erased']]);
});

t.test('a region replaces a form by its own DOCX template', async (t) => {
  const admin = api.token('admin', { region: cast.provider.region });
  const put = (content: Buffer, as = admin, type = DOCX) =>
    api.call('PUT', '/v1/document-templates/programme', { as, body: content, headers: { 'content-type': type } });
  const fields = mustBe(200, await api.call('GET', '/v1/document-template-fields?form=programme', { as: 'ministry' })).json<{ items: { name: string; kind: string; columns: { name: string }[] }[] }>();
  const rows = fields.items.find(({ name, kind }) => kind === 'rows' && /measure|plan/i.test(name));
  const columns = (rows?.columns ?? []).map(({ name }) => `{${name}}`).join(' | ');
  const file = docxFile(['Бланк региона: {paperShortTitle}', `{#${rows?.name}}`, columns, `{/${rows?.name}}`]);

  for (const [file, ...place] of [
    [docxFile(['Бланк', 'Семья {nobodyKnows}!']), 'word/document.xml', 'nobodyKnows', 'Семья {nobodyKnows}!'],
    [docxFile(['Начало {#open} без конца']), 'word/document.xml', 'open', 'Начало {#open} без конца'],
    [docxFile(['{applicant}'], { 'word/_rels/document.xml.rels': outsideRels }), 'word/_rels/document.xml.rels'],
  ] as const) {
    const refused = await put(file);
    t.equal(refused.statusCode, 422, refused.body);
    for (const words of place) t.ok(refused.body.includes(JSON.stringify(words).slice(1, -1)), `${words} in ${refused.body}`);
  }
  t.equal((await put(docxFile(['x']), cast.head)).statusCode, 403);
  t.equal((await put(docxFile(['x']), admin, 'application/pdf')).statusCode, 415);
  t.equal((await put(Buffer.alloc(2 * 1024 * 1024 + 1))).statusCode, 413);

  t.match(mustBe(200, await put(file)).json(), { version: 1, replaces: true });
  t.match(mustBe(200, await put(file)).json(), { version: 1 }, 'the same file again changes nothing');
  t.ok(mustBe(200, await api.call('GET', '/v1/document-templates/programme/versions/1/content', { as: admin })).rawPayload.equals(file));
  const docx = await issue(road, { form: 'programme', format: 'docx' });
  t.match(docx.template, { code: cast.provider.region, version: 1 });
  const text = docxText((await contentOf(docx.id)).rawPayload);
  t.match(text, /Бланк региона: /);
  t.match(text, /Мероприятие 2/);
  t.notMatch(text, /[{}]/);
  t.match((await issue(road, { form: 'programme', format: 'pdf' })).template, { code: 'builtIn' }, 'PDF stays with the built-in form');

  t.match(mustBe(200, await api.call('DELETE', '/v1/document-templates/programme', { as: admin })).json(), { version: 2, replaces: false });
  t.match((await issue(road, { form: 'programme', format: 'docx' })).template, { code: 'builtIn' });
  t.equal((await api.call('DELETE', '/v1/document-templates/programme', { as: admin })).statusCode, 404);
  const versions = mustBe(200, await api.call('GET', '/v1/document-templates?form=programme', { as: admin })).json<{ items: object[] }>();
  t.match(versions.items, [{ version: 1, replaces: true }, { version: 2, replaces: false }]);
  const otherRegion = api.token('admin', { region: 'elsewhere' });
  t.same(mustBe(200, await api.call('GET', '/v1/document-templates', { as: otherRegion })).json<{ items: object[] }>().items, []);
});
