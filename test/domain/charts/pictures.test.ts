import t from 'tap';
import { lastQuarterOver, quartersBetween } from '../../../src/domain/charts/dynamics.ts';
import { type LoadedCurator, providerLoad } from '../../../src/domain/charts/load.ts';
import { loadScene } from '../../../src/domain/charts/load-scene.ts';
import type { Scene } from '../../../src/domain/charts/scene.ts';
import { grouped, niceStep, romanQuarter } from '../../../src/domain/charts/tick-words.ts';
import { caseTimeline } from '../../../src/domain/charts/timeline.ts';
import { timelineScene } from '../../../src/domain/charts/timeline-scene.ts';
import { decision, mark, openCase, programme, review, road, signed, submission, copyGiven, tatarstan } from '../../support/histories.ts';
import type { Regulation } from '../../../src/domain/regulations/resolve.ts';

const heading = { title: 'Нагрузка кураторов', subtitle: 'На 22.11.2026' };
const textsOf = ({ shapes }: Scene) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const markOf = ({ shapes }: Scene) => shapes.flatMap((shape) => (shape.kind === 'mark' ? [shape.symbol] : []));

function counting(how: 'perLevel' | 'weighted'): Regulation {
  return { ...tatarstan, rules: { ...tatarstan.rules, caseload: { ...tatarstan.rules.caseload, value: { counting: how, mode: 'overridable' } } } };
}

function curator(places: Record<string, number>, available = true): LoadedCurator {
  const all = Object.entries(places).flatMap(([level, held]) => Array.from({ length: held }, () => ({ level, overridden: false })));
  return { id: '1', name: 'Кураторова Анна', available, places: all };
}

t.test('weighed together, a crisis family takes a quarter of a curator and a basic one a sixth', async (t) => {
  const told = (places: Record<string, number>) => textsOf(loadScene(providerLoad(counting('weighted'), [curator(places)]), 1, heading)).filter((text) => text.endsWith('%'));
  t.same(told({ crisis: 1, basic: 2 }), ['58 %']);
  t.same(told({ crisis: 4 }), ['100 %']);
  t.same(told({ crisis: 2, basic: 1, adaptation: 3 }), ['105 %'], 'never told as full while it is above');
  t.same(told({}), ['0 %']);
});

t.test('beyond the limit there is a sign, and a star at who gets no families any more', async (t) => {
  const drawn = (places: Record<string, number>, available = true) => loadScene(providerLoad(counting('perLevel'), [curator(places, available)]), 1, heading);
  t.same(markOf(drawn({ crisis: 4 })), []);
  t.same(markOf(drawn({ crisis: 5 })), ['triangle', 'triangle'], 'at the count and in the legend');
  t.ok(textsOf(drawn({ basic: 1 }, false)).includes('Кураторова Анна *'));
  t.notOk(textsOf(drawn({ basic: 1 })).includes('новых семей не получает'));
});

t.test('of more measures than fit, those that somebody has yet to look after are shown', async (t) => {
  const due = Array.from({ length: 26 }, (_, index) => `2026-0${5 + (index % 4)}-15`);
  const book = road('level').record(programme('2026-03-06', { due }), submission('2026-03-10'), decision('approveProgramme', '2026-03-11'), signed('2026-03-12'), copyGiven('2026-03-13'));
  for (let number = 1; number <= 10; number += 1) book.record(mark(number, '2026-04-20'));
  const texts = textsOf(timelineScene(caseTimeline(book.at('2026-07-01'), new Map()), heading));
  t.ok(texts.includes('сделано 10 из 26'));
  t.ok(texts.includes('Мероприятия, 20 из 26'));
  const numbers = texts.flatMap((text) => /^(\d+)\. /.exec(text)?.[1] ?? []).map(Number);
  t.same(numbers, [1, 2, 3, 4, ...Array.from({ length: 16 }, (_, index) => index + 11)]);
});

t.test('where marks have no room the oldest are left out, and the row says so', async (t) => {
  const book = road();
  for (let day = 1; day <= 9; day += 1) book.record(review(`2026-05-0${day}`));
  const texts = textsOf(timelineScene(caseTimeline(book.at('2026-05-10'), new Map()), heading));
  t.ok(texts.some((text) => text.startsWith('09.05 ')));
  t.notOk(texts.some((text) => text.startsWith('01.05 ')));
  t.ok(texts.some((text) => /^показано \d из 9$/.test(text)));
});

t.test('a case that was only opened has a picture too', async (t) => {
  const texts = textsOf(timelineScene(caseTimeline(openCase().at('2026-03-02'), new Map()), heading));
  t.ok(texts.includes('2026') && texts.includes('мар') && texts.includes('сегодня 02.03.2026'));
});

t.test('quarters', async (t) => {
  t.equal(lastQuarterOver('2026-11-22'), '2026-Q3');
  t.equal(lastQuarterOver('2026-01-01'), '2025-Q4');
  t.same(quartersBetween({ from: '2025-Q4', to: '2026-Q2' }, '2026-11-22').map(({ name, from, to }) => [name, from, to]), [
    ['2025-Q4', '2025-10-01', '2025-12-31'], ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q2', '2026-04-01', '2026-06-30'],
  ]);
  t.equal(quartersBetween({}, '2026-11-22').length, 8);
  t.equal(quartersBetween({ from: '2001-Q1', to: '2099-Q4' }, '2026-11-22').length, 21, 'one too many is enough to refuse');
  t.same(['2026-Q1', '2026-Q4'].map(romanQuarter), ['I', 'IV']);
});

t.test('ticks are round numbers', async (t) => {
  t.same([0, 1, 7, 11, 26, 99, 101, 12345].map((greatest) => niceStep(greatest, 5)), [1, 1, 2, 5, 10, 20, 50, 5000]);
  t.equal(grouped(1234567), '1\u00a0234\u00a0567');
  t.equal(grouped(0), '0');
});
