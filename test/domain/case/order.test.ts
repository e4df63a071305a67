import t from 'tap';
import type { Violation } from '../../../src/domain/errors.ts';
import {
  agreement, check, codes, copyGiven, curator, decision, level, mark, openCase, paper, programme, type Request, review, road, signed,
  submission, tatarstanRoad, type TatarstanStep,
} from '../../support/histories.ts';
import { refused } from '../../support/refused.ts';

const consent = ['consent', 'база, п. 8', true] as const;
const services = ['paper:individualServicesProgramme', 'прил. № 4–11, разд. I', false] as const;
const curatorGate = ['curator', 'п. 4.5; прил. № 4–11, разд. II', false] as const;
const documents = ['paper:personalDocuments', 'прил. № 4–11, разд. III', false] as const;
const report = ['paper:livingConditionsReport', 'п. 4.6; прил. № 4–11, разд. III', false] as const;
const interviews = ['paper:interviewResults', 'прил. № 4–11, разд. III', false] as const;
const primary = ['diagnostic:primary', 'прил. № 4–11, разд. III', false] as const;
const levelGate = ['level', 'п. 4.8', false] as const;
const drafted = ['programmeDrafted', 'п. 4.6', false] as const;
const submitted = ['programmeSubmitted', 'п. 4.11', false] as const;
const approved = ['programmeApproved', 'п. 4.4, 4.11', false] as const;
const signedGate = ['programmeSigned', 'п. 4.9', false] as const;

const assessment = [curatorGate, documents, report, interviews, primary, levelGate];
const start = [consent, services];

// What is tried after which step, and every gate that the refusal must name, with its clause and whether it is inherited.
const wrongOrders: [TatarstanStep | 'opened', TatarstanStep, (readonly [string, string, boolean])[]][] = [
  ['opened', 'curator', start],
  ['opened', 'livingConditions', [...start, curatorGate]],
  ['opened', 'level', [...start, report]],
  ['opened', 'draft', [...start, ...assessment]],
  ['opened', 'approval', [...start, ...assessment, drafted, submitted]],
  ['opened', 'signature', [...start, ...assessment, drafted, submitted, approved]],
  ['opened', 'copy', [...start, ...assessment, drafted, submitted, approved, signedGate]],
  ['consent', 'curator', [services]],
  ['servicesProgramme', 'personalDocuments', [curatorGate]],
  ['servicesProgramme', 'primaryDiagnostics', [curatorGate]],
  ['curator', 'level', [report]],
  ['personalDocuments', 'draft', [report, interviews, primary, levelGate]],
  ['primaryDiagnostics', 'draft', [levelGate]],
  ['level', 'submission', [drafted]],
  ['level', 'approval', [drafted, submitted]],
  ['draft', 'approval', [submitted]],
  ['submission', 'signature', [approved]],
  ['approval', 'copy', [signedGate]],
];

function gates(violations: readonly Violation[]) {
  return violations
    .filter(({ code }) => code === 'gate.missing')
    .map(({ params, citation }) => [params?.gate, citation?.clause, citation?.inherited]);
}

for (const [after, tried, expected] of wrongOrders) {
  t.test(`after «${after}», «${tried}» is refused`, async (t) => {
    const book = after === 'opened' ? openCase() : road(after);
    const before = book.facts.length;
    t.strictSame(gates(book.offer(tatarstanRoad[tried], '2026-03-31')), expected);
    t.equal(book.facts.length, before, 'and nothing is recorded');
  });
}

t.test('every step is refused as long as the one it needs is missing, and no later', async (t) => {
  const steps = Object.keys(tatarstanRoad) as TatarstanStep[];
  for (const [index, step] of steps.entries()) {
    const book = index === 0 ? openCase() : road(steps[index - 1]);
    t.strictSame(codes(book.refusals(tatarstanRoad[step])), [], `${step} in its turn`);
  }
});

t.test('before the start nothing of the term can be done', async (t) => {
  const running: Request[] = [mark(1, '2026-03-12'), review('2026-03-12'), decision('extend', '2026-03-12'), check(1, '2026-03-12')];
  for (const request of running) {
    const [first] = road('signature').refusals(request, '2026-03-12');
    t.match(first, { code: 'action.wrong-status', params: { status: 'agreement', statusRu: 'договор с семьёй' } }, request.kind);
  }
});

t.test('what the region does not provide for', async (t) => {
  refused(t, road('approval').refusals(agreement('2026-03-12')), [{ code: 'action.not-in-regulation' }]);
  refused(t, road().refusals(decision('dissolve', '2026-04-01')), [
    { code: 'action.not-in-regulation', citation: { clause: 'п. 4.4, 4.11, 5.8' } },
  ]);
});

t.test('a programme is submitted, approved and signed once', async (t) => {
  t.strictSame(codes(road('submission').refusals(submission('2026-03-11'))), ['programme.already-submitted']);
  t.ok(codes(road('approval').refusals(tatarstanRoad.approval)).includes('programme.already-decided'));
  t.strictSame(codes(road('signature').refusals(signed('2026-03-12'))), ['programme.already-signed']);
  t.strictSame(codes(road('submission').refusals(copyGiven('2026-03-12', 2))), [
    'gate.missing:programmeApproved', 'gate.missing:programmeSigned', 'link.unknown',
  ]);
});

t.test('strangers are not found', async (t) => {
  refused(t, road('servicesProgramme').refusals(curator('somebody', '2026-03-03')), [
    { code: 'curator.not-in-organisation', pointer: '/specialistId' },
  ]);
  refused(t, road().refusals({ kind: 'paper', data: { type: 'other', memberId: 'uncle' }, on: '2026-04-01' }), [
    { code: 'link.unknown', pointer: '/memberId' },
  ]);
  refused(t, road('interviews').refusals(level('emergency', '2026-03-06')), [
    { code: 'reference.unknown', pointer: '/level', citation: { clause: 'п. 4.8' } },
  ]);
  const stranger = programme('2026-03-06', { due: ['2026-05-15'] });
  const unknown = { targetMemberIds: ['uncle'], executor: { kind: 'organisation', organisationId: 'nowhere' } };
  if (stranger.kind === 'programme') Object.assign(stranger.data.measures[0] ?? {}, unknown);
  refused(t, road('level').refusals(stranger), [
    { code: 'link.unknown', pointer: '/measures/0/targetMemberIds/0' }, { code: 'link.unknown', pointer: '/measures/0/executor/organisationId' },
  ]);
  t.strictSame(road('level').refusals(paper('other', '2026-03-06')), []);
});

t.test('the body that decides is the regulation’s', async (t) => {
  const named = { pointer: '/body', params: { bodiesRu: 'ведомственный консилиум' }, citation: { clause: 'п. 4.4, 4.11' } };
  const wrong = [{ code: 'decision.wrong-body', ...named }];
  refused(t, road('draft').refusals(submission('2026-03-10', 1, 'kdn')), wrong);
  refused(t, road('submission').refusals(decision('approveProgramme', '2026-03-11', { programmeNumber: 1, body: 'provider' })), wrong);
});

t.test('a family that was not invited did not come', async (t) => {
  const odd = decision('approveProgramme', '2026-03-11', { programmeNumber: 1, family: { invited: false, attended: true } });
  refused(t, road('submission').refusals(odd), [{ code: 'decision.attendance', pointer: '/family' }]);
});
