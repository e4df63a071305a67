import t from 'tap';
import type { FeedDecision } from '../../../src/domain/case/feed-state.ts';
import { familyRegisterForm } from '../../../src/domain/register/family-register.ts';
import { registerCsv } from '../../../src/domain/register/register-csv.ts';
import { type EntrySource, registerEntry, registerYear } from '../../../src/domain/register/register-entry.ts';
import { family, GONE, SON } from '../../support/paper-case.ts';
import { entrySource } from '../../support/register-entries.ts';

const decided = (kind: string, programmeNumber: number | null, date: string, number: string): FeedDecision => (
  { factId: '', kind, body: 'council', number, date, programmeNumber, level: null, reason: null });

t.test('the programme is the one in force, before the start the one approved last', async (t) => {
  const first = [decided('returnProgramme', 1, '2026-03-05', '1'), decided('approveProgramme', 2, '2026-03-11', '2')];
  const of = (changes: Partial<EntrySource>) => registerEntry(entrySource(changes), '2026-10-01').programme;
  t.equal(of({}), null, 'no programme yet');
  t.same(of({ decisions: first }), { number: '2026/15-2', version: 2, approved: { on: '2026-03-11', decision: '2' } });
  const later = [...first, decided('approveProgramme', 3, '2026-05-01', '3'), decided('extend', null, '2026-09-01', '4')];
  t.same(of({ decisions: later, programmeNumber: 3 }), { number: '2026/15-3', version: 3, approved: { on: '2026-05-01', decision: '3' } });
  t.same(of({ programmeNumber: 1 }), { number: '2026/15', version: 1, approved: null }, 'where nobody approves');
});

t.test('names and numbers are those of today', async (t) => {
  t.match(registerEntry(entrySource(), '2026-01-30'), { applicant: 'Примерова Мария Тестовна', members: 3, minors: 1, accompanied: null });
  t.match(registerEntry(entrySource(), '2026-01-31'), { members: 2, minors: 1 }, 'who has left is counted no more');
  t.match(registerEntry(entrySource(), '2035-09-03'), { minors: 0 }, 'the son is of age');
  t.match(registerEntry(entrySource({ applicantMemberId: null, form: 'individual', memberId: SON }), '2026-03-11'), { applicant: 'Примерова Мария Тестовна', accompanied: 'Примеров Иван Тестович' });
  t.match(registerEntry(entrySource({ applicantMemberId: GONE }), '2026-03-11'), { applicant: 'Отбывшева Нина Тестовна' }, 'an applicant who has left stays the applicant');
  t.match(registerEntry(entrySource({ members: [], applicantMemberId: null }), '2026-03-11'), { applicant: null, members: 0, minors: 0 });
  t.match(registerEntry(entrySource({ erasedOn: '2026-03-11' }), '2026-03-11'), { minors: null });
});

t.test('a register is complete when every number up to the last one given stands in it', async (t) => {
  const year = { year: 2026, entries: 3, firstNumber: 1, lastNumber: 3, lastGiven: 3 };
  t.equal(registerYear(year).complete, true);
  for (const wrong of [{ entries: 2 }, { firstNumber: 2 }, { lastNumber: 4 }, { lastGiven: 4 }]) t.equal(registerYear({ ...year, ...wrong }).complete, false, JSON.stringify(wrong));
});

t.test('cells that a spreadsheet would calculate are texts; quotes and line ends stay within their cell', async (t) => {
  const csv = registerCsv({ columns: [{ title: 'А', width: 1 }], rows: [['=1+1'], ['+7'], ['-1'], ['@x'], [-1], ['а"б;\nв'], [null]] });
  t.equal(csv, '\uFEFF"А"\r\n"\'=1+1"\r\n"\'+7"\r\n"\'-1"\r\n"\'@x"\r\n"\'-1"\r\n"а""б;\nв"\r\n""\r\n');
});

t.test('a family that lives elsewhere is told with its municipality', async (t) => {
  const textFor = (municipality: string) => JSON.stringify(familyRegisterForm({ organisation: 'Центр', municipality, year: 2026, on: '2026-03-11', entries: [registerEntry(entrySource(), '2026-03-11')] }).blocks);
  t.notOk(textFor(family.municipality).includes(family.municipality));
  t.ok(textFor('Соседний муниципальный район').includes(`${family.municipality}, ${family.address}`));
});

t.test('without entries it is a blank to write in', async (t) => {
  const { blocks } = familyRegisterForm({ organisation: 'Центр', municipality: null, year: 2026, on: '2026-03-11', entries: [] });
  t.match(blocks[2], { runs: ['По состоянию на 11.03.2026. Записей нет.'] });
});
