import t from 'tap';
import { applicantViolations, type ApplicantRule } from '../../src/domain/applicant.ts';
import type { Citation } from '../../src/domain/errors.ts';
import type { FamilyMember } from '../../src/domain/family.ts';

const citation: Citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.3', inherited: false };
const today = '2026-03-02';
const parent: ApplicantRule = { applicant: 'parent' };
const tatarstan: ApplicantRule = { applicant: 'minor', ageFrom: 14, ageBelow: 18 };
const magadan: ApplicantRule = { applicant: 'minor', ageAfter: 10 };

function member(id: string, changes: Partial<FamilyMember>): FamilyMember {
  return {
    id, fullName: 'Примеров Тест', kinship: 'son', birthDate: '2015-06-15', legalRepresentative: false, leftOn: null,
    ...changes,
  };
}

const mother = member('mother', { kinship: 'mother', birthDate: '1990-01-01' });
const child = member('child', {});

function codes(
  rule: ApplicantRule,
  applicant: FamilyMember | undefined,
  members = [mother, child],
  categories = ['lowIncome'],
): string[] {
  return applicantViolations(rule, applicant, { members, categories }, today, citation).map(({ code }) => code);
}

t.test('a parent of a minor may apply', async (t) => {
  t.same(codes(parent, mother), []);
  t.same(codes(parent, member('g', { kinship: 'grandmother', legalRepresentative: true })), []);
});

t.test('who is not a representative may not, nor one who has left', async (t) => {
  t.same(codes(parent, member('g', { kinship: 'grandmother' })), ['applicant.not-representative']);
  t.same(codes(parent, { ...mother, leftOn: today }), ['applicant.not-representative']);
});

t.test('there must be a minor, or one expected where the category is for pregnant women', async (t) => {
  t.same(codes(parent, mother, [mother]), ['family.no-minor']);
  t.same(codes(parent, mother, [mother], ['womenInDifficulty']), []);
  const grown = member('grown', { birthDate: '2000-01-01' });
  t.same(codes(parent, grown, [mother, grown]), ['applicant.not-representative', 'family.no-minor'], 'both at once');
});

t.test('a minor parent may apply for the child, and is not the child', async (t) => {
  const young = member('young', { kinship: 'mother', birthDate: '2010-01-01' });
  const father = member('father', { kinship: 'father', birthDate: '2009-01-01' });
  t.same(codes(parent, young, [young, member('baby', { birthDate: '2026-01-01' })]), []);
  t.same(codes(parent, young, [young, father]), ['family.no-minor']);
});

t.test('a message takes no applicant, an application needs one', async (t) => {
  t.same(codes({ applicant: 'none' }, undefined), []);
  t.same(codes({ applicant: 'none' }, mother), ['applicant.not-allowed']);
  t.same(codes(parent, undefined), ['applicant.required']);
  t.same(codes(tatarstan, undefined), ['applicant.required']);
});

t.test('Tatarstan: from the fourteenth birthday to the day before the eighteenth', async (t) => {
  const born = (birthDate: string | null) => codes(tatarstan, member('child', { birthDate }));
  t.same(born('2012-03-03'), ['applicant.too-young']);
  t.same(born('2012-03-02'), []);
  t.same(born('2008-03-03'), []);
  t.same(born('2008-03-02'), ['applicant.too-old']);
  t.same(born(null), ['applicant.birth-date-unknown']);
  t.same(codes(tatarstan, member('child', { birthDate: '2010-01-01', leftOn: today })), ['applicant.not-in-family']);
});

t.test('Magadan: over ten is from the day after the tenth birthday', async (t) => {
  const born = (birthDate: string) => codes(magadan, member('child', { birthDate }));
  t.same(born('2016-03-02'), ['applicant.too-young'], 'on the birthday itself');
  t.same(born('2016-03-01'), []);
  // Born on 29 February, ten on 1 March 2026 and over ten on 2 March.
  t.same(born('2016-02-29'), []);
});

t.test('a refusal for age tells the age, the first day on which it is accepted, and the clause', async (t) => {
  const [violation] = applicantViolations(
    tatarstan, member('child', { birthDate: '2012-05-05' }), { members: [], categories: [] }, today, citation,
  );
  t.same(violation?.params, { age: 13, from: '2026-05-05' });
  t.equal(violation?.pointer, '/applicantMemberId');
  t.equal(violation?.citation, citation);
});
