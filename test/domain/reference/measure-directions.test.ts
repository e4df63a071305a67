import t from 'tap';
import { directions, measureCatalogue } from '../../../src/domain/reference/measures/index.ts';

t.test('codes and labels of directions are unique', async (t) => {
  for (const field of ['code', 'ru', 'en'] as const) {
    t.equal(new Set(directions.map((direction) => direction[field])).size, directions.length, field);
  }
  for (const { code, ru, en } of directions) {
    t.match(code, /^[a-z][A-Za-z]*$/);
    t.match(ru, /^[а-яё]/, code);
    t.match(en, /^[a-z][\x20-\x7e’]+$/, code);
  }
});

t.test('a direction cites exactly the appendices whose measures stand under it', async (t) => {
  const links = measureCatalogue.flatMap((measure) => measure.links);
  for (const { code, sources } of directions) {
    const own = links.filter(({ direction }) => direction === code).map(({ appendix }) => appendix);
    const numbers = [...new Set(own)].sort((a, b) => a - b);
    t.ok(numbers.length > 0, `${code} has measures`);
    t.same(sources, [{ regulation: 'tatarstan-2017', clause: `прил. № ${numbers.join(', ')}, разд. V` }]);
  }
});
