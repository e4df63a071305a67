import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import { isOpenOn } from '../../src/domain/case/alerts.ts';
import { actionsNow, type Assessment } from '../../src/domain/case/assess.ts';
import { consentStates } from '../../src/domain/case/consents.ts';
import type { FactRule } from '../../src/domain/case/fact-rule.ts';
import { factRules, type RecordableKind } from '../../src/domain/case/fact-rules.ts';
import { isKind } from '../../src/domain/case/facts.ts';
import { gateMetOn } from '../../src/domain/case/gates.ts';
import { caseStatuses, type CaseStatus, statusOn } from '../../src/domain/case/status.ts';
import { gateKey } from '../../src/domain/regulations/gate-rule.ts';
import type { Regulation } from '../../src/domain/regulations/resolve.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { type CaseBook, type Request, tatarstan } from '../support/histories.ts';
import { invented } from '../support/invented-regulation.ts';
import { moves, play, type Turn } from '../support/random-histories.ts';

// By name, so that a counterexample is short.
const regulations = { tatarstan, invented };
const region = fc.constantFrom('tatarstan' as const, 'invented' as const);

type Holds = (turn: Turn, rules: Regulation, now: Assessment) => boolean;

const invariants: [string, Holds][] = [];

/** Must hold after every turn of a random history, in a real region and in an invented one. */
function always(name: string, holds: Holds): void {
  invariants.push([name, holds]);
}

always('a programme never outlasts its level', (_, rules, { terms }) =>
  terms.every(({ level, startsOn, endsOn }) =>
    startsOn <= endsOn && endsOn <= addMonths(startsOn, rules.rules.terms.value[level]?.longestMonths ?? 0)));

always('a programme starts on the day of its last gate, never before its approval', ({ book }, _, { startedOn, terms, history }) => {
  if (startedOn === undefined) return terms.length === 0;
  const startedBy = book.facts.find(({ seq }) => seq === terms[0]?.seq);
  const approved = book.facts.filter(isKind('decision'))
    .findLast(({ seq, data }) => data.kind === 'approveProgramme' && seq <= (startedBy?.seq ?? 0));
  const papers = [...history.papers].filter(([type]) => isGate(book.regulation, type)).map(([, on]) => on);
  const gates = [...papers, ...consented(book), approved?.on, history.curator?.firstOn];
  return startedBy !== undefined && terms[0]?.startsOn === startedOn && gates.every((on) => on !== undefined && on <= startedOn);
});

/** The day of the first consent, where the road has it as a gate. */
function consented({ regulation, facts }: CaseBook): (LocalDate | undefined)[] {
  const asked = regulation.rules.steps.value.some(({ gates }) => gates.some(({ gate }) => gate === 'consent'));
  return asked ? [facts.filter(isKind('consent')).map(({ on }) => on).sort()[0]] : [];
}

function isGate(rules: Regulation, type: string): boolean {
  return rules.rules.steps.value.some(({ gates }) => gates.some((gate) => gate.type === type));
}

/** The gate that a request would meet, if it is one. */
function gateOf({ kind, data }: Request): string | undefined {
  if (kind === 'paper') return `paper:${data.type}`;
  if (kind === 'diagnostic') return `diagnostic:${data.kind}`;
  if (kind === 'decision') return data.kind === 'approveProgramme' ? 'programmeApproved' : undefined;
  if (kind === 'signature') return data.act === 'signed' ? 'programmeSigned' : 'copyHandedOver';
  const others: Record<string, string> = {
    consent: 'consent',
    curatorAssignment: 'curator', levelAssignment: 'level', programme: 'programmeDrafted', submission: 'programmeSubmitted',
    agreement: 'agreement',
  };
  return others[kind];
}

always('before the start no step is taken while one before it is open, nor dated before it', ({ before, request, against }, rules) => {
  const steps = rules.rules.steps.value;
  const key = gateOf(request);
  const index = steps.findIndex(({ gates }) => gates.some((gate) => gateKey(gate) === key));
  if (against.length > 0 || before.startedOn !== undefined || index < 0) return true;
  const own = steps[index]?.gates ?? [];
  const after = own.find((gate) => gateKey(gate) === key)?.after ?? [];
  const earlier = [...steps.slice(0, index).flatMap(({ gates }) => gates), ...own.filter((gate) => after.includes(gateKey(gate)))];
  return earlier.every((gate) => (gateMetOn(before.history, gate) ?? '9999-12-31') <= request.on);
});

always('no open measure of the programme in force is due outside it', (_, __, { measures, startedOn, term, history }) =>
  startedOn === undefined || term === undefined || history.ending !== undefined
  || measures.every(({ state, measure: { dueOn } }) => state !== 'open' || dueOn >= startedOn && dueOn <= term.endsOn));

always('an extension starts the day after, a change of level on its decision’s day, and history stays', ({ before }, _, { terms }) =>
  terms.every((term, index) => {
    const previous = terms[index - 1];
    if (previous === undefined) return term.origin === 'start';
    return term.startsOn === (term.origin === 'extension' ? addDays(previous.endsOn, 1) : term.decidedOn);
  })
  && before.terms.every(({ startsOn, endsOn, level }, index) => isDeepStrictEqual(
    [terms[index]?.startsOn, terms[index]?.endsOn, terms[index]?.level], [startsOn, endsOn, level])));

always('extensions never exceed the regulation’s number', (_, rules, { terms }) =>
  terms.filter(({ origin }) => origin === 'extension').length <= (rules.rules.extensions.value.max ?? Infinity));

always('post-support follows the outcomes that the regulation names, its checks count from the anchor', (_, rules, { history, postSupport }) => {
  const { after, everyMonths, forMonths } = rules.rules.postSupport.value;
  const { ending } = history;
  if (ending === undefined || !after.includes(ending.outcome)) return postSupport === undefined;
  return postSupport !== undefined && postSupport.checks.length === Math.floor(forMonths / everyMonths)
    && postSupport.checks.every(({ dueOn, number }) => dueOn === addMonths(ending.on, number * everyMonths));
});

const daysAhead = [0, 1, 8, 20, 31, 95, 200, 500];

always('no two open alerts say the same of the same thing, on no day', ({ today }, _, { plannedAlerts }) =>
  daysAhead.every((days) => {
    const open = plannedAlerts.filter((alert) => isOpenOn(alert, addDays(today, days))).map(({ kind, subject }) => `${kind} ${subject}`);
    return new Set(open).size === open.length;
  }));

const byTimeAlone = new Set(['active evaluation', 'postSupport closed']);

always('the calendar alone changes a status only from active to evaluation and from postSupport to closed', ({ today }, rules, now) => {
  const { status, changesOn, history, postSupport } = now;
  const later = (day: LocalDate) => statusOn(rules, history, postSupport, day);
  const changes = daysAhead.map((days) => `${status} ${later(addDays(today, days))}`);
  const announced = changesOn === undefined
    ? later(addDays(today, 4000)) === status
    : later(addDays(changesOn, -1)) === status && later(changesOn) !== status;
  return announced && changes.every((change) => change === `${status} ${status}` || byTimeAlone.has(change));
});

const running: readonly CaseStatus[] = ['active', 'evaluation'];
const ended: readonly CaseStatus[] = ['postSupport', 'closed'];

/** Where a fact may bring a case: before the start anywhere on the road, then to the end and never back. */
function reachable(from: CaseStatus): readonly CaseStatus[] {
  if (from === 'closed' || from === 'notTaken') return [from];
  if (from === 'postSupport') return ended;
  return running.includes(from) ? [...running, ...ended] : caseStatuses.filter((status) => !ended.includes(status));
}

always('a case never goes back behind its start nor comes back from its end', ({ before }, _, { status }) =>
  caseStatuses.includes(status) && reachable(before.status).includes(status));

function actionOf({ kind, data }: Request): string {
  return (factRules[kind] as FactRule<RecordableKind>).action(data);
}

always('what allowedActions refuses is refused, with the same reasons', ({ before, request, against }) => {
  const verdict = actionsNow(before).find(({ action }) => action === actionOf(request));
  if (verdict === undefined || verdict.allowed) return true;
  // A fault that the request's own rule sees too is told once, with its place in the request.
  return verdict.reasons.every(({ code, params }) =>
    against.some((violation) => violation.code === code && isDeepStrictEqual(violation.params, params)));
});

/** What others say by their own right, and the answers to what had gone out before. */
const withoutConsent = ['recommendation', 'recommendationAnswer', 'distributionReceipt', 'letterAnswer'];

/** What may be recorded without a consent: a new one, taking back what is left, refusals, ends, the papers that ends ask for, and answers. */
function endsOrRenews({ kind, data }: Request, rules: Regulation): boolean {
  const papers = ['writtenRefusal', ...rules.rules.endings.value.map(({ paper }) => paper)];
  if (kind === 'paper') return papers.includes(data.type);
  if (kind !== 'decision') return ['consent', 'consentWithdrawal', 'withdrawal', ...withoutConsent].includes(kind);
  return ['denyNeed', 'rejectProgramme', 'completeWithSuccess', 'endWithoutSuccess', 'endPostSupport'].includes(data.kind);
}

const gone = ['lapsed', 'withdrawn'];

always('without a living consent nothing new is recorded, and only what ends or renews is not refused for it', ({ before, request, against }, rules) => {
  const told = against.some(({ code }) => code === 'consent.lapsed' || code === 'consent.withdrawn');
  if (!gone.includes(before.consent.state) || ['closed', 'notTaken'].includes(before.status)) return !told;
  return told !== endsOrRenews(request, rules);
});

always('the consent stands where its facts, read one by one, leave it', ({ book, today }, _, { consent }) => {
  let withdrawnOn: LocalDate | undefined;
  let living: { memberId: string; validUntil: LocalDate }[] = [];
  let any = false;
  for (const { kind, data, on } of book.facts) {
    if (kind !== 'consent' && kind !== 'consentWithdrawal') continue;
    const whole = kind === 'consentWithdrawal' && (data.scope === undefined || data.scope.includes('processing'));
    if (kind === 'consent' || whole) living = living.filter(({ memberId }) => memberId !== data.memberId);
    if (kind === 'consent') living.push({ memberId: data.memberId, validUntil: data.validUntil ?? '9999-12-31' });
    if (kind === 'consent') any = true;
    if (kind === 'consent' || whole) withdrawnOn = whole ? on : undefined;
  }
  if (withdrawnOn !== undefined) return consent.state === 'withdrawn' && consent.since === withdrawnOn && consent.scope.length === 0;
  const given = living.some(({ validUntil }) => validUntil >= today);
  return consent.state === (given ? 'given' : any ? 'lapsed' : 'none') && consent.scope.includes('processing') === given;
});

always('another organisation is in a new programme only with the consent that the region asks for', ({ before, request, against }, rules) => {
  if (request.kind !== 'programme' || request.data.measures.length === 0 || against.length > 0) return true;
  return !rules.rules.outsideSpecialists.value.consent || before.consent.scope.includes('outsideSpecialists');
});

always('a refusal records nothing and says why in words and codes', ({ book, before, against }) =>
  against.length === 0
    ? book.facts.length > before.history.facts.length
    : book.facts.length === before.history.facts.length && against.every(({ code }) => code.length > 0));

always('assess gives the same answer for the same facts', ({ book, today }, _, now) => isDeepStrictEqual(book.copy().at(today), now));

always('a family takes a place from curator and level on until the end of the programme', (_, __, { status, countedLevel, history }) => {
  const counts = !['postSupport', 'closed', 'notTaken'].includes(status);
  const both = history.curator !== undefined && (history.level ?? history.proposedLevel) !== undefined;
  return (countedLevel !== undefined) === (counts && both);
});

// So the jobs may turn a status by what was planned at the last write, with one statement for all cases.
always('on the day on which the calendar turns the status nothing else changes, and it turns no further', ({ book }, _, now) => {
  const { status, statusThen, reassessOn, deadlinesShown: _now, ...rest } = projectionOf(now, 0);
  if (reassessOn === null) return statusThen === null;
  const then = book.at(reassessOn);
  const { status: turned, statusThen: further, reassessOn: again, deadlinesShown: _then, ...left } = projectionOf(then, 0);
  return status !== turned && turned === statusThen && further === null && again === null && now.level !== undefined
    && isDeepStrictEqual(rest, left) && isDeepStrictEqual(now.plannedAlerts, then.plannedAlerts);
});

always('a case that was taken on is in the register, once', ({ book }, _, { startedOn, register }) =>
  (startedOn === undefined || register !== undefined) && book.facts.filter(isKind('registration')).length <= 1);

always('nothing is dated after today or before the approach', ({ book, today }) => book.facts.every(({ on }) => on <= today && on >= '2026-03-02'));

/** What passes between the provider and others decides nothing. */
const saysOnly = [
  'recommendation', 'recommendationAnswer', 'distributionReceipt', 'executionReport', 'letter', 'letterAnswer', 'councilReferral', 'councilOpinion',
  'questionnaire',
];

always('letters, receipts, reports, recommendations and the council’s advice change no status, level, term or mark', ({ before, request, against }, _, now) => {
  const decided = ({ status, level, terms, measures, outcome, curatorId }: Assessment) => ({ status, level, terms, measures, outcome, curatorId });
  return against.length > 0 || !saysOnly.includes(request.kind) || isDeepStrictEqual(decided(before), decided(now));
});

always('a letter is answered once, a recommendation too, and a sending is confirmed once by each', ({ book }) => {
  const answered = book.facts.flatMap(({ kind, data }) => {
    if (kind === 'letterAnswer') return [data.letterFactId];
    if (kind === 'recommendationAnswer') return [data.recommendationFactId];
    return kind === 'distributionReceipt' ? [`${data.distributionFactId} ${data.organisationId}`] : [];
  });
  return new Set(answered).size === answered.length;
});

always('only what waits for an answer has an alert that asks for it', ({ book }, _, { plannedAlerts, history }) => {
  if (history.ending !== undefined || history.notTaken !== undefined) return true;
  const answered = new Set(book.facts.flatMap(({ kind, data }) =>
    (kind === 'letterAnswer' ? [data.letterFactId] : kind === 'recommendationAnswer' ? [data.recommendationFactId] : [])));
  const waiting = book.facts.filter(({ id }) => !answered.has(id)).flatMap((fact) => {
    if (fact.kind === 'recommendation') return [`recommendation:${fact.seq}`];
    return fact.kind === 'letter' && fact.data.answerDueOn !== undefined ? [`letter:${fact.seq}`] : [];
  });
  const asking = plannedAlerts.filter(({ kind }) => kind === 'letterUnanswered' || kind === 'recommendationReceived').map(({ subject }) => subject);
  return isDeepStrictEqual(asking.toSorted(), waiting.toSorted());
});

always('a question goes to the municipal council only where the region has one', ({ book }, rules) =>
  rules.rules.municipalCouncil.value.refer || !book.facts.some(({ kind }) => kind.startsWith('council')));

t.test('through random histories', async (t) => {
  let turns = 0;
  fc.assert(fc.property(region, moves, (name, sequence) => {
    const rules = regulations[name];
    play(rules, sequence, (turn) => {
      const now = turn.book.at(turn.today);
      const broken = invariants.filter(([, holds]) => !holds(turn, rules, now)).map(([rule]) => rule);
      if (broken.length > 0) throw new Error(`Not true that ${broken.join('; ')}: ${JSON.stringify(turn.request)} on ${turn.today}`);
      turns += 1;
    });
  }), { numRuns: 150 });
  for (const [name] of invariants) t.pass(name);
  t.comment(`${turns} turns`);
});

t.test('random histories reach every status, and requests are both allowed and refused', async (t) => {
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const [name, sequence] of fc.sample(fc.tuple(region, moves), { numRuns: 200, seed: 442 })) {
    play(regulations[name], sequence, ({ book, today, request, against }) => {
      count(against.length === 0 ? `allowed ${actionOf(request).replace(/^record.*/, 'record')}` : 'refused');
      if (against.length === 0) count(`recorded ${request.kind}`);
      count(book.at(today).status);
      count(`consent ${book.at(today).consent.state}`);
      for (const { code } of against) if (code.startsWith('consent.')) count(code);
    });
  }
  for (const status of caseStatuses) t.ok((seen.get(status) ?? 0) > 10, status);
  for (const kind of ['returnProgramme', 'extend', 'changeLevel', 'completeWithSuccess', 'endWithoutSuccess', 'denyNeed', 'rejectProgramme']) {
    t.ok((seen.get(`allowed decide:${kind}`) ?? 0) > 0, kind);
  }
  for (const state of consentStates) t.ok((seen.get(`consent ${state}`) ?? 0) > 10, state);
  for (const code of ['consent.withdrawn', 'consent.lapsed', 'consent.outside-specialists']) t.ok((seen.get(code) ?? 0) > 0, code);
  for (const kind of [...saysOnly, 'distribution']) t.ok((seen.get(`recorded ${kind}`) ?? 0) > 2, kind);
  t.ok((seen.get('allowed withdrawConsent') ?? 0) > 10);
  t.ok((seen.get('refused') ?? 0) > 500);
});
