import t from 'tap';
import { windows1251 } from '../../../src/domain/imports/charsets.ts';
import { testApp } from '../../support/app.ts';
import { anImportSetting, aSystem } from './setting.ts';

const api = await testApp(t);
const setting = await anImportSetting(api);

const header = ['family', 'Внешний код', 'municipality', 'Адрес', 'completeness', 'categories', 'categoryNote', 'Телефон', 'ФИО', 'kinship', 'birthDate', 'legalRepresentative']
  .map((name) => (name === 'ФИО' ? 'Фамилия, имя, отчество' : name));
const quotedHeader = (separator: string) => header.map((name) => `"${name}"`).join(separator);

function file(separator: string, newline: string): string {
  return [
    quotedHeader(separator),
    ['1', 'А-1', 'Примерский район', '"ул. ""Тестовая"",\nд. 1; кв. 2"', 'full', 'disabledChild', '', '\'+7 900 000-00-00', 'Примерова Ёлка', 'mother', '02.04.1990', 'да'].join(separator),
    ['1', '', '', '', '', '', '', '', 'Примеров Иван', 'son', '2019-11-20', 'нет'].join(separator),
    '',
    ['2', 'А-2', 'Примерский район', 'ул. Вторая', 'singleParent', 'disabledChild|other', 'пояснение', '', 'Тестова Анна', 'mother', '', 'true'].join(separator),
    '',
  ].join(newline);
}

const written = {
  'utf-8, comma': [Buffer.from(file(',', '\n')), 'text/csv'],
  'utf-8 with a mark, semicolon, CRLF': [Buffer.from(`\uFEFF${file(';', '\r\n')}`), 'text/csv; charset=utf-8'],
  'windows-1251, semicolon, told': [Buffer.from(windows1251(file(';', '\r\n'))), 'text/csv; charset=windows-1251'],
  'windows-1251, comma, found out': [Buffer.from(windows1251(file(',', '\r\n'))), 'text/csv'],
} as const;

for (const [how, [bytes, type]] of Object.entries(written)) {
  t.test(`a table in ${how} gives the same families`, async (t) => {
    const done = await setting.load(`kind=families&system=${aSystem()}`, bytes, type);
    t.match(done.body, { state: 'finished', lines: { received: 2, stored: 2, refused: 0 } }, JSON.stringify(done.results));
    const first = (await api.call('GET', `/v1/families/${done.results[0]?.id}`, { as: setting.token })).json();
    t.match(first, {
      municipality: 'Примерский район', address: 'ул. "Тестовая",\nд. 1; кв. 2', completeness: 'full', categories: ['disabledChild'], categoryNote: null,
      contactPhone: '+7 900 000-00-00', externalIds: [{ value: 'А-1' }],
      members: [
        { fullName: 'Примерова Ёлка', kinship: 'mother', birthDate: '1990-04-02', legalRepresentative: true },
        { fullName: 'Примеров Иван', kinship: 'son', birthDate: '2019-11-20', legalRepresentative: false },
      ],
    });
    const second = (await api.call('GET', `/v1/families/${done.results[1]?.id}`, { as: setting.token })).json();
    t.match(second, { categories: ['disabledChild', 'other'], categoryNote: 'пояснение', contactPhone: null, members: [{ birthDate: null }] });
  });
}

t.test('an upload in parts of a few bytes reads as the same table', async (t) => {
  const bytes = Buffer.from(windows1251(file(';', '\r\n')));
  const system = aSystem();
  let made = (await setting.send(`kind=families&system=${system}&more=true`, '', 'text/csv')).body;
  const step = 700;
  for (let parts = 0; made.state === 'receiving' && parts < 10; parts += 1) {
    const from = made.receivedBytes;
    const last = from + step >= bytes.length;
    const reply = await api.inject({
      method: 'PUT', url: `/v1/imports/${made.id}/content?offset=${from}&more=${!last}`, payload: bytes.subarray(from, from + step),
      headers: { 'authorization': `Bearer ${setting.token}`, 'content-type': 'text/csv' },
    });
    made = reply.json();
  }
  await setting.workOff();
  t.match((await setting.get(`/v1/imports/${made.id}`)).body, { state: 'finished', lines: { received: 2, stored: 2 } });
});

t.test('a fault names its column; broken lines in the middle cost themselves only', async (t) => {
  const good = (key: string) => `${key},,Район,Адрес,full,disabledChild,,,Тестова Анна,mother,1990-01-01,да`;
  const lines = [quotedHeader(','), good('1'), 'слишком,мало', good('2'), `3,,Район,Адрес,full,disabledChild,,,Тес"това,mother,1990-01-01,да`, good('4'), good('5').replace('1990-01-01', '31.02.1990')];
  const bytes = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from('\n6,,'), Buffer.from([0xff, 0xfe]), Buffer.from(`${good('').slice(2)}\n${good('7')}`)]);
  const done = await setting.load('kind=families', bytes, 'text/csv; charset=utf-8');
  t.match(done.body.lines, { received: 8, stored: 4, refused: 4 }, JSON.stringify(done.results));
  const refused = done.results.filter(({ state }) => state === 'refused');
  t.same(refused.map(({ line, faults }) => [line, faults[0]?.code, faults[0]?.column]), [
    [3, 'import.cells', null], [5, 'import.quote', null], [7, 'field.format', 'birthDate'], [8, 'import.line-unreadable', null],
  ]);
});

t.test('a quotation mark that nobody closes, and a line of 10 MB, cost no more than themselves', async (t) => {
  const good = '1,,Район,Адрес,full,disabledChild,,,Тестова Анна,mother,1990-01-01,да';
  const bytes = `${quotedHeader(',')}\n${good}\n2,"не закрыта\n${`${'x'.repeat(100_000)}\n`.repeat(100)}${good.replace('1', '3')}\n`;
  const done = await setting.load('kind=families', bytes, 'text/csv; charset=utf-8');
  t.equal(done.body.state, 'finished');
  t.ok(done.results.some(({ faults }) => faults[0]?.code === 'import.line-too-long'));
  t.equal(done.results.at(-1)?.state, 'stored');
  const long = await setting.load('kind=families', `{"a":"${'я'.repeat(5_000_000)}"}\n`);
  t.match(long.results, [{ line: 1, state: 'refused', faults: [{ code: 'import.line-too-long' }] }]);
});

t.test('a header with a column that there is not is refused at once, and leaves nothing', async (t) => {
  const before = (await setting.get('/v1/imports?limit=200')).body;
  const refused = await setting.send('kind=families', 'name,surprise,name\n1,2,3\n', 'text/csv');
  t.equal(refused.status, 422);
  t.match(refused.body, { errors: [{ code: 'import.column-unknown' }, { code: 'import.column-unknown' }, { code: 'import.column-unknown' }] });
  t.equal((await setting.send('kind=specialists', 'name,name\n1,2\n', 'text/csv')).status, 422);
  t.same((await setting.get('/v1/imports?limit=200')).body, before);
});

t.test('a table of one column, nonsense bytes and a lone header end as they should', async (t) => {
  const one = await setting.load('kind=families', 'address\nул. Тестовая\n', 'text/csv');
  t.match(one.body.lines, { received: 1, refused: 1 });
  t.ok(one.results[0]?.faults.some(({ code, pointer }) => code === 'field.required' && pointer === '/municipality'));
  t.match((await setting.load('kind=families', `${quotedHeader(';')}\n`, 'text/csv')).body, { state: 'finished', lines: { received: 0 } });
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) % 256));
  t.equal((await setting.send('kind=families', noise, 'text/csv')).status, 422);
  const json = await setting.load('kind=families', noise);
  t.equal(json.body.state, 'finished');
  t.equal(json.body.lines['stored'], 0);
});

t.test('specialists come by the same rules', async (t) => {
  const system = aSystem();
  const table = 'Внешний код;Фамилия, имя, отчество;Должность;Ведёт дела\nК-1;Кураторова Анна;специалист;да\nК-2;;специалист;может быть\n';
  const done = await setting.load(`kind=specialists&system=${system}`, table.replace('Фамилия, имя, отчество', '"Фамилия, имя, отчество"'), 'text/csv');
  t.match(done.results, [{ line: 2, state: 'stored' }, { line: 3, state: 'refused' }]);
  t.same(done.results[1]?.faults.map(({ column }) => column).sort(), ['holdsCases', 'name']);
});
