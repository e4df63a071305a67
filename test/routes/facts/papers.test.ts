import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { referenceLists } from '../../../src/domain/reference/index.ts';
import { testApp } from '../../support/app.ts';
import { aCast, mustBe, openedCase, refusals, send, walkedTo } from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);
const road = await walkedTo(cast, 'curator');
const date = '2026-03-04';

const common = { number: '7/1', issuedOn: '2026-03-01', issuer: 'Поликлиника № 0', memberId: road.mother, note: 'Копия' };
const fields: Record<string, Record<string, unknown>> = {
  application: { text: 'Прошу принять семью на сопровождение' },
  message: { sender: 'Школа № 0', text: 'Семья нуждается в помощи' },
  cooperationConsent: {},
  familyPassport: { summary: 'Мать и сын' },
  individualServicesProgramme: {},
  personalDocuments: { documents: [{ name: 'паспорт', memberId: road.mother }, { name: 'справка' }] },
  livingConditionsReport: {
    specialistNames: ['Кураторова Анна Тестовна'], address: 'г. Примерск', conclusion: 'Удовлетворительно',
    housing: { kind: 'квартира', ownership: 'собственность', rooms: 2, areaSquareMetres: 41.2, amenities: 'все', childPlace: 'есть' },
  },
  needAssessment: { conclusion: 'Нуждается', needs: ['medical', 'social'] },
  interviewResults: { method: 'questionnaire', summary: 'Анкета заполнена' },
  writtenRefusal: { text: 'Отказываемся' },
  other: { title: 'Характеристика из школы' },
};

t.test('every type of paper has its fields, and they come back as they went', async (t) => {
  t.same(Object.keys(fields).sort(), referenceLists.paperTypes.map(({ code }) => code).sort());
  for (const [type, own] of Object.entries(fields)) {
    const body = { date, type, ...common, ...own };
    const { fact } = mustBe(201, await send(road, 'papers', body)).json<{ fact: Record<string, unknown> }>();
    const { id, seq, factKind, recordedAt, recordedBy, ...told } = fact;
    t.same(told, body, type);
    t.match({ id, seq, factKind, recordedAt, recordedBy }, {
      id: String, seq: Number, factKind: 'paper', recordedAt: '2026-03-04T09:00:00.000Z', recordedBy: 'test-curator',
    });
  }
  const list = mustBe(200, await api.call('GET', `${road.url}/papers?limit=100`, { as: cast.curator }));
  t.equal(list.json<{ items: unknown[] }>().items.length, 1 + Object.keys(fields).length);
});

t.test('a paper takes the fields of its own type and no others', async (t) => {
  for (const [body, pointers] of [
    [{ date, type: 'letter' }, ['/type']],
    [{ date }, ['/type']],
    [{ type: 'other', title: 'Справка' }, ['/date']],
    [{ date, type: 'cooperationConsent', sender: 'Школа' }, ['/memberId', '/sender']],
    [{ date, type: 'personalDataConsent', memberId: road.mother }, ['/type']],
    [{ date, type: 'individualServicesProgramme' }, ['/issuedOn', '/issuer', '/number']],
    [{ date, type: 'livingConditionsReport', specialistNames: [], conclusion: ' ' }, ['/conclusion', '/specialistNames']],
    [{ date, type: 'needAssessment', conclusion: 'Да', needs: ['magic'] }, ['/needs/0']],
    [{ date, type: 'interviewResults', method: 'guess', summary: 'Да' }, ['/method']],
  ] as const) {
    const reply = await send(road, 'papers', body, { today: date });
    t.equal(reply.statusCode, 400, JSON.stringify(body));
    t.same(refusals(reply).map(([pointer]) => pointer).sort(), pointers);
  }
});

t.test('whom a paper names belongs to the family', async (t) => {
  const stranger = newId();
  const documents = [{ name: 'паспорт', memberId: road.mother }, { name: 'полис', memberId: stranger }];
  const reply = await send(road, 'papers', { date, type: 'personalDocuments', memberId: stranger, documents });
  t.equal(reply.statusCode, 422);
  t.match(refusals(reply), [['/memberId', 'link.unknown'], ['/documents/1/memberId', 'link.unknown']]);
});

t.test('a paper is found under its own case and collection only', async (t) => {
  const made = mustBe(201, await send(road, 'papers', { date, type: 'other', title: 'Справка' }));
  const { fact } = made.json<{ fact: { id: string } }>();
  const read = (url: string, headers = {}) => api.call('GET', url, { as: cast.curator, headers });
  t.equal((await read(`${road.url}/papers/${fact.id}`, { 'if-none-match': String(made.headers.etag) })).statusCode, 304);
  t.equal((await read(`${road.url}/decisions/${fact.id}`)).statusCode, 404);
  const other = await openedCase(cast);
  api.clock.set(`${date}T09:00:00.000Z`);
  t.equal((await read(`${other.url}/papers/${fact.id}`)).statusCode, 404);
  t.equal((await read(`${road.url}/papers/${newId()}`)).statusCode, 404);
});
