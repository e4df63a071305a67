import fc from 'fast-check';
import t from 'tap';
import type { Assessment } from '../../src/domain/case/assess.ts';
import { assess } from '../../src/domain/case/assess.ts';
import type { Fact } from '../../src/domain/case/facts.ts';
import { erasedFact, erasedFamily, erasureViolations } from '../../src/domain/erasure.ts';
import { ERASED } from '../../src/domain/personal-fields.ts';
import { measureCatalogue } from '../../src/domain/reference/measures/index.ts';
import { calendar, type CaseBook, tatarstan } from '../support/histories.ts';
import { invented } from '../support/invented-regulation.ts';
import { moves, play } from '../support/random-histories.ts';

/** What a skeleton must still say. */
function said({ status, level, proposedLevel, countedLevel, curatorId, register, startedOn, term, terms, deadlines, outcome, ...rest }: Assessment) {
  const { postSupport, changesOn, missing, plannedAlerts } = rest;
  const marks = rest.measures.map(({ measure: { number, dueOn }, state, markedOn }) => ({ number, dueOn, state, markedOn }));
  return {
    status, level, proposedLevel, countedLevel, curatorId, register, startedOn, term, terms, deadlines, outcome, postSupport, changesOn,
    missing, plannedAlerts, marks,
  };
}

const at = (book: CaseBook, facts: readonly Fact[], today: string) => assess(book.regulation, calendar, facts, today);

t.test('the skeletons of a random history say what its facts said', async (t) => {
  fc.assert(fc.property(fc.constantFrom(tatarstan, invented), moves, (regulation, sequence) => {
    let last = '2026-03-02';
    const book = play(regulation, sequence, ({ today }) => { last = today; });
    const skeletons = book.facts.map(erasedFact);
    t.strictSame(said(at(book, skeletons, last)), said(at(book, book.facts, last)));
    t.strictSame(skeletons.map(erasedFact), skeletons, 'what is erased stays as it is');
  }), { numRuns: 60 });
});

const fact = (kind: string, data: object): Fact => (
  { id: 'f', seq: 2, kind, on: '2026-03-02', recordedAt: '2026-03-02T09:00:00.000Z', recordedBy: 'test', data }) as Fact;

t.test('words go, codes and numbers stay', async (t) => {
  const decision = {
    kind: 'extend', body: 'council', number: '7', termMonths: 3, membersPresent: [{ name: 'Тестова', position: 'директор' }],
    family: { invited: true, attended: false }, outsideParticipants: [{ name: 'Врачев', organisation: 'Поликлиника' }], text: 'Семья…',
  };
  t.strictSame(erasedFact(fact('decision', decision)).data, {
    ...decision, membersPresent: [{ name: ERASED, position: ERASED }], outsideParticipants: [{ name: ERASED, organisation: ERASED }], text: ERASED,
  });
  t.strictSame(
    erasedFact(fact('paper', { type: 'personalDocuments', number: '92 04 000000', memberId: 'm', details: { documents: [{ name: 'паспорт' }] } })).data,
    { type: 'personalDocuments', number: ERASED, memberId: 'm' },
  );
  t.strictSame(
    erasedFact(fact('opened', { ground: 'message', form: 'group', source: { sender: 'Соседка', channel: 'written' }, circumstances: [{ code: 'other', note: 'Ссоры' }] })).data,
    { ground: 'message', form: 'group', source: { sender: ERASED, channel: 'written' }, circumstances: [{ code: 'other', note: ERASED }] },
  );
});

t.test('a field that nobody has decided on is not kept', async (t) => {
  t.strictSame(erasedFact(fact('review', { kind: 'monitoring', findings: 'Пьёт', diary: 'Пьёт' })).data, { kind: 'monitoring', findings: ERASED });
});

t.test('a measure’s title is the catalogue’s own or none', async (t) => {
  const [listed] = measureCatalogue;
  const line = { number: 1, helpType: 'medical', dueOn: '2026-04-01', targetMemberIds: ['c'], executor: { kind: 'curator' }, coExecutors: [] };
  const titled = (more: object) => fact('programme', { number: 1, tasks: ['Лечить Ивана', 'Помочь'], measures: [{ ...line, ...more }] });
  const left = (more: object) => (erasedFact(titled(more)).data as { measures: { title: string; place?: string }[] }).measures[0];
  t.match(left({ title: 'Отвезти Ивана к врачу', catalogueCode: listed?.code, place: 'у бабушки' }), { title: listed?.ru, place: ERASED });
  t.equal(left({ title: 'Отвезти Ивана к врачу' })?.title, ERASED);
  t.match(erasedFact(titled({ title: 'X' })).data, { tasks: [ERASED, ERASED] });
});

t.test('of the family its place, categories and kinships stay', async (t) => {
  const member = { id: 'm', fullName: 'Примерова Мария', kinship: 'mother', birthDate: '1990-04-17', legalRepresentative: true, leftOn: null };
  const family = {
    id: 'f', organisationId: 'o', region: 'r', municipality: 'Район', address: 'ул. Образцовая, 1', completeness: 'full' as const,
    categories: ['other'], categoryNote: 'Пояснение', contactPhone: '+7 900', members: [member], createdAt: '', erasedOn: null, version: 3,
  };
  t.strictSame(erasedFamily(family, '2026-05-05'), {
    ...family, address: ERASED, categoryNote: ERASED, contactPhone: null, erasedOn: '2026-05-05',
    members: [{ ...member, fullName: ERASED, birthDate: null }],
  });
  t.equal(erasedFamily({ ...family, categoryNote: null }, '2026-05-05').categoryNote, null);
});

t.test('every open case is named, and so is a day to come', async (t) => {
  const cases = [{ id: 'a', status: 'closed' }, { id: 'b', status: 'postSupport' }, { id: 'c', status: 'active' }, { id: 'd', status: 'notTaken' }] as const;
  t.same(erasureViolations(cases, '2026-05-05', '2026-05-05').map(({ code, params }) => [code, params?.['caseId']]),
    [['erasure.case-open', 'b'], ['erasure.case-open', 'c']]);
  t.same(erasureViolations([], '2026-05-06', '2026-05-05').map(({ code }) => code), ['date.in-future']);
});
