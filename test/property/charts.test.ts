import fc from 'fast-check';
import t from 'tap';
import { type QuarterCount } from '../../src/domain/charts/dynamics.ts';
import { dynamicsScene } from '../../src/domain/charts/dynamics-scene.ts';
import { lanesOf } from '../../src/domain/charts/lanes.ts';
import { type LoadedCurator, providerLoad } from '../../src/domain/charts/load.ts';
import { loadScene, pagesOf } from '../../src/domain/charts/load-scene.ts';
import type { Rect, Scene } from '../../src/domain/charts/scene.ts';
import { svgOf } from '../../src/domain/charts/svg.ts';
import { caseTimeline } from '../../src/domain/charts/timeline.ts';
import { timelineScene } from '../../src/domain/charts/timeline-scene.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import type { Regulation } from '../../src/domain/regulations/resolve.ts';
import { loadByLevel, placeSize } from '../../src/domain/caseload.ts';
import { tatarstan } from '../support/histories.ts';
import { invented } from '../support/invented-regulation.ts';
import { type Move, moves, play } from '../support/random-histories.ts';
import { faultsOf } from '../support/scenes.ts';
import { readSvg, wordsOf } from '../support/svg.ts';

const heading = { title: 'Ход сопровождения: дело № 2026/17', subtitle: 'На 22.11.2026. Центр помощи семье и детям «Пример»' };
const name = fc.string({ unit: fc.constantFrom(...'Щщ Ааё<&"\'-WI№'), maxLength: 60 });
const regulations = { tatarstan, invented };

function sound(scene: Scene): boolean {
  const faults = faultsOf(scene);
  if (faults.length > 0) throw new Error(faults.slice(0, 3).join('; '));
  return readSvg(svgOf(scene)).name === 'svg';
}

/** The last decision names a programme, and a day before the one on which that was drafted. */
const decidedBeforeItsDraft = [
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 13] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'level', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 0, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 1, wish: 'draft', back: 0, dice: [0, 0, 0] },
  { wait: 1, wish: 'next', back: 0, dice: [0, 0, 0] },
  { wait: 2, wish: 'decide', back: 0, dice: [0, 0, 0] },
  { wait: 3, wish: 'report', back: 0, dice: [0, 0, 0] },
  { wait: 1, wish: 'decide', back: 8, dice: [9148, 84, 0] },
] satisfies Move[];

t.test('whatever happened in a case, its picture is whole: everything within, no text over another, bars in order', async () => {
  fc.assert(fc.property(fc.constantFrom('tatarstan' as const, 'invented' as const), moves, fc.nat(900), name, (region, sequence, later, curator) => {
    let last = '2026-03-02';
    const book = play(regulations[region], sequence, ({ today }) => { last = today; });
    const assessment = book.at(addDays(last, later));
    const timeline = caseTimeline(assessment, new Map([['curator-1', curator]]));
    for (const row of [timeline.statuses, timeline.levels, timeline.curators]) {
      row.forEach((spell, index) => {
        const next = row[index + 1];
        if ((spell.to !== null && spell.to < spell.from) || (next !== undefined && spell.to !== next.from)) throw new Error(`out of order: ${JSON.stringify(row)}`);
      });
    }
    return timeline.statuses.at(-1)?.code === assessment.status && sound(timelineScene(timeline, heading));
  }), { numRuns: 60, examples: [['tatarstan', decidedBeforeItsDraft, 0, '']] });
});

t.test('stretches on one lane keep apart, and none is left out while there are lanes', async () => {
  const stretch = fc.tuple(fc.nat(900), fc.nat(300)).map(([left, width]) => ({ left, right: left + width }));
  fc.assert(fc.property(fc.array(stretch, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (all, most) => {
    const lanes = lanesOf(all, most);
    const apart = all.every((one, index) => all.every((other, at) => (
      at <= index || lanes[at] === undefined || lanes[at] !== lanes[index] || one.right <= other.left || other.right <= one.left)));
    return apart && lanes.every((lane) => lane === undefined ? most <= all.length : lane < most) && (most < all.length || !lanes.includes(undefined));
  }));
});

const weighted: Regulation = {
  ...tatarstan, rules: { ...tatarstan.rules, caseload: { ...tatarstan.rules.caseload, value: { counting: 'weighted', mode: 'overridable' } } },
};
const levels = ['adaptation', 'basic', 'crisis'];
const curator: fc.Arbitrary<LoadedCurator> = fc.record({
  id: fc.uuid(), name, available: fc.boolean(),
  places: fc.array(fc.record({ level: fc.constantFrom(...levels), overridden: fc.boolean() }), { maxLength: 30 }),
});

t.test('however many curators there are and however full they are, each stands on one sheet, readable, with their true counts', async () => {
  fc.assert(fc.property(fc.constantFrom(tatarstan, weighted), fc.array(curator, { maxLength: 130, size: 'max' }), (regulation, curators) => {
    const load = providerLoad(regulation, curators);
    const sheets = Array.from({ length: pagesOf(load) }, (_, index) => loadScene(load, index + 1, heading));
    const lines = sheets.flatMap((sheet) => sheet.description.slice(1));
    const bars = sheets.flatMap(({ shapes }) => shapes).filter((shape): shape is Rect => shape.kind === 'rect' && shape.height === 15);
    const families = curators.reduce((sum, { places }) => sum + places.length, 0);
    return lines.length === curators.length && sheets.every(sound) && bars.filter(({ fill }) => fill !== 'plain').length === families
      && curators.every(({ places }) => saysAs(regulation, places, providerLoad(regulation, [{ id: '1', name: 'x', available: true, places }])));
  }), { numRuns: 20 });
});

/** The same as a curator's load over the API. */
function saysAs(regulation: Regulation, places: LoadedCurator['places'], { curators: [one] }: ReturnType<typeof providerLoad>): boolean {
  const held = loadByLevel(regulation, places.map(({ level }, index) => ({ ...placeSize(regulation, level), familyId: String(index) })));
  const drawn = one?.groups.flatMap((group) => group.levels.map((level) => ({ ...level, free: Math.max(0, Math.floor((group.capacity - group.used) / level.units)) }))) ?? [];
  return held.every(({ level, held: number, free }) => drawn.some((other) => other.level === level && other.held === number && other.free === free));
}

t.test('any numbers of families fit the picture of quarters', async () => {
  const count = fc.record({ taken: fc.nat(2_000_000), ended: fc.nat(2_000_000), end: fc.nat(5_000_000) });
  fc.assert(fc.property(fc.oneof(fc.constant([]), fc.array(count, { minLength: 1, maxLength: 20, size: 'max' })), fc.integer({ min: 1, max: 6 }), (counts, digits) => {
    const quarters = counts.map(({ taken, ended, end }, index): QuarterCount => ({
      quarter: `${2020 + Math.floor(index / 4)}-Q${(index % 4) + 1}`, start: 0, taken: taken % 10 ** digits, ended: ended % 10 ** digits, end: end % 10 ** digits,
    }));
    const scene = dynamicsScene(quarters, heading);
    return sound(scene) && wordsOf(readSvg(svgOf(scene))).length === counts.length + 1;
  }), { numRuns: 100 });
});
