import fc from 'fast-check';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import type { Assessment } from '../../src/domain/case/assess.ts';
import { gateMetOn } from '../../src/domain/case/gates.ts';
import type { Violation } from '../../src/domain/errors.ts';
import { programmeLevel } from '../../src/domain/programme.ts';
import { type Gate, gateKey } from '../../src/domain/regulations/gate-rule.ts';
import type { Regulation } from '../../src/domain/regulations/resolve.ts';
import {
  agreement, type CaseBook, check, consent, consentWithdrawal, copyGiven, curator, curators, decision, diagnostic, level, mark, openCase, paper, programme,
  questionnaire, type Request, review, signed, submission, withdrawal,
} from './histories.ts';
import { outsideRequests, type OutsideWish, outsideWishes } from './random-correspondence.ts';

// Random histories: some days pass, then somebody asks for something, sensible or not. The rules decide; what they allow happens.

const wishes = [
  'next', 'consent', 'unconsent', 'paper', 'diagnostic', 'curator', 'level', 'draft', 'submit', 'decide', 'sign', 'copy', 'agree', 'mark', 'review', 'check', 'withdraw',
  ...outsideWishes,
] as const;
type Wish = (typeof wishes)[number];

/** One request to come: the days that pass before it, what is wanted, how far back it is dated, and dice for its details. */
export interface Move {
  wait: number;
  wish: Wish;
  back: number;
  dice: readonly [number, number, number];
}

const often: Partial<Record<Wish, number>> = { next: 30, unconsent: 4, mark: 10, decide: 20, draft: 6, submit: 8, check: 6, report: 8, receive: 8, answerLetter: 5, refer: 5, advise: 8 };
const die = fc.nat(9999);
const move: fc.Arbitrary<Move> = fc.record({
  wait: fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(250) }),
  wish: fc.oneof(...wishes.map((wish) => ({ weight: often[wish] ?? 3, arbitrary: fc.constant(wish) }))),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -2, max: 30 }) }),
  dice: fc.tuple(die, die, die),
});

const stride: fc.Arbitrary<Move> = fc.tuple(die, die, die).map((dice) => ({ wait: dice[0] % 3, wish: 'next', back: 0, dice }));

/** A brisk walk along the road of any length, also none, and then anything. */
export const moves = fc.tuple(fc.array(stride, { maxLength: 16, size: 'max' }), fc.array(move, { maxLength: 40, size: 'max' }))
  .map(([walk, rest]) => [...walk, ...rest]);

/** The case before and after a move. */
export interface Turn {
  book: CaseBook;
  today: LocalDate;
  before: Assessment;
  request: Request;
  against: Violation[];
}

/** Plays moves from the opening on, showing every turn. */
export function play(regulation: Regulation, sequence: readonly Move[], see: (turn: Turn) => void): CaseBook {
  const book = openCase(regulation, '2026-03-02');
  let today = '2026-03-02';
  for (const { wait, wish, back, dice } of sequence) {
    today = addDays(today, wait);
    const before = book.at(today);
    const request = requests[wish](before, addDays(today, -back), dice, book);
    see({ book, today, before, request, against: book.offer(request, today) });
  }
  return book;
}

function pick<T>(list: readonly T[], dice: number): T {
  const chosen = list[dice % list.length];
  if (chosen === undefined) throw new Error('Nothing to pick from');
  return chosen;
}

type Dice = Move['dice'];
/** Makes a request of where the case stands, a day and dice. */
export type Maker = (now: Assessment, on: LocalDate, dice: Dice, book: CaseBook) => Request;

const newest = ({ history }: Assessment) => history.programmes.at(-1)?.data.number ?? 1;

const ownRequests: Record<Exclude<Wish, OutsideWish>, Maker> = {
  next: (now, on, dice, book) => nextStep(now, on, dice, book),
  consent: (_, on, [a, b, c]) => consent(on, {
    memberId: pick(['mother', 'mother', 'granny', 'child'], a),
    ...(b % 5 === 0 ? { scope: ['processing'] } : {}),
    ...(c % 4 === 0 ? { validUntil: addDays(on, a % 300) } : {}),
  }),
  unconsent: (_, on, [a, b]) => consentWithdrawal(on, {
    memberId: pick(['mother', 'mother', 'granny'], a),
    ...(b % 3 === 0 ? { scope: pick([['outsideSpecialists'], ['processing'], ['statistics']], a) } : {}),
  }),
  paper: (_, on, [a]) => paper(pick(['application', 'writtenRefusal', 'livingConditionsReport', 'other', 'cooperationConsent'], a), on),
  diagnostic: (_, on, [a]) => diagnostic(pick(['primary', 'interim', 'final'], a), on),
  curator: (_, on, [a]) => curator(pick(curators, a), on),
  level: ({ situation }, on, [a]) => level(pick(situation.regulation.rules.levels.value, a).code, on),
  draft,
  submit: (now, on, [a], book) => submission(on, Math.max(1, newest(now) - (a % 9 === 0 ? 1 : 0)), bodyOf(book, 'approveProgramme')),
  decide,
  sign: (now, on) => signed(on, newest(now)),
  copy: (now, on) => copyGiven(on, newest(now)),
  agree: (_, on) => agreement(on),
  mark: (now, on, [a, b]) => mark(1 + a % 4, on, b % 4 === 0 ? 'notDone' : 'done', now.history.currentProgramme?.data.number ?? newest(now)),
  review: (_, on) => review(on),
  check: (_, on, [a]) => check(1 + a % 3, on),
  withdraw: (_, on, [a, b, c]) => (a % 4 === 0
    ? withdrawal(on)
    : questionnaire(on, {
        satisfaction: pick([1, 2, 3, 4, 5] as const, a), overcame: pick(['yes', 'partly', 'no'] as const, b),
        ...(c % 3 === 0 ? { memberId: pick(['mother', 'nobody'], b) } : {}),
      })),
};

const requests: Record<Wish, Maker> = { ...ownRequests, ...outsideRequests };

function bodyOf({ regulation }: CaseBook, kind: string): string {
  return regulation.rules.decisions.value.find((rule) => rule.kind === kind)?.bodies[0] ?? 'council';
}

function draft(now: Assessment, on: LocalDate, [a, b, c]: Dice): Request {
  const { regulation, history } = now.situation;
  const code = programmeLevel(history) ?? pick(regulation.rules.levels.value, a).code;
  const longest = regulation.rules.terms.value[code]?.longestMonths ?? 1;
  const due = Array.from({ length: b % 4 }, (_, index) => addDays(on, (c * (index + 3)) % (longest * 36)));
  return programme(on, { number: history.programmes.length + 1, level: code, termMonths: c % 8 === 0 ? 1 + a % 14 : longest, due });
}

const kinds = [
  'approveProgramme', 'approveProgramme', 'returnProgramme', 'rejectProgramme', 'denyNeed', 'extend', 'extend', 'changeLevel', 'changeLevel',
  'completeWithSuccess', 'completeWithSuccess', 'endWithoutSuccess',
];

function decide(now: Assessment, on: LocalDate, [a, b, c]: Dice, book: CaseBook): Request {
  const kind = pick(kinds, a);
  const { levels, endings } = book.regulation.rules;
  return decision(kind, on, {
    body: b % 20 === 0 ? 'workingGroup' : bodyOf(book, kind),
    ...(b % 3 === 0 ? { programmeNumber: newest(now) } : {}),
    ...(b % 2 === 0 ? { termMonths: 1 + c % 13 } : {}),
    ...(kind === 'changeLevel' && c % 3 > 0 ? { level: pick(levels.value, c).code } : {}),
    ...(kind === 'endWithoutSuccess' ? { reason: pick(endings.value, b).code } : {}),
  });
}

/** What the road waits for, in order; during the term and after it a mark, a decision or a check. */
function nextStep(now: Assessment, on: LocalDate, dice: Dice, book: CaseBook): Request {
  const { history, regulation, consent: standing } = now.situation;
  const stopped = standing.state === 'lapsed' || standing.state === 'withdrawn';
  if (stopped && dice[0] % 3 > 0) return consent(on);
  const open = regulation.rules.steps.value.flatMap(({ gates }) => gates).find((gate) => isNext(gate, now));
  if (history.startedOn === undefined && open !== undefined) return meet(open, now, on, dice, book);
  return requests[pick(['mark', 'mark', 'decide', 'decide', 'check', 'diagnostic'] as const, dice[2])](now, on, dice, book);
}

function isNext(gate: Gate, { situation: { history, regulation } }: Assessment): boolean {
  if (gateMetOn(history, gate) !== undefined) return false;
  const all = regulation.rules.steps.value.flatMap(({ gates }) => gates);
  return (gate.after ?? []).every((key) => all.some((one) => gateKey(one) === key && gateMetOn(history, one) !== undefined));
}

function meet({ gate, type = '' }: Gate, now: Assessment, on: LocalDate, dice: Dice, book: CaseBook): Request {
  switch (gate) {
    case 'consent': return requests.consent(now, on, dice, book);
    case 'paper': return paper(type, on);
    case 'diagnostic': return diagnostic(type, on);
    case 'curator': return requests.curator(now, on, dice, book);
    case 'level': return requests.level(now, on, dice, book);
    case 'programmeDrafted': return draft(now, on, dice);
    case 'programmeSubmitted': return submission(on, newest(now), bodyOf(book, 'approveProgramme'));
    case 'programmeApproved': return decision('approveProgramme', on, { body: bodyOf(book, 'approveProgramme'), programmeNumber: newest(now) });
    case 'programmeSigned': return signed(on, newest(now));
    case 'copyHandedOver': return copyGiven(on, newest(now));
    case 'agreement': return agreement(on);
    case 'programmeSent': return requests.send(now, on, dice, book);
    default: throw new Error(`No request meets the gate ${gate}`);
  }
}
