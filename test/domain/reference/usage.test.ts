import t from 'tap';
import { referenceLists } from '../../../src/domain/reference/index.ts';
import { entriesUsedBy } from '../../../src/domain/reference/usage.ts';
import { magadan2017 } from '../../../src/domain/regulations/data/magadan-2017.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';

const tatarstan = resolveRegulation(tatarstan2017);
const codes = (list: keyof typeof referenceLists, regulation = tatarstan) =>
  entriesUsedBy(regulation, list).map((entry) => entry.code);

t.test('what a regulation rules is what its region uses', async (t) => {
  t.same(codes('levels'), ['adaptation', 'basic', 'crisis']);
  t.same(codes('grounds'), ['parentApplication', 'minorApplication', 'message']);
  t.same(codes('outcomes'), [
    'success', 'movedAway', 'writtenRefusal', 'needNotConfirmed', 'programmeRejected', 'familyDeclined',
  ]);
  t.same(codes('categories').sort(), [...tatarstan.rules.categories.value].sort());
  t.same(codes('circumstances').sort(), [...tatarstan.rules.circumstances.value].sort());
});

t.test('bodies and papers: those that the rules name and those that the text names', async (t) => {
  t.same(codes('bodies'), ['council', 'municipalCouncil', 'provider'], 'the provider moves a case to a newer version');
  t.same(codes('paperTypes'), [
    'application', 'message', 'individualServicesProgramme', 'personalDocuments',
    'livingConditionsReport', 'interviewResults', 'writtenRefusal', 'other',
  ]);
});

t.test('lists that no regulation rules are whole everywhere, in every region', async (t) => {
  for (const list of ['helpTypes', 'kinships', 'caseStatuses', 'workDirections'] as const) {
    t.same(entriesUsedBy(tatarstan, list), referenceLists[list]);
  }
});

t.test('technologies, forms of work and indicators are those of the region’s own text', async (t) => {
  const magadan = resolveRegulation(magadan2017);
  for (const list of ['technologies', 'workForms', 'indicators'] as const) {
    t.same(entriesUsedBy(tatarstan, list), referenceLists[list]);
    t.same(entriesUsedBy(magadan, list), []);
  }
});

t.test('another number in a regulation’s data is another answer', async (t) => {
  const narrower = resolveRegulation({
    ...tatarstan2017,
    rules: { ...tatarstan2017.rules, levels: { clause: 'п. 4.8', value: [{ code: 'crisis', severity: 1 }] } },
  });
  t.same(codes('levels', narrower), ['crisis']);
});
