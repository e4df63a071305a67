import t from 'tap';
import {
  check, codes, decision, diagnostic, mark, openCase, paper, review, road, tatarstanRoad, type TatarstanStep,
} from '../../support/histories.ts';

// Broken once on purpose, to see these tests fail:
// - the term limit: `Math.min(months ?? longest, longest)` in add-up.ts made `(months ?? longest) + 1`;
// - the order of gates: `inOrder` in situation.ts made to return nothing;
// - the outcome of post-support: the test `after.includes(ending.outcome)` in post-support.ts left out.

const statusAfter: Record<TatarstanStep, string> = {
  consent: 'identified',
  servicesProgramme: 'assessment',
  curator: 'assessment',
  personalDocuments: 'assessment',
  livingConditions: 'assessment',
  interviews: 'assessment',
  primaryDiagnostics: 'assessment',
  level: 'planning',
  draft: 'planning',
  submission: 'decision',
  approval: 'agreement',
  signature: 'agreement',
  copy: 'active',
};

t.test('the road of Tatarstan, fact by fact', async (t) => {
  const book = openCase();
  t.equal(book.at('2026-03-02').status, 'identified');
  for (const [step, status] of Object.entries(statusAfter) as [TatarstanStep, string][]) {
    book.record(tatarstanRoad[step]);
    t.equal(book.at(tatarstanRoad[step].on).status, status, step);
  }
  const { startedOn, term, level, register, missing } = book.at('2026-03-13');
  t.match({ startedOn, term, level, register }, {
    startedOn: '2026-03-13',
    term: { level: 'crisis', startsOn: '2026-03-13', endsOn: '2026-09-13', longestEndsOn: '2026-09-13', origin: 'start' },
    level: 'crisis',
    register: { year: 2026, number: 1 },
  });
  t.strictSame(missing, []);
});

t.test('from the start to the closed case', async (t) => {
  const book = road().record(review('2026-06-01'), mark(1, '2026-05-15'), mark(2, '2026-09-01', 'notDone'));
  t.equal(book.at('2026-09-13').status, 'active', 'the last day of the term belongs to it');
  t.equal(book.at('2026-09-13').changesOn, '2026-09-14');
  t.equal(book.at('2026-09-14').status, 'evaluation');
  book.record(decision('completeWithSuccess', '2026-09-15'));
  t.equal(book.at('2026-09-15').status, 'postSupport');
  t.same(book.at('2026-09-15').outcome, { code: 'success', on: '2026-09-15' });
  t.same(book.at('2026-09-15').postSupport?.checks.map(({ dueOn }) => dueOn), ['2026-12-15'], 'one check at three months');
  book.record(check(1, '2026-12-10'));
  t.equal(book.at('2026-12-14').status, 'postSupport', 'an early check does not end the watch');
  t.equal(book.at('2026-12-15').status, 'closed');
  t.same(book.at('2027-06-01').alerts, []);
});

t.test('final diagnostics bring the evaluation forward', async (t) => {
  const book = road().record(diagnostic('final', '2026-08-20'));
  t.equal(book.at('2026-08-20').status, 'evaluation');
});

t.test('what the present step waits for is named with its clause', async (t) => {
  const missing = road('curator').at('2026-03-03').missing.map(({ params, citation }) => [params?.gate, citation?.clause]);
  t.same(missing, [
    ['paper:personalDocuments', 'прил. № 4–11, разд. III'],
    ['paper:livingConditionsReport', 'п. 4.6; прил. № 4–11, разд. III'],
    ['paper:interviewResults', 'прил. № 4–11, разд. III'],
    ['diagnostic:primary', 'прил. № 4–11, разд. III'],
    ['level', 'п. 4.8'],
  ]);
});

t.test('the order within a step is free where the text sets none', async (t) => {
  const book = road('curator').record(
    diagnostic('primary', '2026-03-04'), paper('interviewResults', '2026-03-04'), paper('livingConditionsReport', '2026-03-05'),
  );
  t.same(codes(book.refusals(tatarstanRoad.level)), [], 'a level needs the report, not the other papers');
  book.record(tatarstanRoad.level);
  t.same(codes(book.refusals(tatarstanRoad.draft)), ['gate.missing:paper:personalDocuments'], 'a draft needs them all');
});

t.test('papers and diagnostics made again keep the day on which the gate was met', async (t) => {
  const book = road('signature').record(paper('livingConditionsReport', '2026-03-13'), diagnostic('primary', '2026-03-13'));
  t.same(codes(book.offer({ ...tatarstanRoad.copy, on: '2026-03-12' }, '2026-03-14')), []);
  t.equal(book.at('2026-03-14').startedOn, '2026-03-12');
});
