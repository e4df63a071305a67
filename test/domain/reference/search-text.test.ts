import t from 'tap';
import {
  findCatalogueMeasure, measureCatalogue, searchTextOf, searchWords,
} from '../../../src/domain/reference/measures/index.ts';

t.test('words are letters and digits in lower case, «ё» is «е» however it is composed', async (t) => {
  t.same(searchWords('  «Приём» РЕБЁНКА, 14–18 лет! '), ['прием', 'ребенка', '14', '18', 'лет']);
  t.same(searchWords('е\u0308лка и\u0306од'), ['елка', 'йод']);
  t.same(searchWords('детско-родительские'), ['детско', 'родительские']);
});

t.test('no sign survives that PostgreSQL could take for an operator', async (t) => {
  t.same(searchWords(`a' & !b | (c:*) <-> \\d "e" %_`), ['a', 'b', 'c', 'd', 'e']);
  t.same(searchWords('"" & | ! : * ( ) \\'), []);
});

t.test('nouns whose first form stemming parts from the others are read as their genitive', async (t) => {
  t.same(searchWords('Ребёнок и мать'), ['ребенка', 'и', 'матери']);
});

t.test('a measure is found by titles, help type and directions, each word once', async (t) => {
  const measure = findCatalogueMeasure('medical.technicalAids');
  const words = measure === undefined ? [] : searchTextOf(measure).split(' ');
  for (const word of ['тср', 'aids', 'медицинская', 'услуги', 'здоровья', 'health']) t.ok(words.includes(word), word);
  t.equal(new Set(words).size, words.length);
  for (const one of measureCatalogue) t.match(searchTextOf(one), /^[a-zа-я0-9 ]+$/, one.code);
});
