import t from 'tap';
import { categories } from '../../../src/domain/reference/categories.ts';
import { circumstances } from '../../../src/domain/reference/circumstances.ts';
import type { ReferenceEntry } from '../../../src/domain/reference/entry.ts';
import { levels } from '../../../src/domain/reference/levels.ts';

function codesOf(list: readonly ReferenceEntry[], regulation: string): string[] {
  return list.filter(({ sources }) => sources.some((s) => s.regulation === regulation)).map(({ code }) => code);
}

t.test('Tatarstan’s form has 22 circumstances, the last one with text', async (t) => {
  const codes = codesOf(circumstances, 'tatarstan-2017');
  t.equal(codes.length, 22);
  t.equal(codes[0], 'parentsUnemployed', 'first column, first row');
  t.equal(codes[10], 'brokenFamilyRelations', 'first column, last row');
  t.equal(codes[11], 'parentChildConflicts', 'second column, first row');
  t.equal(codes[21], 'otherSigns', 'second column, last row');
  t.same(circumstances.filter((entry) => entry.takesText).map((entry) => entry.code), ['otherSigns']);
});

t.test('Chelyabinsk’s clause 1.5 has 8 circumstances, none of them Tatarstan’s', async (t) => {
  t.same(codesOf(circumstances, 'chelyabinsk-2022'), [
    'violenceAgainstChild', 'conflictThreateningLife', 'parentChildCrisis', 'noClothingOrMeals', 'unsanitaryHome',
    'lossOfParentalControl', 'unmetMedicalNeed', 'unmetAccessibilityNeed',
  ]);
  t.equal(circumstances.length, 30);
});

t.test('Magadan’s list has 12 categories', async (t) => {
  t.same(codesOf(categories, 'magadan-2017'), [
    'fosterFamily', 'disabledChild', 'childWithLimitedHealth', 'manyChildren', 'lowIncome', 'intendsToGiveUpChild',
    'singleParent', 'sociallyDangerous', 'refugees', 'parentAddiction', 'minorInConflictWithLaw',
    'womenInDifficulty',
  ]);
});

t.test('Chelyabinsk’s clause 1.4 has 9 categories, one of which is two of ours', async (t) => {
  t.same(codesOf(categories, 'chelyabinsk-2022'), [
    'fosterFamily', 'disabledChild', 'childWithLimitedHealth', 'manyChildren', 'lowIncome', 'intendsToGiveUpChild',
    'singleParent', 'sociallyDangerous', 'refugees', 'parentAddiction',
  ]);
});

t.test('Tatarstan’s clause 3.1 has 8 categories and 6 of «others», its form adds 2 parts', async (t) => {
  const clause31 = [
    'fosterFamily', 'minorParents', 'manyChildren', 'disabledChild', 'childWithLimitedHealth', 'singleParent',
    'minorInConflictWithLaw', 'motherChangedHerMind',
  ];
  const others = ['refugees', 'lowIncome', 'emergencyVictims', 'disabledParents', 'restoredParents', 'other'];
  const form = ['singleMother', 'singleFather'];
  t.same(codesOf(categories, 'tatarstan-2017').sort(), [...clause31, ...others, ...form].sort());
});

t.test('Valuyki’s criteria are for a child with limited health; the Azov memo lists no categories', async (t) => {
  t.same(codesOf(categories, 'valuyki'), ['childWithLimitedHealth']);
  t.same(codesOf(categories, 'azov-2017'), []);
  t.equal(categories.length, 20);
});

t.test('only the category for pregnant women expects a child', async (t) => {
  t.same(categories.filter((entry) => entry.expectsChild).map((entry) => entry.code), ['womenInDifficulty']);
});

t.test('limited health: up to 3 years in Magadan and Tatarstan, any age in Chelyabinsk and Valuyki', async (t) => {
  const limited = categories.find((entry) => entry.code === 'childWithLimitedHealth');
  t.same(limited?.childUnderYears, { years: 3, regulations: ['magadan-2017', 'tatarstan-2017'] });
  t.same(limited?.sources.map((source) => source.regulation), [
    'magadan-2017', 'chelyabinsk-2022', 'tatarstan-2017', 'valuyki',
  ]);
});

t.test('a part of a category belongs to one of the list', async (t) => {
  const codes = new Set<string>(categories.map((entry) => entry.code));
  for (const { within } of categories) t.ok(within === undefined || codes.has(within));
});

t.test('Tatarstan has three levels, the other regions that name levels have four', async (t) => {
  t.same(codesOf(levels, 'tatarstan-2017'), ['adaptation', 'basic', 'crisis']);
  for (const region of ['magadan-2017', 'chelyabinsk-2022', 'valuyki']) t.equal(codesOf(levels, region).length, 4);
  t.same(codesOf(levels, 'azov-2017'), []);
});
