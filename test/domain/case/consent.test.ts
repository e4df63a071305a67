import t from 'tap';
import { actionsNow } from '../../../src/domain/case/assess.ts';
import { mayConsent } from '../../../src/domain/consent.ts';
import type { FamilyMember } from '../../../src/domain/family.ts';
import {
  check, codes, consent, consentWithdrawal, decision, mark, openCase, paper, programme, review, road, tatarstan, wholeScope, withdrawal,
} from '../../support/histories.ts';
import { invented } from '../../support/invented-regulation.ts';
import { refused } from '../../support/refused.ts';

const withdrawn = () => road().record(consentWithdrawal('2026-04-01'));

t.test('after a withdrawal nothing new is recorded, whatever the step, and it says since when and by which clause', async (t) => {
  const book = withdrawn();
  for (const request of [mark(1, '2026-04-02'), review('2026-04-02'), paper('other', '2026-04-02'), programme('2026-04-02', { number: 2 }), decision('extend', '2026-04-02')]) {
    refused(t, book.refusals(request).slice(0, 1), [
      { code: 'consent.withdrawn', params: { since: '2026-04-01' }, citation: { clause: 'база, п. 8', inherited: true } },
    ]);
  }
  t.match(book.at('2026-04-02').consent, { state: 'withdrawn', since: '2026-04-01', scope: [] });
  t.equal(book.at('2026-04-02').status, 'active', 'the withdrawal ends nothing by itself');
});

t.test('what ends the matter is still possible, with the papers for it, or a new consent', async (t) => {
  const allowed = actionsNow(withdrawn().at('2026-04-02')).filter((one) => one.allowed).map(({ action }) => action);
  t.strictSame(allowed, ['recordPaper:writtenRefusal', 'recordConsent', 'confirmReceipt', 'recordLetterAnswer', 'recordRecommendation', 'decide:endWithoutSuccess']);
  t.strictSame(withdrawn().refusals(decision('endWithoutSuccess', '2026-04-02', { reason: 'movedAway' })), []);
  const declined = withdrawn().record(paper('writtenRefusal', '2026-04-02'), decision('endWithoutSuccess', '2026-04-02', { reason: 'writtenRefusal' }));
  t.equal(declined.at('2026-04-02').status, 'closed');
  const before = road('level').record(consentWithdrawal('2026-03-06'));
  t.strictSame(before.refusals(withdrawal('2026-03-06')), []);
  t.strictSame(before.refusals(decision('denyNeed', '2026-03-06')), []);
});

t.test('a new consent, also of another who may give it, lets the case go on', async (t) => {
  for (const memberId of ['mother', 'granny']) {
    const book = withdrawn().record(consent('2026-04-03', { memberId, textVersion: '2026-2' }));
    t.match(book.at('2026-04-03').consent, { state: 'given', since: '2026-04-03', textVersion: '2026-2', scope: wholeScope });
    t.strictSame(book.refusals(mark(1, '2026-04-03')), []);
  }
});

t.test('one who consented before does not outweigh another’s withdrawal', async (t) => {
  const book = road().record(consent('2026-03-20', { memberId: 'granny' }), consentWithdrawal('2026-04-01'));
  t.equal(book.at('2026-04-01').consent.state, 'withdrawn');
});

t.test('a part may be withdrawn: the rest stands', async (t) => {
  const book = road().record(consentWithdrawal('2026-04-01', { scope: ['outsideSpecialists'] }));
  t.match(book.at('2026-04-01').consent, { state: 'given', scope: ['processing', 'transferToExecutors'] });
  t.strictSame(book.refusals(mark(1, '2026-04-02')), []);
  refused(t, book.refusals(programme('2026-04-02', { number: 2, due: ['2026-05-15'] })), [
    { code: 'consent.outside-specialists', pointer: '/measures/0/executor', citation: { clause: 'п. 5.3', inherited: false } },
  ]);
});

t.test('who gave withdraws, once, and only what was given', async (t) => {
  t.strictSame(codes(openCase().refusals(consentWithdrawal('2026-03-02'))), ['consent.nothing-to-withdraw']);
  t.strictSame(codes(withdrawn().refusals(consentWithdrawal('2026-04-02'))), ['consent.nothing-to-withdraw']);
  refused(t, road().refusals(consentWithdrawal('2026-04-01', { memberId: 'granny' })), [
    { code: 'consent.not-given-by-member', pointer: '/memberId' },
  ]);
  refused(t, road().refusals(consentWithdrawal('2026-04-01', { scope: ['outsideSpecialists', 'statistics'] })), [
    { code: 'consent.scope-not-given', pointer: '/scope/1' },
  ]);
  refused(t, road().refusals(consentWithdrawal('2026-03-01'), '2026-04-01').slice(-1), [
    { code: 'date.before-cause', params: { causeDate: '2026-03-02' } },
  ]);
  const ended = road().record(decision('endWithoutSuccess', '2026-05-10', { reason: 'movedAway' }));
  t.strictSame(ended.refusals(consentWithdrawal('2026-06-01')), [], 'in an ended case as well');
});

t.test('a consent is refused with every fault told at its place', async (t) => {
  refused(t, openCase().refusals(consent('2026-03-02', { memberId: 'child', scope: ['magic'], signedOn: '2026-03-03', validUntil: '2026-03-01' })), [
    { code: 'consent.giver-not-entitled', pointer: '/memberId' },
    { code: 'reference.unknown', pointer: '/scope/0' },
    { code: 'consent.processing-required', pointer: '/scope' },
    { code: 'consent.signed-later', pointer: '/signedOn' },
    { code: 'consent.over-already', pointer: '/validUntil' },
  ]);
  refused(t, openCase().refusals(consent('2026-03-02', { memberId: 'uncle' })), [{ code: 'link.unknown', pointer: '/memberId' }]);
  t.strictSame(codes(withdrawn().refusals(consent('2026-03-31'), '2026-04-05')), ['date.before-cause']);
});

t.test('a consent holds to its last day, is announced 30 and 14 days before, and has lapsed the day after', async (t) => {
  const book = road().record(consent('2026-03-20', { validUntil: '2026-06-30' }));
  const alerts = (today: string) => book.at(today).alerts.filter(({ kind }) => kind.startsWith('consent')).map(({ kind, severity }) => `${kind} ${severity}`);
  t.strictSame(alerts('2026-05-30'), []);
  t.strictSame(alerts('2026-05-31'), ['consentLapsing info']);
  t.strictSame(alerts('2026-06-16'), ['consentLapsing warning']);
  t.strictSame(alerts('2026-06-30'), ['consentLapsing warning']);
  t.strictSame(alerts('2026-07-01'), ['consentLapsed critical']);
  t.strictSame(book.refusals(mark(1, '2026-06-30')), []);
  refused(t, book.refusals(mark(1, '2026-07-01')), [{ code: 'consent.lapsed', params: { since: '2026-07-01' } }]);
  t.match(book.at('2026-06-01').deadlines.find(({ code }) => code === 'consentEnd'), { dueOn: '2026-06-30', lateAfter: '2026-06-30', state: 'open' });
  t.match(book.at('2026-07-01').consent, { state: 'lapsed', since: '2026-07-01', validUntil: '2026-06-30', scope: [] });
  const open = book.copy().record(consent('2026-04-01', { memberId: 'granny' }));
  t.strictSame(open.at('2026-07-01').consent.state, 'given', 'another’s consent has no last day');
});

t.test('a withdrawal is flagged until there is a new consent or an end', async (t) => {
  const kinds = (book: ReturnType<typeof road>) => book.at('2026-04-05').alerts.map(({ kind, severity }) => `${kind} ${severity}`);
  t.ok(kinds(withdrawn()).includes('consentWithdrawn critical'));
  t.strictSame(kinds(withdrawn().record(consent('2026-04-03'))), []);
  t.strictSame(kinds(withdrawn().record(decision('endWithoutSuccess', '2026-04-02', { reason: 'movedAway' }))), []);
});

t.test('where the region’s text is silent, other organisations need no consent of their own', async (t) => {
  const base = { ...tatarstan, rules: { ...tatarstan.rules, outsideSpecialists: invented.rules.outsideSpecialists } };
  t.same(base.rules.outsideSpecialists.value, { consent: false, transferConsent: false });
  const narrow = consent('2026-03-20', { scope: ['processing'] });
  const draft = programme('2026-04-02', { number: 2, due: ['2026-05-15'] });
  t.strictSame(codes(road().record(narrow).refusals(draft)), ['consent.outside-specialists']);
  const silent = openCase(base).record(consent('2026-03-02', { scope: ['processing'] }));
  t.notOk(codes(silent.refusals(programme('2026-03-02', { due: ['2026-05-15'] }))).includes('consent.outside-specialists'));
});

t.test('a region may ask for consent to the transfer of data', async (t) => {
  const rule = { ...tatarstan.rules.outsideSpecialists, value: { consent: true, transferConsent: true } };
  const both = { ...tatarstan, rules: { ...tatarstan.rules, outsideSpecialists: rule } };
  const book = openCase(both).record(consent('2026-03-02', { scope: ['processing', 'outsideSpecialists'] }));
  const told = book.refusals(programme('2026-03-02', { due: ['2026-05-15'] })).filter(({ code }) => code === 'consent.outside-specialists');
  t.match(told, [{ params: { scopeEn: 'transfer of personal data to those who carry out measures' } }]);
  t.equal(told.length, 1);
});

t.test('the provider’s own people and the family are no outsiders', async (t) => {
  const draft = programme('2026-03-06', { due: ['2026-05-15'] });
  if (draft.kind !== 'programme') throw new Error('a programme was made');
  const own = { ...draft.data.measures[0], executor: { kind: 'organisation', organisationId: 'centre' }, coExecutors: [{ kind: 'familyMember', memberId: 'mother' }] };
  const narrow = road('level').record(consent('2026-03-06', { scope: ['processing'] }));
  t.strictSame(codes(narrow.refusals({ ...draft, data: { ...draft.data, measures: [own as never] } })), []);
  const helped = { ...own, coExecutors: [{ kind: 'curator' }, { kind: 'organisation', organisationId: 'clinic' }] };
  refused(t, narrow.refusals({ ...draft, data: { ...draft.data, measures: [helped as never] } }), [
    { code: 'consent.outside-specialists', pointer: '/measures/0/coExecutors/1' },
  ]);
});

t.test('a programme does not come into force nor go out with outsiders the family no longer agrees to', async (t) => {
  const gone = consentWithdrawal('2026-03-11', { scope: ['outsideSpecialists'] });
  const submitted = road('submission').record(gone);
  refused(t, submitted.refusals(decision('approveProgramme', '2026-03-11', { programmeNumber: 1 })), [
    { code: 'consent.outside-specialists', pointer: '/programmeNumber' },
  ]);
  t.strictSame(submitted.refusals(decision('returnProgramme', '2026-03-11', { programmeNumber: 1 })), []);
  const recipients = [{ name: 'Школа' }, { name: 'Центр', organisationId: 'centre' }, { name: 'Поликлиника', organisationId: 'clinic' }];
  const sent = { kind: 'distribution' as const, data: { programmeNumber: 1, recipients }, on: '2026-03-13' };
  t.strictSame(road().refusals(sent), []);
  refused(t, road('approval').record(gone).refusals(sent), [{ code: 'consent.outside-specialists', pointer: '/recipients/2' }]);
});

t.test('who may consent: adults, and parents or representatives of any age', async (t) => {
  const member = (changes: Partial<FamilyMember>): FamilyMember => (
    { id: 'x', fullName: 'Тестова', kinship: 'sibling', birthDate: '2008-04-01', legalRepresentative: false, leftOn: null, ...changes });
  t.equal(mayConsent(member({}), '2026-03-31'), false, 'seventeen');
  t.equal(mayConsent(member({}), '2026-04-01'), true, 'eighteen today');
  t.equal(mayConsent(member({ birthDate: null }), '2026-04-01'), false, 'nobody knows');
  t.equal(mayConsent(member({ kinship: 'mother' }), '2026-03-31'), true, 'a minor mother');
  t.equal(mayConsent(member({ legalRepresentative: true, birthDate: null }), '2026-03-31'), true);
});

t.test('in post-support a check waits for a consent as well', async (t) => {
  const watched = road().record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-01'), consentWithdrawal('2026-09-02'));
  t.strictSame(codes(watched.refusals(check(1, '2026-11-30'))), ['consent.withdrawn']);
});
