import t from 'tap';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import {
  type CaseBook, check, codes, decision, diagnostic, mark, openCase, paper, programme, road, submission, tatarstanRoad,
} from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

const marked = () => road().record(mark(1, '2026-05-15'), mark(2, '2026-08-31'));
const succeed = (on: string) => decision('completeWithSuccess', on);
const end = (reason: string, on: string) => decision('endWithoutSuccess', on, { reason });

t.test('success needs a mark on every measure', async (t) => {
  refused(t, road().record(mark(1, '2026-05-15')).refusals(succeed('2026-09-01')), [
    { code: 'measures.unmarked', params: { numbers: '2' }, citation: { clause: 'п. 5.8 «б»', inherited: false } },
  ]);
  t.strictSame(marked().refusals(succeed('2026-09-01')), []);
});

t.test('a success does not bring a programme into force', async (t) => {
  const book = marked().record(programme('2026-08-31', { number: 2, due: ['2026-09-10'] }), submission('2026-08-31', 2));
  book.record(decision('completeWithSuccess', '2026-09-01', { programmeNumber: 2 }));
  t.equal(book.at('2026-09-01').history.currentProgramme?.data.number, 1);
});

t.test('a written refusal needs its paper, a move does not', async (t) => {
  refused(t, road().refusals(end('writtenRefusal', '2026-05-10')), [
    { code: 'ending.paper-required', params: { paper: 'writtenRefusal' }, citation: { clause: 'п. 5.8 «в»' } },
  ]);
  t.strictSame(road().refusals(end('movedAway', '2026-05-10')), []);
  t.strictSame(road().record(paper('writtenRefusal', '2026-05-09')).refusals(end('writtenRefusal', '2026-05-10')), []);
});

t.test('a reason that the region does not know', async (t) => {
  for (const reason of ['danger', 'illness', 'success', '']) {
    refused(t, road().refusals(end(reason, '2026-05-10')), [
      { code: 'ending.reason-unknown', pointer: '/reason', citation: { clause: 'п. 5.8' } },
    ]);
  }
  refused(t, road().refusals(decision('endWithoutSuccess', '2026-05-10')), [{ code: 'ending.reason-unknown' }]);
  refused(t, marked().refusals(decision('completeWithSuccess', '2026-09-01', { reason: 'movedAway' })), [
    { code: 'ending.reason-unknown' },
  ]);
});

t.test('only the outcomes that the regulation names start post-support', async (t) => {
  const moved = road().record(end('movedAway', '2026-05-10'));
  t.match(moved.at('2026-05-10'), { status: 'closed', postSupport: undefined, outcome: { code: 'movedAway' }, countedLevel: undefined });
  t.strictSame(moved.at('2027-01-01').alerts, []);
  refused(t, moved.refusals(check(1, '2026-08-10')), [
    { code: 'action.not-in-regulation', citation: { clause: 'п. 5.9' } },
  ]);
  t.equal(marked().record(succeed('2026-09-01')).at('2026-09-01').status, 'postSupport');
});

const alertKinds = (book: CaseBook, today: string) => book.at(today).alerts.map(({ kind }) => kind);

t.test('a missed check stays flagged after the closing and can be made late', async (t) => {
  const book = marked().record(succeed('2026-09-01'));
  t.strictSame(alertKinds(book, '2026-11-16'), []);
  t.strictSame(alertKinds(book, '2026-11-17'), ['postSupportCheckDue']);
  t.strictSame(alertKinds(book, '2026-12-01'), ['postSupportCheckDue']);
  t.equal(book.at('2026-12-01').status, 'postSupport');
  t.equal(book.at('2026-12-02').status, 'closed', 'a missed check does not hold the case open');
  t.strictSame(alertKinds(book, '2027-03-01'), ['postSupportCheckMissed']);
  book.record(check(1, '2027-03-01'));
  t.strictSame(alertKinds(book, '2027-03-01'), []);
  t.equal(book.at('2027-03-01').status, 'closed', 'and does not open it again');
  t.match(book.at('2027-03-01').deadlines.find(({ code }) => code === 'postSupportCheck'), { state: 'metLate', metOn: '2027-03-01' });
  refused(t, book.refusals(check(1, '2027-03-02')), [{ code: 'check.already-made' }]);
});

t.test('a check due on a day off is in time on the next working day', async (t) => {
  const book = marked().record(succeed('2026-10-03'));
  t.match(book.at('2026-10-03').postSupport?.checks, [{ dueOn: '2027-01-03', lateAfter: '2027-01-11' }]);
  t.equal(book.at('2027-01-11').status, 'postSupport');
  t.equal(book.at('2027-01-12').status, 'closed');
});

t.test('an ended case takes nothing but the late check', async (t) => {
  const book = road().record(end('movedAway', '2026-05-10'));
  for (const request of [paper('other', '2026-05-11'), mark(1, '2026-05-11'), diagnostic('final', '2026-05-11'), end('movedAway', '2026-05-11')]) {
    t.strictSame(codes(book.refusals(request)), ['action.wrong-status'], request.kind);
  }
});

t.test('a regulation that wants final diagnostics and more before an end names everything at once', async (t) => {
  const ending = { decision: 'endWithoutSuccess', clause: 'п. 9', code: 'writtenRefusal', paper: 'writtenRefusal', finalDiagnostics: true, measuresMarked: true };
  const success = { ...ending, decision: 'completeWithSuccess', code: 'success', paper: null, measuresMarked: false };
  const strict = resolveRegulation({ ...tatarstan2017, rules: { ...tatarstan2017.rules, endings: { clause: 'п. 9', value: [ending, success] } } });
  const book = openCase(strict).record(...Object.values(tatarstanRoad));
  refused(t, book.refusals(end('writtenRefusal', '2026-05-10')), [
    { code: 'ending.paper-required' }, { code: 'diagnostic.final-required', citation: { clause: 'п. 9' } }, { code: 'measures.unmarked' },
  ]);
  refused(t, book.refusals(succeed('2026-05-10')), [
    { code: 'diagnostic.final-required', citation: { clause: 'п. 9' } },
  ]);
  t.strictSame(book.record(diagnostic('final', '2026-05-10')).refusals(succeed('2026-05-10')), []);
  book.record(decision('extend', '2026-05-11'));
  t.strictSame(codes(book.refusals(succeed('2026-05-12'))), ['diagnostic.final-required'], 'those before an extension do not count for its end');
});
