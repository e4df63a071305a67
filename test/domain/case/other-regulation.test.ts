import t from 'tap';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import {
  agreement, codes, curator, decision, diagnostic, level, openCase, paper, programme, type Request, signed, submission,
} from '../../support/histories.ts';
import { invented, inventedSource } from '../../support/invented-regulation.ts';
import { refused } from '../../support/refused.ts';

// No level name, number of months, limit or order of steps stands in code: the same functions follow another region's data.

const kdn = (kind: string, on: string, changes = {}) => decision(kind, on, { body: 'kdn', ...changes });

const steps: [Request, string][] = [
  [paper('cooperationConsent', '2026-01-30'), 'agreement'],
  [agreement('2026-01-31'), 'assessment'],
  [level('red', '2026-02-02'), 'assessment'],
  [curator('curator-1', '2026-02-02'), 'planning'],
  [programme('2026-02-03', { level: 'red', termMonths: 2, due: ['2026-03-31'] }), 'planning'],
  [signed('2026-02-04'), 'planning'],
  [submission('2026-02-05', 1, 'kdn'), 'decision'],
  [kdn('approveProgramme', '2026-02-06'), 'active'],
];
const road = (count = steps.length) => openCase(invented, '2026-01-30').record(...steps.slice(0, count).map(([request]) => request));

t.test('the road in another order', async (t) => {
  const book = openCase(invented, '2026-01-30');
  for (const [request, status] of steps) {
    book.record(request);
    t.equal(book.at(request.on).status, status, request.kind);
  }
  t.match(book.at('2026-02-06'), { startedOn: '2026-02-06', level: 'red', countedLevel: 'red', term: { endsOn: '2026-04-06' }, register: { year: 2026 } });
  t.equal(road(2).at('2026-01-31').register?.number, 1, 'the register is written at the agreement');
});

t.test('its own gates, body and levels are asked for, by its own clauses', async (t) => {
  const at = '2026-02-28';
  refused(t, road(1).refusals(level('red', '2026-02-02'), at), [
    { code: 'gate.missing', params: { gate: 'agreement' }, citation: { regulation: 'invented', version: 3, clause: 'ст. 5 ч. 3' } },
  ]);
  refused(t, road(2).refusals(curator('curator-1', '2026-02-02'), at), [
    { code: 'gate.missing', params: { gate: 'level' }, citation: { clause: 'ст. 5 ч. 4' } },
  ]);
  refused(t, road(5).refusals(submission('2026-02-05', 1, 'kdn'), at), [
    { code: 'gate.missing', params: { gate: 'programmeSigned' } },
  ]);
  refused(t, road(6).refusals(submission('2026-02-05', 1, 'council'), at), [
    { code: 'decision.wrong-body', params: { bodiesEn: /^commission on minors/ }, citation: { clause: 'ст. 7' } },
  ]);
  refused(t, road(2).refusals(level('crisis', '2026-02-02'), at), [
    { code: 'reference.unknown', params: { value: 'crisis' } },
  ]);
  refused(t, road(7).refusals(kdn('denyNeed', '2026-02-06'), at), [{ code: 'action.not-in-regulation' }]);
  refused(t, road(4).refusals(programme('2026-02-03', { level: 'red', termMonths: 3 }), at), [
    { code: 'programme.term-too-long', params: { longest: 2 }, citation: { clause: 'ст. 2' } },
  ]);
  const green = road(2).record(level('green', '2026-02-02'), curator('curator-1', '2026-02-02'));
  refused(t, green.refusals(programme('2026-02-03', { level: 'green', termMonths: 2 })), [{ code: 'programme.term-too-short', params: { least: 3 }, citation: { clause: 'ст. 2' } }]);
});

t.test('its deadline counts months to the month’s last day, and on to the next working day', async (t) => {
  t.match(road(2).at('2026-02-01').deadlines, [{ code: 'soon', dueOn: '2026-02-28', lateAfter: '2026-03-02', state: 'open', citation: { clause: 'ст. 8' } }]);
  t.equal(road(2).at('2026-03-02').deadlines[0]?.state, 'open');
  t.equal(road(2).at('2026-03-03').deadlines[0]?.state, 'late');
});

t.test('one extension, a change of level, final diagnostics before success', async (t) => {
  const book = road().record(kdn('extend', '2026-04-01'));
  t.match(book.at('2026-04-01').term, { startsOn: '2026-04-07', endsOn: '2026-06-07' });
  refused(t, book.refusals(kdn('extend', '2026-05-01')), [
    { code: 'extension.limit-reached', params: { used: 1, max: 1 }, citation: { clause: 'ст. 10' } },
  ]);
  book.record(kdn('changeLevel', '2026-05-05', { level: 'green' }));
  t.match(book.at('2026-05-05').term, { level: 'green', startsOn: '2026-05-05', endsOn: '2026-10-05' });
  t.strictSame(codes(book.refusals(kdn('completeWithSuccess', '2026-06-01'))), ['diagnostic.final-required']);
  book.record(diagnostic('final', '2026-06-01'), kdn('completeWithSuccess', '2026-06-30'));
  const { postSupport, status } = book.at('2026-06-30');
  t.equal(status, 'postSupport');
  t.strictSame(postSupport?.checks.map(({ dueOn }) => dueOn), ['2026-08-30', '2026-10-30', '2026-12-30']);
  t.equal(book.at('2027-02-01').status, 'postSupport', 'the watch ends on a Saturday, the missed checks are late after Monday');
  t.equal(book.at('2027-02-02').status, 'closed');
});

t.test('post-support after the outcomes that it names', async (t) => {
  const end = (reason: string) => road().record(paper('other', '2026-03-01'), kdn('endWithoutSuccess', '2026-03-01', { reason })).at('2026-03-01');
  t.equal(end('danger').status, 'postSupport');
  t.equal(end('illness').status, 'closed');
});

t.test('where a region asks for no approval, level and programme come into force at the start', async (t) => {
  const { steps: own, ...rest } = inventedSource.rules;
  const value = own?.value.filter(({ code }) => code !== 'word') ?? [];
  const lax = resolveRegulation({ ...inventedSource, rules: { ...rest, steps: { clause: 'ст. 5', value } } });
  const book = openCase(lax, '2026-01-30').record(...steps.slice(0, 7).map(([request]) => request));
  const now = book.at('2026-02-05');
  t.match(now, { status: 'active', level: 'red', term: { endsOn: '2026-04-05' }, measures: [{ programmeNumber: 1 }] });
  t.equal(now.proposedLevel, undefined);
});
