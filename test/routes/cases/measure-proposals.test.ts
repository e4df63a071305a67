import t from 'tap';
import { helpTypes } from '../../../src/domain/reference/help-types.ts';
import { measuresFor } from '../../../src/domain/reference/measures/index.ts';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import {
  aCast, type CaseOnRoad, mustBe, openedCase, programmeBody, refusals, send, walkedTo,
} from '../../support/case-road.ts';
import { aFamily, aProvider, REGION } from '../../support/factories.ts';

interface Proposals {
  source: { regulation: string; clause: string; standing: string };
  items: { code: string; helpType: string; inProgramme: boolean; why: { category: string; appendix: number; line: number }[] }[];
}

const api = await testApp(t);
const cast = await aCast(api);

async function proposals({ cast: { curator }, url }: Pick<CaseOnRoad, 'cast' | 'url'>, query = ''): Promise<Proposals> {
  return mustBe(200, await api.call('GET', `${url}/measure-proposals${query}`, { as: curator })).json<Proposals>();
}

async function withCategories({ family }: CaseOnRoad, categories: string[]): Promise<void> {
  await api.db.updateTable('family').set({ categories }).where('id', '=', family.id).execute();
}

t.test('the appendix of the family’s category: by help type, within it by line, with the reason', async (t) => {
  const { source, items } = await proposals(await openedCase(cast));
  t.match(source, { regulation: 'tatarstan-2017', clause: /п\. 4\.10; прил\. № 4–11/, standing: 'ownRegulation' });
  t.equal(items.length, 36);
  const order = items.map(({ helpType }) => helpTypes.findIndex(({ code }) => code === helpType));
  t.same(order, [...order].sort((a, b) => a - b));
  for (const { why, inProgramme } of items) {
    t.match(why, [{ category: 'disabledChild', appendix: 5, direction: { ru: /[а-я]/ } }]);
    t.equal(why.length, 1, 'the family’s own appendix only');
    t.notOk(inProgramme);
  }
});

t.test('several categories, a narrower one as the broader, one help type', async (t) => {
  const road = await openedCase(cast);
  await withCategories(road, ['singleMother', 'manyChildren', 'lowIncome']);
  const { items } = await proposals(road, '?helpType=social');
  t.same(items.map(({ code }) => code), measuresFor(['manyChildren', 'singleParent'], 'social').map(({ code }) => code));
  t.same([...new Set(items.flatMap(({ why }) => why.map(({ category }) => category)))].sort(), ['manyChildren', 'singleParent']);
  await withCategories(road, ['lowIncome']);
  t.same((await proposals(road)).items, [], 'a category without an appendix');
});

t.test('the curator picks, edits, adds a free one; what is picked is shown as such', async (t) => {
  const road = await walkedTo(cast, 'level');
  const { measures, ...rest } = programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']);
  const [first, free] = measures as Record<string, unknown>[];
  const picked = { ...first, catalogueCode: 'medical.sanatorium', title: 'Путёвка в санаторий для Вани' };
  const fact = mustBe(201, await send(road, 'programmes', { ...rest, measures: [picked, free] }));
  t.match(fact.json(), { fact: { measures: [picked, free] } });
  t.notOk('catalogueCode' in (fact.json<{ fact: { measures: object[] } }>().fact.measures[1] ?? {}));
  const marked = async () => (await proposals(road)).items.filter(({ inProgramme }) => inProgramme).map(({ code }) => code);
  t.same(await marked(), ['medical.sanatorium']);
  mustBe(201, await send(road, 'programmes', { ...rest, measures: [free] }));
  t.same(await marked(), [], 'the newest version counts');
});

t.test('an unknown code and another help type are refused at their places', async (t) => {
  const road = await walkedTo(cast, 'level');
  const { measures, ...rest } = programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']);
  const [medical, social] = measures as Record<string, unknown>[];
  const reply = await send(road, 'programmes', {
    ...rest, measures: [{ ...medical, catalogueCode: 'medical.invented' }, { ...social, catalogueCode: 'legal.institutions' }],
  });
  t.equal(reply.statusCode, 422);
  t.match(refusals(reply), [
    ['/measures/0/catalogueCode', 'reference.unknown'], ['/measures/1/helpType', 'measure.help-type-differs'],
  ]);
  t.match(reply.json(), { errors: [{}, { detail: /юридическая/ }] });
  const malformed = await send(road, 'programmes', { ...rest, measures: [{ ...medical, catalogueCode: 'medical' }] });
  t.equal(malformed.statusCode, 400);
});

t.test('another region’s case gets them as a recommendation', async (t) => {
  const provider = await aProvider(api.db, { region: 'magadan', regulationCode: 'magadan-2017' });
  const family = await aFamily(api.db, provider, { categories: ['disabledChild'] });
  const curator = api.token('integration', { organisationId: provider.id });
  const body = {
    familyId: family.id, date: api.clock.today('Asia/Magadan'), ground: 'parentApplication', form: 'group',
    applicantMemberId: family.members[0]?.id, circumstances: [],
  };
  const { id } = mustBe(201, await api.call('POST', '/v1/cases', { as: curator, body })).json<{ id: string }>();
  const { source, items } = await proposals({ cast: { ...cast, curator }, url: `/v1/cases/${id}` });
  t.match(source, { regulation: 'tatarstan-2017', standing: 'recommendation', ru: /Рекомендация/ });
  t.equal(items.length, 36);
});

t.test('staff of the case’s own provider only', async (t) => {
  const { url } = await openedCase(cast);
  const status = async (as: string, where = url) => (await api.call('GET', `${where}/measure-proposals`, { as })).statusCode;
  t.equal(await status('commission'), 403);
  t.equal(await status('partner'), 403);
  const elsewhere = api.token('integration', { organisationId: (await aProvider(api.db, { region: REGION })).id });
  t.equal(await status(elsewhere), 404);
  t.equal(await status(cast.curator, `/v1/cases/${newId()}`), 404);
  t.equal((await api.call('GET', `${url}/measure-proposals?helpType=magic`, { as: cast.curator })).statusCode, 400);
});
