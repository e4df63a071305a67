import t from 'tap';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import {
  check, codes, curator, decision, diagnostic, level, mark, openCase, paper, programme, type Request, review, road, submission,
  tatarstanRoad, type TatarstanStep, withdrawal,
} from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

t.test('nothing is dated in the region’s future, nor before the approach', async (t) => {
  refused(t, openCase().refusals(paper('application', '2026-03-03'), '2026-03-02'), [
    { code: 'date.in-future', pointer: '/date', params: { date: '2026-03-03', today: '2026-03-02' } },
  ]);
  refused(t, openCase().refusals(paper('application', '2026-03-01'), '2026-03-02'), [
    { code: 'date.before-case', pointer: '/date', params: { date: '2026-03-01', opened: '2026-03-02' } },
  ]);
  refused(t, road('submission').refusals(tatarstanRoad.approval, '2026-03-10'), [{ code: 'date.in-future' }]);
});

// The step, the day too early, and the gate that it would come before, with the gate's clause.
const tooEarly: [TatarstanStep, LocalDate, string, string][] = [
  ['curator', '2026-03-02', 'individual programme of social services', 'прил. № 4–11, разд. I'],
  ['livingConditions', '2026-03-02', 'curator is assigned', 'п. 4.5; прил. № 4–11, разд. II'],
  ['level', '2026-03-03', 'report on the family’s living conditions', 'п. 4.6; прил. № 4–11, разд. III'],
  ['draft', '2026-03-05', 'level of accompaniment is determined', 'п. 4.8'],
  ['submission', '2026-03-05', 'level of accompaniment is determined', 'п. 4.8'],
  ['approval', '2026-03-09', 'submitted for a decision', 'п. 4.11'],
  ['signature', '2026-03-10', 'programme is approved', 'п. 4.4, 4.11'],
  ['copy', '2026-03-11', 'family has signed', 'п. 4.9'],
];

for (const [step, on, cause, clause] of tooEarly) {
  t.test(`«${step}» is not dated before what it rests on`, async (t) => {
    const steps = Object.keys(tatarstanRoad) as TatarstanStep[];
    const before = road(steps[steps.indexOf(step) - 1]);
    const found = before.refusals({ ...tatarstanRoad[step], on }, '2026-03-31').filter(({ code }) => code === 'date.before-cause');
    const named = found.find(({ citation }) => citation?.clause === clause);
    t.match(named, { pointer: '/date', params: { date: on, causeEn: new RegExp(cause) } });
  });
}

const running = () => road().record(mark(1, '2026-05-15'), mark(2, '2026-08-20'));

// During the term: the request, dated a day too early, and its cause.
const tooEarlyLater: [string, Request, string][] = [
  ['a mark of completion', mark(2, '2026-03-12'), '2026-03-13'],
  ['a review', review('2026-03-12'), '2026-03-13'],
  ['final diagnostics', diagnostic('final', '2026-03-12'), '2026-03-13'],
  ['an extension', decision('extend', '2026-03-12'), '2026-03-13'],
  ['a change of level', decision('changeLevel', '2026-03-12', { level: 'basic' }), '2026-03-13'],
  ['an end', decision('endWithoutSuccess', '2026-03-12', { reason: 'movedAway' }), '2026-03-13'],
  ['a correction', programme('2026-03-10', { number: 2 }), '2026-03-11'],
  ['a handover', curator('curator-2', '2026-03-02'), '2026-03-03'],
  ['a proposal of a level', level('basic', '2026-03-10'), '2026-03-11'],
];

for (const [what, request, causeDate] of tooEarlyLater) {
  t.test(`during the term ${what} is not dated before what it rests on`, async (t) => {
    const found = road().refusals(request, '2026-06-01');
    t.strictSame(codes(found), ['date.before-cause']);
    t.equal(found[0]?.params?.causeDate, causeDate);
  });
}

t.test('success is not dated before the last mark or the final diagnostics', async (t) => {
  refused(t, running().refusals(decision('completeWithSuccess', '2026-08-19'), '2026-09-01'), [
    { code: 'date.before-cause', params: { causeDate: '2026-08-20', causeEn: 'a mark of completion' } },
  ]);
  const final = running().record(diagnostic('final', '2026-08-25'));
  refused(t, final.refusals(decision('completeWithSuccess', '2026-08-24'), '2026-09-01'), [
    { code: 'date.before-cause', params: { causeDate: '2026-08-25' } },
  ]);
});

t.test('an end for a refusal is not dated before the refusal', async (t) => {
  const declined = road().record(paper('writtenRefusal', '2026-05-10'));
  const end = (on: LocalDate) => decision('endWithoutSuccess', on, { reason: 'writtenRefusal' });
  refused(t, declined.refusals(end('2026-05-09'), '2026-06-01'), [
    { code: 'date.before-cause', params: { causeDate: '2026-05-10' } },
  ]);
  t.strictSame(declined.refusals(end('2026-05-10'), '2026-06-01'), []);
});

t.test('a decision is not dated before the one on the present term', async (t) => {
  const changed = road().record(decision('changeLevel', '2026-05-04', { level: 'basic' }));
  refused(t, changed.refusals(decision('extend', '2026-05-03'), '2026-06-01'), [
    { code: 'date.before-cause', params: { causeDate: '2026-05-04' } },
  ]);
});

t.test('a post-support check is not dated before its period', async (t) => {
  const ended = running().record(decision('completeWithSuccess', '2026-09-01'));
  t.strictSame(codes(ended.refusals(check(1, '2026-08-31'), '2026-10-01')), ['date.before-cause', 'check.too-early']);
  refused(t, ended.refusals(check(1, '2026-09-01'), '2026-10-01'), [
    { code: 'check.too-early', params: { from: '2026-09-02' }, citation: { clause: 'п. 5.9' } },
  ]);
  refused(t, ended.refusals(check(2, '2026-10-01')), [{ code: 'check.unknown', pointer: '/number' }]);
});

t.test('a withdrawal is dated like everything else', async (t) => {
  t.strictSame(codes(road('level').refusals(withdrawal('2026-03-01'), '2026-03-10')), ['date.before-case']);
  t.strictSame(codes(road('draft').refusals(submission('2026-03-11'), '2026-03-10')), ['date.in-future']);
});
