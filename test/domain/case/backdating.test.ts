import t from 'tap';
import { episodeViolations } from '../../../src/domain/case/opening.ts';
import { codes, curator, decision, mark, programme, review, road, submission, withdrawal } from '../../support/histories.ts';

// What is dated back must not go round a rule that the present would enforce.

t.test('extensions are not stacked by dating the second one back', async (t) => {
  const book = road().record(decision('extend', '2026-06-01', { termMonths: 6 }));
  t.equal(book.at('2026-10-01').term?.startsOn, '2026-09-14');
  const second = decision('extend', '2026-06-02', { termMonths: 6 });
  t.strictSame(codes(book.refusals(second, '2026-10-01')), ['extension.too-early'], 'although the new term has begun today');
  t.strictSame(codes(book.refusals({ ...second, on: '2026-09-14' }, '2026-10-01')), []);
});

t.test('an end is not dated before what happened under the programme', async (t) => {
  const book = road().record(review('2026-06-10'), curator('curator-2', '2026-06-20'));
  const found = book.refusals(decision('endWithoutSuccess', '2026-06-15', { reason: 'movedAway' }), '2026-07-01');
  t.strictSame(codes(found), ['date.before-cause']);
  t.strictSame(codes(book.refusals(decision('endWithoutSuccess', '2026-06-20', { reason: 'movedAway' }), '2026-07-01')), []);
});

t.test('a new version does not sweep measures away that were due and carry no mark', async (t) => {
  const book = road().record(programme('2026-06-01', { number: 2, due: ['2026-09-01'] }), submission('2026-06-02', 2));
  const approve = decision('approveProgramme', '2026-06-03', { programmeNumber: 2 });
  t.match(book.refusals(approve), [{ code: 'measures.unmarked', params: { numbers: '1' } }], 'the first was due on 15 May');
  book.record(mark(1, '2026-06-03'));
  t.strictSame(codes(book.refusals(approve)), []);
});

t.test('a new episode is not dated before the end of the one before', async (t) => {
  const { history } = road('consent').record(withdrawal('2026-03-20')).at('2026-03-20');
  t.strictSame(codes(episodeViolations(history, '2026-03-19')), ['date.before-cause']);
  t.strictSame(episodeViolations(history, '2026-03-20'), []);
});
