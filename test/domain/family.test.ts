import t from 'tap';
import { type FamilyMember, isRepresentative, minorsOn, presentMembers } from '../../src/domain/family.ts';

function member(changes: Partial<FamilyMember>): FamilyMember {
  return {
    id: 'someone', fullName: 'Примеров Тест', kinship: 'son', birthDate: '2015-06-15', legalRepresentative: false,
    leftOn: null, ...changes,
  };
}

t.test('a member is present until the day before leaving', async (t) => {
  const left = member({ leftOn: '2026-03-10' });
  t.same(presentMembers([left], '2026-03-09'), [left]);
  t.same(presentMembers([left], '2026-03-10'), []);
});

t.test('a minor is one until the day before the eighteenth birthday', async (t) => {
  const child = member({ birthDate: '2008-05-05' });
  t.same(minorsOn([child], '2026-05-04'), [child]);
  t.same(minorsOn([child], '2026-05-05'), []);
});

t.test('who left, is not born yet or has no known birth date is not counted as a minor', async (t) => {
  const members = [
    member({ leftOn: '2026-01-01' }), member({ birthDate: '2026-02-02' }), member({ birthDate: null }),
  ];
  t.same(minorsOn(members, '2026-02-01'), []);
});

t.test('a representative is told by kinship or by the card', async (t) => {
  t.ok(isRepresentative(member({ kinship: 'mother' })));
  t.ok(isRepresentative(member({ kinship: 'grandmother', legalRepresentative: true })));
  t.notOk(isRepresentative(member({ kinship: 'stepfather' })));
});
