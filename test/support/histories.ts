import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import type { LocalDate } from '../../src/domain/calendar/local-date.ts';
import { workingCalendar } from '../../src/domain/calendar/production-calendar.ts';
import { historyOf } from '../../src/domain/case/add-up.ts';
import { assess, type Assessment } from '../../src/domain/case/assess.ts';
import type { Surroundings } from '../../src/domain/case/fact-rule.ts';
import type { RecordableKind } from '../../src/domain/case/fact-rules.ts';
import type { ConsentData, ConsentWithdrawalData, DecisionData, Fact, FactData, Measure, OpenedData, ProgrammeData } from '../../src/domain/case/facts.ts';
import { findGate, gateMetOn } from '../../src/domain/case/gates.ts';
import { recordViolations } from '../../src/domain/case/record.ts';
import type { Violation } from '../../src/domain/errors.ts';
import { programmeViolations } from '../../src/domain/programme.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';

// Histories of a case without a database: the rules decide on each request exactly as they do for the service, and an allowed one
// becomes a fact.

export const calendar = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);
export const tatarstan = resolveRegulation(tatarstan2017);
export const curators = ['curator-1', 'curator-2'] as const;
export const around: Surroundings = {
  memberIds: new Set(['mother', 'child', 'granny']), organisationIds: new Set(['clinic', 'centre']), curatorIds: new Set(curators),
  consentingIds: new Set(['mother', 'granny']), providerId: 'centre',
};

/** A request to record one fact. */
export type Request = { [K in RecordableKind]: { kind: K; data: FactData[K]; on: LocalDate } }[RecordableKind];

/** The facts of one case, growing. */
export interface CaseBook {
  readonly regulation: Regulation;
  readonly facts: readonly Fact[];
  /** Everything that stands against a request on a day; without a day, on the day that the request names. Records nothing. */
  refusals(request: Request, today?: LocalDate): Violation[];
  /** Records the request if nothing stands against it; gives what does. */
  offer(request: Request, today?: LocalDate): Violation[];
  /** Records requests that must be allowed, each on its own day. */
  record(...requests: Request[]): CaseBook;
  /** The case on a day. */
  at(today: LocalDate): Assessment;
  /** A copy that goes its own way. */
  copy(): CaseBook;
}

const opening: OpenedData = { ground: 'parentApplication', form: 'group', applicantMemberId: 'mother', circumstances: [] };

/** A case that has just been opened. */
export function openCase(regulation: Regulation = tatarstan, on: LocalDate = '2026-03-02'): CaseBook {
  return bookOf(regulation, [asFact(1, { kind: 'opened', data: opening, on })]);
}

function bookOf(regulation: Regulation, facts: Fact[]): CaseBook {
  const at = (today: LocalDate) => assess(regulation, calendar, [...facts], today);
  const weigh = (request: Request, today = request.on): { against: Violation[]; added: Fact[] } => {
    const { situation } = at(today);
    const { kind, data, on } = request;
    const against = recordViolations(situation, kind, data, on, around);
    if (against.length > 0) return { against, added: [] };
    const added = factsOf(regulation, facts, request);
    return { against: programmeViolations(regulation, historyOf(regulation, [...facts, ...added])), added };
  };
  const offer = (request: Request, today = request.on) => {
    const { against, added } = weigh(request, today);
    if (against.length === 0) facts.push(...added);
    return against;
  };
  const book: CaseBook = {
    regulation, facts, at, offer,
    refusals: (request, today) => weigh(request, today).against,
    record(...requests) {
      for (const request of requests) mustBeAllowed(request, offer(request));
      return book;
    },
    copy: () => bookOf(regulation, [...facts]),
  };
  return book;
}

function mustBeAllowed(request: Request, against: Violation[]): void {
  if (against.length > 0) throw new Error(`${request.kind} on ${request.on} is refused: ${JSON.stringify(against)}`);
}

/** The fact that a request becomes and, at the step where the regulation registers the family, its entry in the register. */
function factsOf(regulation: Regulation, before: readonly Fact[], request: Request): Fact[] {
  const fact = asFact(before.length + 1, request);
  const history = historyOf(regulation, [...before, fact]);
  const gate = findGate(regulation, regulation.rules.registration.value.at);
  const on = gate === undefined || history.register !== undefined ? undefined : gateMetOn(history, gate);
  if (on === undefined) return [fact];
  return [fact, asFact(before.length + 2, { kind: 'registration', data: { year: Number(on.slice(0, 4)), number: 1 }, on })];
}

type Unrecorded = Pick<Fact, 'kind' | 'data' | 'on'>;

/** Frozen through and through: whoever changes a fact throws. */
function asFact(seq: number, { kind, data, on }: Unrecorded): Fact {
  const own = frozen(structuredClone(data));
  return Object.freeze({ id: `fact-${seq}`, seq, kind, data: own, on, recordedAt: `${on}T09:00:00.000Z`, recordedBy: 'test' }) as Fact;
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part as object);
  return Object.freeze(value);
}

export function paper(type: string, on: LocalDate): Request {
  return { kind: 'paper', data: { type }, on };
}

export const wholeScope = ['processing', 'transferToExecutors', 'outsideSpecialists'];

export function consent(on: LocalDate, changes: Partial<ConsentData> = {}): Request {
  return { kind: 'consent', data: { memberId: 'mother', textVersion: '2026-1', scope: wholeScope, ...changes }, on };
}

export function consentWithdrawal(on: LocalDate, changes: Partial<ConsentWithdrawalData> = {}): Request {
  return { kind: 'consentWithdrawal', data: { memberId: 'mother', text: 'Прошу прекратить обработку', ...changes }, on };
}

export function diagnostic(kind: string, on: LocalDate): Request {
  return { kind: 'diagnostic', data: { kind, conclusion: 'Вывод', memberIds: ['child'] }, on };
}

export function curator(specialistId: string, on: LocalDate): Request {
  return { kind: 'curatorAssignment', data: { specialistId }, on };
}

export function level(code: string, on: LocalDate): Request {
  return { kind: 'levelAssignment', data: { level: code, reason: 'По обстоятельствам семьи' }, on };
}

export function measure(number: number, dueOn: LocalDate): Measure {
  return {
    number, dueOn, helpType: 'medical', title: 'Содействие в получении путёвки', targetMemberIds: ['child'],
    executor: { kind: 'organisation', organisationId: 'clinic' }, coExecutors: [{ kind: 'curator' }],
  };
}

/** A draft with one measure for each due date. */
export function programme(on: LocalDate, changes: Partial<ProgrammeData> & { due?: readonly LocalDate[] } = {}): Request {
  const { due = [], ...rest } = changes;
  const measures = due.map((dueOn, index) => measure(index + 1, dueOn));
  const plan = { number: 1, level: 'crisis', termMonths: 6, goal: 'Цель', tasks: [], expectedResults: 'Результат', measures };
  return { kind: 'programme', data: { ...plan, ...rest }, on };
}

export function submission(on: LocalDate, programmeNumber = 1, body = 'council'): Request {
  return { kind: 'submission', data: { programmeNumber, body }, on };
}

export function decision(kind: string, on: LocalDate, changes: Partial<DecisionData> = {}): Request {
  const data: DecisionData = {
    kind, body: 'council', number: '7', membersPresent: [{ name: 'Директорова', position: 'директор' }],
    family: { invited: true, attended: true }, outsideParticipants: [], text: 'Решили', ...changes,
  };
  return { kind: 'decision', data, on };
}

export function signed(on: LocalDate, programmeNumber = 1): Request {
  return { kind: 'signature', data: { programmeNumber, act: 'signed', signer: 'family', memberId: 'mother' }, on };
}

export function copyGiven(on: LocalDate, programmeNumber = 1): Request {
  return { kind: 'signature', data: { programmeNumber, act: 'copyHandedOver', signer: 'family', memberId: 'mother' }, on };
}

export function agreement(on: LocalDate): Request {
  return { kind: 'agreement', data: { number: '12', memberId: 'mother' }, on };
}

export function mark(measureNumber: number, on: LocalDate, result: 'done' | 'notDone' = 'done', programmeNumber = 1): Request {
  const reason = result === 'done' ? {} : { reason: 'Ребёнок болел' };
  return { kind: 'execution', data: { programmeNumber, measureNumber, result, ...reason }, on };
}

export function check(number: number, on: LocalDate): Request {
  return { kind: 'postSupportCheck', data: { number, findings: 'Всё спокойно', situation: 'stable' }, on };
}

export function withdrawal(on: LocalDate): Request {
  return { kind: 'withdrawal', data: { reason: 'familyDeclined', text: 'Передумали' }, on };
}

export function review(on: LocalDate): Request {
  return { kind: 'review', data: { kind: 'monitoring', findings: 'Без перемен' }, on };
}

export function recommendation(on: LocalDate, changes: Partial<FactData['recommendation']> = {}): Request {
  return { kind: 'recommendation', on, data: { from: 'kdn', resolutionNumber: '14/3', resolutionDate: on, word: 'continue', text: 'Продолжить', ...changes } };
}

export function recommendationAnswer(recommendationFactId: string, on: LocalDate): Request {
  return { kind: 'recommendationAnswer', on, data: { recommendationFactId, followed: 'partly', text: 'Учтено при составлении программы' } };
}

export function distribution(on: LocalDate, programmeNumber = 1): Request {
  return { kind: 'distribution', on, data: { programmeNumber, recipients: [{ name: 'Поликлиника', organisationId: 'clinic' }, { name: 'Школа' }] } };
}

export function receipt(distributionFactId: string, on: LocalDate): Request {
  return { kind: 'distributionReceipt', on, data: { distributionFactId, organisationId: 'clinic', receivedBy: 'Регистратура' } };
}

export function report(measureNumber: number, on: LocalDate, programmeNumber = 1): Request {
  return { kind: 'executionReport', on, data: { programmeNumber, measureNumber, organisationId: 'clinic', text: 'Приём назначен' } };
}

export function letter(on: LocalDate, changes: Partial<FactData['letter']> = {}): Request {
  const data = { to: { name: 'Поликлиника', organisationId: 'clinic' }, kind: 'request', channel: 'written', subject: 'О путёвке', personalData: false } as const;
  return { kind: 'letter', on, data: { ...data, ...changes } };
}

export function letterAnswer(letterFactId: string, on: LocalDate): Request {
  return { kind: 'letterAnswer', on, data: { letterFactId, text: 'Путёвка выделена', granted: 'yes' } };
}

export function councilReferral(on: LocalDate): Request {
  return { kind: 'councilReferral', on, data: { to: 'municipalCouncil', question: 'Как быть с жильём?' } };
}

export function councilOpinion(referralFactId: string, on: LocalDate): Request {
  return { kind: 'councilOpinion', on, data: { referralFactId, advice: 'Обратиться в орган опеки' } };
}

export function questionnaire(on: LocalDate, changes: Partial<FactData['questionnaire']> = {}): Request {
  return { kind: 'questionnaire', on, data: { channel: 'paper', satisfaction: 4, overcame: 'partly', ...changes } };
}

/** Tatarstan's road from the approach on 2 March 2026 to the start on 13 March; crisis, 6 months, two measures. */
export const tatarstanRoad = {
  consent: consent('2026-03-02'),
  servicesProgramme: paper('individualServicesProgramme', '2026-03-03'),
  curator: curator('curator-1', '2026-03-03'),
  personalDocuments: paper('personalDocuments', '2026-03-04'),
  livingConditions: paper('livingConditionsReport', '2026-03-04'),
  interviews: paper('interviewResults', '2026-03-05'),
  primaryDiagnostics: diagnostic('primary', '2026-03-05'),
  level: level('crisis', '2026-03-06'),
  draft: programme('2026-03-06', { due: ['2026-05-15', '2026-08-31'] }),
  submission: submission('2026-03-10'),
  approval: decision('approveProgramme', '2026-03-11', { programmeNumber: 1 }),
  signature: signed('2026-03-12'),
  copy: copyGiven('2026-03-13'),
} as const satisfies Record<string, Request>;

export type TatarstanStep = keyof typeof tatarstanRoad;

/** A case that has walked Tatarstan's road up to and including a step. */
export function road(upTo: TatarstanStep = 'copy'): CaseBook {
  const steps = Object.keys(tatarstanRoad) as TatarstanStep[];
  const walked = steps.slice(0, steps.indexOf(upTo) + 1).map((step) => tatarstanRoad[step]);
  return openCase().record(...walked);
}

/** What stands against a request, in short: `gate.missing:curator`, `date.in-future`. */
export function codes(violations: readonly Violation[]): string[] {
  return violations.map(({ code, params }) => (code === 'gate.missing' ? `${code}:${params?.gate}` : code));
}
