import t from 'tap';
import {
  findEntry,
  labelOf,
  type ReferenceEntry,
  referenceLists,
  type ReferenceListName,
} from '../../../src/domain/reference/index.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';

const lists = Object.entries(referenceLists) as [ReferenceListName, readonly ReferenceEntry[]][];
const regulations = new Set([
  'base', 'magadan-2017', 'chelyabinsk-2022', 'tatarstan-2017', 'azov-2017', 'valuyki',
]);

for (const [name, entries] of lists) {
  t.test(`${name}: codes are unique, labels are in both languages, every entry has its source`, async (t) => {
    const codes = entries.map((entry) => entry.code);
    t.equal(new Set(codes).size, codes.length, 'codes are unique');
    for (const entry of entries) {
      t.match(entry.code, /^[a-z][A-Za-z]*$/);
      t.match(entry.ru, /[а-яё]/i, `${entry.code} has a Russian label`);
      t.match(entry.en, /^[\x20-\x7e’А-Яа-я]+$/, `${entry.code} has an English label`);
      t.ok(entry.sources.length > 0, `${entry.code} has a source`);
    }
  });

  t.test(`${name}: sources name known regulations, each once, with a clause`, async (t) => {
    for (const { code, sources } of entries) {
      const named = sources.map((source) => source.regulation);
      t.equal(new Set(named).size, named.length, `${code} names each regulation once`);
      t.ok(sources.every(({ regulation, clause }) => regulations.has(regulation) && /\S/.test(clause)), code);
    }
  });
}

t.test('lists whose codes other code relies on', async (t) => {
  const codes = (name: ReferenceListName) => referenceLists[name].map((entry) => entry.code);
  t.same(codes('levels'), ['adaptation', 'basic', 'crisis', 'emergency']);
  t.same(codes('helpTypes'), ['medical', 'psychological', 'pedagogical', 'legal', 'social', 'other']);
  t.same(codes('grounds'), ['parentApplication', 'minorApplication', 'message', 'kdnResolution', 'selfReferral']);
  t.same(codes('bodies'), ['council', 'municipalCouncil', 'workingGroup', 'kdn', 'provider']);
  t.same(codes('decisionKinds'), [
    'approveProgramme', 'returnProgramme', 'rejectProgramme', 'denyNeed', 'extend', 'changeLevel',
    'endPostSupport', 'changeRegulation', 'completeWithSuccess', 'endWithoutSuccess',
  ]);
  t.same(codes('paperTypes'), [
    'application', 'message', 'cooperationConsent', 'individualServicesProgramme',
    'personalDocuments', 'livingConditionsReport', 'needAssessment', 'interviewResults', 'writtenRefusal',
    'familyPassport', 'other',
  ]);
  t.same(codes('accessPurposes'), [
    'accompaniment', 'decision', 'control', 'reporting', 'commissionReview', 'familyRequest', 'courtOrAuthority', 'technicalSupport',
    'integration',
  ]);
  t.same(codes('caseStatuses'), [
    'identified', 'assessment', 'planning', 'decision', 'agreement', 'active', 'evaluation', 'postSupport',
    'closed', 'notTaken',
  ]);
});

t.test('outcomes are told apart: one success, six ends without it, three never begun', async (t) => {
  const of = (kind: string) =>
    referenceLists.outcomes.filter((entry) => entry.kind === kind).map(({ code }) => code);
  t.same(of('success'), ['success']);
  t.same(of('withoutSuccess'), [
    'movedAway', 'writtenRefusal', 'programmeBroken', 'illness', 'danger', 'parentApplication',
  ]);
  t.same(of('notTaken'), ['needNotConfirmed', 'programmeRejected', 'familyDeclined']);
});

t.test('no kinship is a parent and a child at once', async (t) => {
  t.same(referenceLists.kinships.filter((kinship) => kinship.parent && kinship.child), []);
  t.ok(referenceLists.kinships.some((kinship) => kinship.parent));
  t.ok(referenceLists.kinships.some((kinship) => kinship.child));
});

t.test('a label is found by code; an unknown code stands for itself', async (t) => {
  t.same(labelOf('levels', 'crisis'), { ru: 'кризисный', en: 'crisis' });
  t.same(labelOf('levels', 'invented'), { ru: 'invented', en: 'invented' });
  t.equal(findEntry('bodies', 'council')?.ru, 'ведомственный консилиум');
  t.equal(findEntry('bodies', 'nobody'), undefined);
});

t.test('every code that a shipped regulation uses stands in the reference lists', async (t) => {
  const known = (list: ReferenceListName, codes: readonly string[], where: string) => {
    t.same(codes.filter((code) => findEntry(list, code) === undefined), [], `${where}: ${list}`);
  };
  for (const { code, rules } of shippedRegulations) {
    known('levels', rules.levels?.value.map((level) => level.code) ?? [], code);
    known('categories', rules.categories?.value ?? [], code);
    known('circumstances', rules.circumstances?.value ?? [], code);
    known('grounds', rules.grounds?.value.map((ground) => ground.code) ?? [], code);
    known('caseStatuses', rules.steps?.value.map((step) => step.status) ?? [], code);
    known('decisionKinds', rules.decisions?.value.map((decision) => decision.kind) ?? [], code);
    known('bodies', rules.decisions?.value.flatMap((decision) => decision.bodies) ?? [], code);
    known('outcomes', rules.endings?.value.map((ending) => ending.code) ?? [], code);
    const gates = rules.steps?.value.flatMap((step) => step.gates) ?? [];
    known('paperTypes', gates.flatMap(({ gate, type }) => (gate === 'paper' && type ? [type] : [])), code);
  }
});
