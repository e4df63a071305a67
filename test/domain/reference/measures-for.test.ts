import t from 'tap';
import { measureCatalogue, measuresFor } from '../../../src/domain/reference/measures/index.ts';

const codes = (categories: string[], helpType?: Parameters<typeof measuresFor>[1]) =>
  measuresFor(categories, helpType).map(({ code }) => code);

t.test('a category has the measures of its appendix, in the order of its lines', async (t) => {
  const measures = measuresFor(['manyChildren']);
  t.equal(measures.length, 35);
  const lines = measures.map(({ links }) => links.find(({ category }) => category === 'manyChildren')?.line);
  t.same(lines, Array.from({ length: 35 }, (_, index) => index + 1));
});

t.test('one help type', async (t) => {
  t.same(codes(['minorInConflictWithLaw'], 'psychological'), [
    'psychological.institutions', 'psychological.deepDiagnostics', 'psychological.behaviourTherapy',
  ]);
  t.same(codes(['minorInConflictWithLaw'], 'other'), [], 'the appendices have no other help');
});

t.test('several categories: each measure once, the lower appendix first, whatever the order asked', async (t) => {
  const both = codes(['disabledChild', 'childWithLimitedHealth'], 'medical');
  t.same(both, [
    'medical.institutions', 'medical.childrenExamination', 'medical.childTreatment',
    'medical.disabilityRegistration', 'medical.childTechnicalAids', 'medical.technicalAids',
    'medical.technicalAidsTraining', 'medical.sanatorium', 'medical.rehabilitation', 'medical.healthCamp',
  ]);
  t.same(codes(['childWithLimitedHealth', 'disabledChild', 'disabledChild'], 'medical'), both);
});

t.test('a category that is part of another has the other’s measures', async (t) => {
  t.same(codes(['singleMother']), codes(['singleParent']));
  t.same(codes(['singleFather', 'singleParent']), codes(['singleParent']));
  t.equal(codes(['singleParent']).length, 34);
});

t.test('a category without an appendix has none; all eight together have the whole catalogue', async (t) => {
  t.same(codes([]), []);
  t.same(codes(['lowIncome', 'invented']), []);
  const all = [...new Set(measureCatalogue.flatMap(({ links }) => links.map(({ category }) => category)))];
  t.equal(all.length, 8);
  t.same(codes(all).sort(), measureCatalogue.map(({ code }) => code).sort());
});
