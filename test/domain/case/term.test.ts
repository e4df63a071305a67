import t from 'tap';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import {
  codes, curator, decision, diagnostic, level, mark, openCase, programme, road, signed, submission, tatarstanRoad,
} from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

t.test('a programme’s own months are its term, from the day of the last gate', async (t) => {
  const { submission: put, approval, signature, copy } = tatarstanRoad;
  const draft = programme('2026-03-06', { termMonths: 2, due: ['2026-05-01'] });
  const book = road('level').record(draft, put, approval, signature, copy);
  t.match(book.at('2026-03-13').term, { startsOn: '2026-03-13', endsOn: '2026-05-13', longestEndsOn: '2026-09-13' });
});

t.test('an extension starts the day after the old end, and the history keeps the old date', async (t) => {
  const book = road().record(decision('extend', '2026-09-10', { termMonths: 3 }));
  t.match(book.at('2026-09-10').terms, [
    { origin: 'start', startsOn: '2026-03-13', endsOn: '2026-09-13' },
    { origin: 'extension', startsOn: '2026-09-14', endsOn: '2026-12-14', longestEndsOn: '2027-03-14', decidedOn: '2026-09-10' },
  ]);
  t.equal(book.at('2026-12-14').status, 'active');
  t.equal(book.at('2026-12-15').status, 'evaluation');
});

t.test('an extension decided after the end starts there too', async (t) => {
  const book = road();
  t.equal(book.at('2026-10-01').status, 'evaluation');
  t.match(book.at('2026-10-01').alerts.find(({ kind }) => kind === 'programmeExpired'), { dueOn: '2026-09-13', citation: { clause: 'п. 5.7' } });
  book.record(decision('extend', '2026-10-01'));
  t.match(book.at('2026-10-01'), { status: 'active', term: { startsOn: '2026-09-14', endsOn: '2027-03-14' } });
  t.notOk(book.at('2026-10-01').alerts.some(({ kind }) => kind === 'programmeExpired'), 'the flag goes with its cause');
});

t.test('an extension obeys the level’s longest term and comes one at a time', async (t) => {
  refused(t, road().refusals(decision('extend', '2026-09-01', { termMonths: 7 })), [
    { code: 'programme.term-too-long', params: { longest: 6 }, citation: { clause: 'п. 5.7' } },
  ]);
  const book = road().record(decision('extend', '2026-09-01'));
  refused(t, book.refusals(decision('extend', '2026-09-02')), [
    { code: 'extension.too-early', params: { start: '2026-09-14' } },
  ]);
});

t.test('the regulation says how many extensions there may be', async (t) => {
  const { rules } = tatarstan2017;
  const once = resolveRegulation({ ...tatarstan2017, rules: { ...rules, extensions: { clause: 'п. 7', value: { max: 1 } } } });
  const book = openCase(once).record(...Object.values(tatarstanRoad), decision('extend', '2026-09-01'));
  refused(t, book.refusals(decision('extend', '2027-03-01')), [
    { code: 'extension.limit-reached', params: { used: 1, max: 1 }, citation: { clause: 'п. 7', inherited: false } },
  ]);
});

t.test('a change of level starts on the date of the decision', async (t) => {
  const book = road().record(level('basic', '2026-05-20'), decision('changeLevel', '2026-06-01'));
  const { terms, proposedLevel, ...now } = book.at('2026-06-01');
  t.match(now, { level: 'basic', status: 'active', countedLevel: 'basic' });
  t.equal(proposedLevel, undefined);
  t.match(terms, [
    { level: 'crisis', endsOn: '2026-09-13', replacedOn: '2026-06-01' },
    { level: 'basic', origin: 'levelChange', startsOn: '2026-06-01', endsOn: '2027-06-01' },
  ]);
  t.strictSame(codes(book.refusals(decision('changeLevel', '2026-06-02', { level: 'basic' }))), ['level.same']);
  refused(t, book.refusals(decision('changeLevel', '2026-06-02', { level: 'emergency' })), [
    { code: 'reference.unknown', pointer: '/level' },
  ]);
});

t.test('a change of level that leaves a measure outside the new term is refused', async (t) => {
  const change = decision('changeLevel', '2026-06-01', { level: 'adaptation', termMonths: 2 });
  refused(t, road().offer(change), [
    { code: 'measure.outside-programme', params: { number: 2, due: '2026-08-31', from: '2026-03-13', to: '2026-08-01' }, citation: { clause: 'п. 5.7' } },
  ]);
  t.match(road().at('2026-06-01').level, 'crisis');
  t.strictSame(road().record(mark(2, '2026-05-30')).refusals(change), [], 'a measure that is done is no obstacle');
});

t.test('a corrected programme takes the place of the old one within the term', async (t) => {
  const book = road().record(programme('2026-05-01', { number: 2, due: ['2026-09-13'] }));
  t.match(book.at('2026-05-01').measures, [{ programmeNumber: 1 }, { programmeNumber: 1 }], 'a draft changes nothing');
  book.record(submission('2026-05-04', 2), decision('approveProgramme', '2026-05-06', { programmeNumber: 2 }), signed('2026-05-07', 2));
  const { measures, term, startedOn } = book.at('2026-05-07');
  t.match({ term, startedOn }, { startedOn: '2026-03-13', term: { endsOn: '2026-09-13' } }, 'the term stays');
  t.strictSame(measures.map(({ programmeNumber, measure: { dueOn } }) => [programmeNumber, dueOn]), [[2, '2026-09-13']]);
  refused(t, book.refusals(mark(1, '2026-05-08')), [{ code: 'programme.not-latest', params: { number: 1 } }]);
});

t.test('a correction cannot reach beyond the term, an extension with it can', async (t) => {
  const book = road().record(programme('2026-05-01', { number: 2, termMonths: 4, due: ['2026-12-01'] }), submission('2026-05-04', 2));
  refused(t, book.refusals(decision('approveProgramme', '2026-05-06', { programmeNumber: 2 })), [
    { code: 'measure.outside-programme', params: { to: '2026-09-13' } },
  ]);
  book.record(decision('extend', '2026-05-06', { programmeNumber: 2 }));
  t.match(book.at('2026-05-06').term, { startsOn: '2026-09-14', endsOn: '2027-01-14' }, 'the months of the programme it approves');
});

t.test('a correction that was handed back or rejected leaves the programme in force', async (t) => {
  for (const kind of ['returnProgramme', 'rejectProgramme']) {
    const book = road().record(programme('2026-05-01', { number: 2 }), submission('2026-05-04', 2), decision(kind, '2026-05-06', { programmeNumber: 2 }));
    t.match(book.at('2026-05-06'), { status: 'active', history: { currentProgramme: { data: { number: 1 } } } }, kind);
    t.strictSame(codes(book.refusals(signed('2026-05-07', 2))), ['programme.not-approved'], kind);
  }
});

t.test('a programme for another level comes into force only with that level', async (t) => {
  const other = programme('2026-05-01', { number: 2, level: 'basic', termMonths: 12 });
  const book = road().record(level('basic', '2026-05-01'), other, submission('2026-05-04', 2));
  const decide = (kind: string, changes = {}) => codes(book.refusals(decision(kind, '2026-05-06', { programmeNumber: 2, ...changes })));
  t.strictSame(decide('approveProgramme'), ['programme.level-differs']);
  t.strictSame(decide('extend'), ['programme.level-differs']);
  t.strictSame(decide('changeLevel', { level: 'adaptation' }), ['programme.level-differs']);
  t.strictSame(decide('changeLevel'), []);
});

t.test('after the term a correction for a new level may plan from its own day', async (t) => {
  const book = road().record(level('basic', '2026-10-01'));
  const late = programme('2026-10-20', { number: 2, level: 'basic', termMonths: 12, due: ['2027-10-20'] });
  t.strictSame(book.refusals(late), []);
});

t.test('marks of completion', async (t) => {
  const silent = mark(1, '2026-05-01', 'notDone');
  if (silent.kind === 'execution') delete silent.data.reason;
  refused(t, road().refusals(silent), [{ code: 'measure.reason-required', pointer: '/reason' }]);
  refused(t, road().refusals(mark(9, '2026-05-01')), [{ code: 'link.unknown', pointer: '/measureNumber' }]);
  const marked = road().record(mark(1, '2026-05-01', 'notDone'), mark(1, '2026-05-10'));
  t.match(marked.at('2026-05-10').measures, [{ state: 'done', markedOn: '2026-05-10' }, { state: 'open' }]);
  refused(t, marked.refusals(mark(1, '2026-05-11')), [{ code: 'measure.already-executed' }]);
});

t.test('a late measure is flagged after the next working day', async (t) => {
  const late = (today: string) => road().at(today).alerts.filter(({ kind }) => kind === 'measureLate').map(({ subject }) => subject);
  t.strictSame(late('2026-05-15'), []);
  t.strictSame(late('2026-05-16'), ['measure:1']);
  t.strictSame(late('2026-09-01'), ['measure:1', 'measure:2']);
});

t.test('an ending programme is flagged once, ever more urgently', async (t) => {
  const flags = (today: string) =>
    road().at(today).alerts.filter(({ subject }) => subject === 'programme').map(({ kind, severity }) => [kind, severity]);
  t.strictSame(flags('2026-08-13'), []);
  t.strictSame(flags('2026-08-14'), [['programmeExpiring', 'info']]);
  t.strictSame(flags('2026-08-30'), [['programmeExpiring', 'info']]);
  t.strictSame(flags('2026-09-13'), [['programmeExpiring', 'warning']]);
  t.strictSame(flags('2026-09-14'), [['programmeExpired', 'critical']]);
});

t.test('an extension asks for new final diagnostics', async (t) => {
  const book = road().record(diagnostic('final', '2026-09-01'), decision('extend', '2026-09-10'));
  t.equal(book.at('2026-09-10').status, 'active');
});

t.test('a handover', async (t) => {
  const book = road().record(curator('curator-2', '2026-04-01'));
  t.equal(book.at('2026-04-01').curatorId, 'curator-2');
  t.equal(book.at('2026-04-01').startedOn, '2026-03-13');
  t.strictSame(codes(book.refusals(curator('curator-2', '2026-04-02'))), ['curator.same']);
});
