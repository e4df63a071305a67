import t from 'tap';
import { labelOf } from '../../../src/domain/reference/index.ts';
import { measureCatalogue } from '../../../src/domain/reference/measures/index.ts';
import { testApp } from '../../support/app.ts';

interface Item {
  code: string;
  ru: string;
  helpType: string;
  links: { appendix: number; category: string; direction: { code: string; ru: string; en: string }; line: number }[];
}

const api = await testApp(t);
const url = '/v1/reference/measures';

async function found(filters: Record<string, string>): Promise<Item[]> {
  const reply = await api.call('GET', `${url}?${new URLSearchParams({ limit: '200', ...filters }).toString()}`, { as: 'curator' });
  return reply.json<{ items: Item[] }>().items;
}

async function codes(filters: Record<string, string>): Promise<string[]> {
  return (await found(filters)).map(({ code }) => code);
}

/** Every measure, page by page, by the links to the next page. */
async function whole(limit: number): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = `${url}?limit=${limit}`; next !== undefined; ) {
    const reply = await api.call('GET', next, { as: 'curator' });
    items.push(...reply.json<{ items: Item[] }>().items);
    next = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  return items;
}

t.test('the catalogue against the appendices: 136 measures, 260 lines, each line once', async (t) => {
  const items = await whole(50);
  t.same(items.map(({ code }) => code), measureCatalogue.map(({ code }) => code));
  t.equal(items.length, 136);
  const links = items.flatMap((item) => item.links);
  t.equal(links.length, 260);
  const lines = (appendix: number) => links.filter((link) => link.appendix === appendix).map(({ line }) => line);
  t.same([4, 5, 6, 7, 8, 9, 10, 11].map((appendix) => lines(appendix).length), [29, 36, 29, 39, 30, 35, 28, 34]);
  for (let appendix = 4; appendix <= 11; appendix += 1) {
    t.same(lines(appendix).sort((a, b) => a - b), lines(appendix).map((_, index) => index + 1), `Appendix ${appendix}`);
  }
});

t.test('a link names appendix, category, direction in words, line and source', async (t) => {
  const [sanatorium] = await found({ q: 'санаторно-курортное' });
  t.match(sanatorium, {
    code: 'medical.sanatorium',
    helpType: 'medical',
    links: [{
      appendix: 5, category: 'disabledChild', line: 21,
      direction: { code: 'recreation', ...labelOf('workDirections', 'recreation') },
      source: { regulation: 'tatarstan-2017', clause: 'прил. № 5, разд. V' },
    }],
  });
});

t.test('one category: its appendix in the order of its lines; a part of a category has the whole’s', async (t) => {
  const many = await found({ category: 'manyChildren' });
  t.same(many.map(({ links }) => links.find(({ appendix }) => appendix === 9)?.line), many.map((_, index) => index + 1));
  t.equal(many.length, 35);
  t.same(await codes({ category: 'singleMother' }), await codes({ category: 'singleParent' }));
  t.same(await codes({ category: 'lowIncome' }), []);
  t.same(await codes({ category: 'minorInConflictWithLaw', helpType: 'psychological' }), [
    'psychological.institutions', 'psychological.deepDiagnostics', 'psychological.behaviourTherapy',
  ]);
  t.equal((await found({ helpType: 'legal' })).every(({ helpType }) => helpType === 'legal'), true);
});

t.test('words are found in any form, with «ё» or «е», in either case', async (t) => {
  const rehabilitation = await codes({ q: 'реабилитации' });
  t.ok(rehabilitation.includes('medical.rehabilitation') && rehabilitation.includes('medical.technicalAids'));
  t.same(await codes({ q: 'реабилитация' }), rehabilitation);
  t.same(await codes({ q: 'РЕАБИЛИТАЦИЕЙ' }), rehabilitation);
  const child = await codes({ q: 'ребёнка' });
  t.ok(child.includes('medical.childTreatment'));
  for (const q of ['ребенка', 'Ребёнок', 'ребёнку', 'ребе\u0308нком']) t.same(await codes({ q }), child, q);
  t.same(await codes({ q: 'кружок' }), await codes({ q: 'кружки' }));
});

t.test('all words count: titles, help type and direction, in Russian and English', async (t) => {
  t.same(await codes({ q: 'психологические услуги' }), await codes({ helpType: 'psychological' }));
  t.same(await codes({ q: 'коммунальные услуги' }), ['social.utilityDebt', 'social.autoPayment']);
  t.same(await codes({ q: 'sanatoriums camps' }), await codes({ q: 'санатории и лагеря' }));
  t.same(await codes({ q: 'реабилитация адвокат' }), []);
  t.same(await codes({ q: 'реабилитация', helpType: 'legal' }), []);
});

t.test('where the last word is not found whole, it is the beginning of one', async (t) => {
  t.ok((await codes({ q: 'санат' })).includes('medical.sanatorium'));
  t.ok((await codes({ q: 'медицинская реаб' })).includes('medical.rehabilitation'));
  t.same(await codes({ q: 'реаб медицинская' }), []);
});

t.test('nonsense, signs and small words find nothing and break nothing', async (t) => {
  for (const q of ['ыфвапролд', '"', "'", '!', '& | !', ':*', '<->', '\\', '((', 'и', '%', '*']) t.same(await codes({ q }), [], q);
  const plain = await codes({ q: 'реабилитация' });
  for (const q of ["'реабилитация'", '"реабилитация', '«реабилитация»', '!реабилитация', 'реабилитация:*', '(реабилитация']) {
    t.same(await codes({ q }), plain, q);
  }
});

t.test('a search comes in pages, too; a cursor belongs to its search', async (t) => {
  const all = await codes({ q: 'ребенка' });
  const first = await api.call('GET', `${url}?q=%D1%80%D0%B5%D0%B1%D0%B5%D0%BD%D0%BA%D0%B0&limit=5`, { as: 'curator' });
  const { items, nextCursor } = first.json<{ items: Item[]; nextCursor: string }>();
  t.same(items.map(({ code }) => code), all.slice(0, 5));
  const rest = await found({ q: 'ребенка', cursor: nextCursor });
  t.same(rest.map(({ code }) => code), all.slice(5));
  const other = await api.call('GET', `${url}?q=x&cursor=${nextCursor}`, { as: 'curator' });
  t.match(other.json(), { status: 400, errors: [{ pointer: '?cursor' }] });
});

t.test('cacheable, with a strong ETag that another content does not share', async (t) => {
  const first = await api.call('GET', url, { as: 'partner' });
  t.match(first.headers.etag, /^"[\w-]+"$/);
  t.match(first.headers['cache-control'], /max-age=3600/);
  const headers = { 'if-none-match': String(first.headers.etag) };
  t.equal((await api.call('GET', url, { as: 'ministry', headers })).statusCode, 304);
  t.equal((await api.call('GET', `${url}?helpType=legal`, { as: 'ministry', headers })).statusCode, 200);
});

t.test('what is not a filter is refused', async (t) => {
  const status = async (query: string) => (await api.call('GET', `${url}?${query}`, { as: 'curator' })).statusCode;
  t.equal(await status('category=nobody'), 400);
  t.equal(await status('helpType=magic'), 400);
  t.equal(await status('q='), 400);
  t.equal(await status('q=%00'), 400);
  t.equal(await status(`q=${'a'.repeat(201)}`), 400);
  t.equal(await status(`q=${encodeURIComponent('ж'.repeat(200))}`), 200);
  t.equal(await status('search=x'), 400);
  t.equal((await api.call('GET', url, {})).statusCode, 401);
});
