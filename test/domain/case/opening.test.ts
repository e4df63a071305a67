import t from 'tap';
import type { OpenedData } from '../../../src/domain/case/facts.ts';
import { openingViolations } from '../../../src/domain/case/opening.ts';
import type { Family, FamilyMember } from '../../../src/domain/family.ts';
import { tatarstan } from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

const today = '2026-03-02';

function member(id: string, changes: Partial<FamilyMember>): FamilyMember {
  return { id, fullName: 'Примерова Тест', kinship: 'mother', birthDate: '1990-01-01', legalRepresentative: false, leftOn: null, ...changes };
}

const family: Family = {
  id: 'family', organisationId: 'centre', region: 'tatarstan', municipality: 'Казань', address: 'ул. Примерная, 1',
  completeness: 'singleParent', categoryNote: null, contactPhone: null, createdAt: '2026-03-01T09:00:00.000Z', erasedOn: null, version: 1,
  members: [member('mother', {}), member('child', { kinship: 'son', birthDate: '2012-03-02' })], categories: ['disabledChild'],
};
const byParent: OpenedData = { ground: 'parentApplication', form: 'group', applicantMemberId: 'mother', circumstances: [{ code: 'disabledChild' }] };

function violations(changes: Partial<OpenedData>, on = today, of: Family = family) {
  return openingViolations(tatarstan, of, { ...byParent, ...changes }, on, today);
}

t.test('a parent’s application, a minor’s from fourteen, and a message with its source', async (t) => {
  t.strictSame(violations({}), []);
  t.strictSame(violations({ ground: 'minorApplication', applicantMemberId: 'child' }), [], 'fourteen today');
  t.strictSame(
    violations({ ground: 'minorApplication', applicantMemberId: 'child' }, '2026-03-01').map(({ code, citation }) => [code, citation?.clause]),
    [['applicant.too-young', 'п. 4.3']],
  );
  const { applicantMemberId: _, ...nobody } = byParent;
  const message: OpenedData = { ...nobody, ground: 'message' };
  refused(t, openingViolations(tatarstan, family, message, today, today), [
    { code: 'source.required', pointer: '/source' },
  ]);
  const sent: OpenedData = { ...message, source: { sender: 'Школа № 5', channel: 'written' } };
  t.strictSame(openingViolations(tatarstan, family, sent, today, today), []);
});

t.test('everything that is wrong is named at once', async (t) => {
  const wrong = violations(
    { ground: 'kdnResolution', form: 'individual', circumstances: [{ code: 'otherSigns' }, { code: 'nonsense' }] }, '2026-03-03',
    { ...family, categories: ['womenInDifficulty'] },
  );
  refused(t, wrong, [
    { code: 'date.in-future' },
    { code: 'reference.unknown', pointer: '/ground' },
    { code: 'form.member-required', pointer: '/memberId' },
    { code: 'note.required', pointer: '/circumstances/0/note' },
    { code: 'reference.unknown', pointer: '/circumstances/1/code' },
    { code: 'category.outside-regulation', citation: { clause: 'п. 3.1' } },
  ]);
});

t.test('an individual case is for a member of the family, a group case for all', async (t) => {
  t.strictSame(violations({ form: 'individual', memberId: 'child' }), []);
  refused(t, violations({ form: 'individual', memberId: 'uncle' }), [{ code: 'link.unknown', pointer: '/memberId' }]);
  refused(t, violations({ memberId: 'child' }), [{ code: 'form.member-required' }]);
  refused(t, violations({ applicantMemberId: 'uncle' }), [{ code: 'link.unknown', pointer: '/applicantMemberId' }]);
});

t.test('a child with limited health makes the category up to three years in Tatarstan', async (t) => {
  const bornOn = (birthDate: string): Family => ({
    ...family, categories: ['childWithLimitedHealth'], members: [member('mother', {}), member('child', { kinship: 'son', birthDate })],
  });
  t.strictSame(violations({}, today, bornOn('2023-03-03')), [], 'three tomorrow');
  refused(t, violations({}, today, bornOn('2023-03-02')), [{ code: 'category.outside-regulation', citation: { clause: 'п. 3.1' } }]);
  const twoCategories = { ...bornOn('2023-03-02'), categories: ['childWithLimitedHealth', 'manyChildren'] };
  t.strictSame(violations({}, today, twoCategories), [], 'another category suffices');
});
