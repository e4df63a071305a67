import t from 'tap';
import {
  codes, copyGiven, decision, level, mark, openCase, programme, road, signed, submission, tatarstanRoad, withdrawal,
} from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

const handBack = decision('returnProgramme', '2026-03-11', { programmeNumber: 1 });

t.test('a programme handed back goes to planning again and the deadline keeps running', async (t) => {
  const book = road('submission').record(handBack);
  const { status, deadlines } = book.at('2026-03-11');
  t.equal(status, 'planning');
  t.match(deadlines, [{ code: 'programmeApproval', dueOn: '2026-03-17', state: 'open', citation: { clause: 'п. 4.4' } }]);
  t.equal(book.at('2026-03-17').deadlines[0]?.state, 'open', 'ten working days: 9 March is a day off');
  t.equal(book.at('2026-03-18').deadlines[0]?.state, 'late');
  t.match(book.at('2026-03-18').alerts, [{ kind: 'programmeLate', dueOn: '2026-03-17' }]);
  refused(t, book.refusals({ ...tatarstanRoad.approval, on: '2026-03-12' }), [
    { code: 'gate.missing', params: { gate: 'programmeDrafted' } }, { code: 'gate.missing', params: { gate: 'programmeSubmitted' } },
    { code: 'programme.already-decided' },
  ]);
  refused(t, book.refusals(programme('2026-03-10', { number: 2 }), '2026-03-12'), [
    { code: 'date.before-cause', params: { causeDate: '2026-03-11', causeEn: 'the version before' } },
  ]);
  book.record(programme('2026-03-12', { number: 2 }), submission('2026-03-18', 2));
  t.match(book.at('2026-03-18').alerts, [{ kind: 'decisionLate' }]);
  book.record(decision('approveProgramme', '2026-03-19', { programmeNumber: 2 }), signed('2026-03-19', 2), copyGiven('2026-03-20', 2));
  t.match(book.at('2026-03-20'), { status: 'active', startedOn: '2026-03-20' });
  t.strictSame(book.at('2026-03-20').alerts, []);
  t.match(book.at('2026-03-20').deadlines[0], { code: 'programmeApproval', metOn: '2026-03-19', state: 'metLate' });
});

t.test('an old version is neither submitted, approved nor signed', async (t) => {
  const book = road('submission').record(handBack, programme('2026-03-12', { number: 2 }), submission('2026-03-12', 2));
  refused(t, book.refusals(decision('approveProgramme', '2026-03-13', { programmeNumber: 1 })), [
    { code: 'programme.not-latest', params: { number: 1 } },
  ]);
  book.record(decision('approveProgramme', '2026-03-13', { programmeNumber: 2 }));
  refused(t, book.refusals(signed('2026-03-13', 1)), [{ code: 'programme.not-latest' }]);
});

t.test('a decision that names no programme is about the one submitted', async (t) => {
  const book = road('submission').record(decision('approveProgramme', '2026-03-11'));
  t.equal(book.at('2026-03-11').status, 'agreement');
  const other = road('submission').record(level('basic', '2026-03-10'));
  t.strictSame(codes(other.refusals(decision('approveProgramme', '2026-03-11'))), ['programme.level-differs']);
});

t.test('a rejected programme ends the matter before it began', async (t) => {
  const book = road('submission').record(decision('rejectProgramme', '2026-03-11', { programmeNumber: 1 }));
  const { status, outcome, register, alerts, countedLevel, deadlines } = book.at('2026-04-30');
  t.match({ status, outcome }, { status: 'notTaken', outcome: { code: 'programmeRejected', on: '2026-03-11' } });
  t.strictSame([register, countedLevel, alerts], [undefined, undefined, []], 'no register number, no place, no alert');
  t.equal(deadlines[0]?.state, 'met', 'a rejection is a decision');
  t.strictSame(codes(book.refusals(programme('2026-03-12', { number: 2 }))), ['action.wrong-status']);
});

t.test('need not confirmed', async (t) => {
  const book = road('interviews').record(decision('denyNeed', '2026-03-09'));
  t.match(book.at('2026-03-09'), { status: 'notTaken', outcome: { code: 'needNotConfirmed', on: '2026-03-09' } });
  t.strictSame(codes(openCase().refusals(decision('denyNeed', '2026-03-09'))), ['action.wrong-status'], 'not before the assessment');
  t.strictSame(codes(road('approval').refusals(decision('denyNeed', '2026-03-12'))), ['action.wrong-status'], 'not after the approval');
});

t.test('the family declines before the start, and not after it', async (t) => {
  for (const step of ['consent', 'curator', 'submission', 'signature'] as const) {
    const book = road(step).record(withdrawal('2026-03-12'));
    t.match(book.at('2026-03-31'), { status: 'notTaken', outcome: { code: 'familyDeclined' }, countedLevel: undefined });
    t.strictSame(book.at('2026-03-31').alerts, []);
    t.equal(book.at('2026-03-31').deadlines[0]?.state, step === 'signature' ? 'met' : 'dropped');
  }
  t.strictSame(codes(road().refusals(withdrawal('2026-03-14'))), ['action.wrong-status']);
});

t.test('a proposed level takes a place once there is a curator, and the approval settles it', async (t) => {
  t.equal(road('primaryDiagnostics').at('2026-03-05').countedLevel, undefined);
  t.match(road('level').at('2026-03-06'), { countedLevel: 'crisis', proposedLevel: 'crisis', level: undefined });
  t.match(road('approval').at('2026-03-11'), { countedLevel: 'crisis', proposedLevel: undefined, level: 'crisis' });
  const both = road().record(level('basic', '2026-04-01')).at('2026-04-01');
  t.match(both, { countedLevel: 'crisis', level: 'crisis', proposedLevel: 'basic' }, 'the more severe of the two counts');
  const changed = road().record(mark(1, '2026-04-01'), mark(2, '2026-04-01'), decision('changeLevel', '2026-04-01', { level: 'basic' }));
  const worse = changed.record(level('crisis', '2026-05-01')).at('2026-05-01');
  t.match(worse, { countedLevel: 'crisis', level: 'basic', proposedLevel: 'crisis' }, 'whichever of them it is');
  t.strictSame(codes(road('level').refusals(level('crisis', '2026-03-06'))), ['level.same']);
});

t.test('a draft’s term and measures', async (t) => {
  const draft = (termMonths: number, ...due: string[]) => road('level').refusals(programme('2026-03-06', { termMonths, due }));
  refused(t, draft(7), [
    { code: 'programme.term-too-long', pointer: '/termMonths', params: { months: 7, longest: 6 }, citation: { clause: 'п. 5.7' } },
  ]);
  t.strictSame(draft(6, '2026-03-06', '2026-09-06'), []);
  refused(t, draft(6, '2026-03-05', '2026-09-07'), [
    { code: 'measure.outside-programme', pointer: '/measures/0/dueOn' }, { code: 'measure.outside-programme', pointer: '/measures/1/dueOn' },
  ]);
});

t.test('a measure due before the programme can start stops the start', async (t) => {
  const book = road('level').record(
    programme('2026-03-06', { due: ['2026-03-12'] }), tatarstanRoad.submission, tatarstanRoad.approval, tatarstanRoad.signature,
  );
  refused(t, book.offer(tatarstanRoad.copy), [
    { code: 'measure.due-before-start', params: { number: 1, due: '2026-03-12', start: '2026-03-13' }, citation: { clause: 'п. 5.7' } },
  ]);
  t.equal(book.at('2026-03-13').status, 'agreement');
});
