import t from 'tap';
import type { Scene } from '../../../src/domain/charts/scene.ts';
import { fills, symbols } from '../../../src/domain/charts/scene.ts';
import { svgOf } from '../../../src/domain/charts/svg.ts';
import { cut, widthOf } from '../../../src/domain/charts/text-width.ts';
import { fontWidths } from '../../support/font-widths.ts';
import { allOf, readSvg, textsOf, wordsOf } from '../../support/svg.ts';

const nasty = '<script>&"Петрова\' Анна ]]> \u0000\ud800';
const scene: Scene = {
  name: 'sample', width: 400, height: 300, title: nasty, description: [nasty, 'вторая строка'],
  shapes: [
    ...fills.map((fill, index) => ({ kind: 'rect', x: index * 10, y: 10, width: 9, height: 9, fill, stroke: 'fine' } as const)),
    ...symbols.map((symbol, index) => ({ kind: 'mark', x: 10 + index * 12, y: 40, symbol } as const)),
    { kind: 'line', x1: 0, y1: 50, x2: 1 / 3, y2: 50, stroke: 'dashed' }, { kind: 'text', x: 10, y: 80, text: nasty, size: 12 },
  ],
};

t.test('a picture is well-formed, whatever people are called, and says what it shows', async (t) => {
  const root = readSvg(svgOf(scene));
  t.match(root, { name: 'svg', attributes: { 'xmlns': 'http://www.w3.org/2000/svg', 'lang': 'ru', 'role': 'img', 'viewBox': '0 0 400 300' } });
  const told = '<script>&"Петрова\' Анна ]]> ';
  t.same(textsOf(root), [told]);
  t.same(wordsOf(root), [told, 'вторая строка']);
  const ids = root.attributes['aria-labelledby']?.split(' ') ?? [];
  t.same(ids.map((id) => root.children.find(({ attributes }) => attributes['id'] === id)?.name), ['title', 'desc']);
});

t.test('nothing in a picture can act, fetch or dress up', async (t) => {
  const all = allOf(readSvg(svgOf(scene)));
  t.same([...new Set(all.map(({ name }) => name))].sort(), ['circle', 'defs', 'desc', 'g', 'line', 'path', 'pattern', 'rect', 'svg', 'text', 'title']);
  const values = all.flatMap(({ attributes }) => Object.entries(attributes));
  t.same(values.filter(([name]) => /^on|href|style|class/.test(name)), []);
  t.same(values.filter(([name, value]) => /url\(/.test(value) && !/^url\(#sample-[a-zA-Z]+\)$/.test(value) || (name !== 'xmlns' && /:\/\//.test(value))), []);
  const patterns = all.filter(({ name }) => name === 'pattern').map(({ attributes }) => attributes['id']);
  t.same(patterns, fills.map((fill) => `sample-${fill}`), 'and every fill is there');
});

t.test('a fill is told from every other without its colour', async (t) => {
  const patterns = allOf(readSvg(svgOf(scene))).filter(({ name }) => name === 'pattern');
  const drawn = patterns.map((pattern) => JSON.stringify(allOf(pattern).slice(2).map(({ name, attributes }) => [name, attributes])));
  const [solid, plain] = ['solid', 'plain'].map((name) => patterns.findIndex(({ attributes }) => attributes['id'] === `sample-${name}`));
  t.equal(new Set(drawn.filter((_, index) => index !== solid && index !== plain)).size, fills.length - 2);
  t.equal(patterns[solid ?? 0]?.children[0]?.attributes['fill'], '#33475b', 'the one without strokes is dark');
  t.equal(patterns[plain ?? 0]?.children[0]?.attributes['fill'], '#ffffff', 'the other is white');
});

t.test('no character of the widest common font is wider than it is taken for', async (t) => {
  const known = [...' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
    + 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяӘәӨөҮүҖҗҢңҺһ«»„“№§–—…·×−•€₽'];
  for (const [file, bold] of [['DejaVuSans.ttf', false], ['DejaVuSans-Bold.ttf', true]] as const) {
    const width = fontWidths(file);
    t.same(known.filter((one) => width(one) === 0), [], 'the font has them all');
    t.same(known.filter((one) => width(one) > widthOf(one, { size: 1, bold })), []);
  }
});

t.test('a text that is too long is cut at an ellipsis, by its width', async (t) => {
  const name = 'Константинопольская-Задунайская Аполлинария';
  const short = cut(name, 120, { size: 11 });
  t.match(short, /^Константи.*…$/);
  t.ok(widthOf(short, { size: 11 }) <= 120);
  t.equal(cut('Ким', 120, { size: 11 }), 'Ким');
  t.equal(cut(name, 5, { size: 11 }), '', 'or left out where nothing fits');
});
