import type { FactData, FactKind, Measure } from './case/facts.ts';
import { findCatalogueMeasure } from './reference/measures/index.ts';

/** What stands where words about people stood: a person who reads it knows that something was there. */
export const ERASED = 'Данные уничтожены';

/**
 * What becomes of one field when a family's personal data are destroyed. `keep`: a code, a date, a number, an id. `blank`: words about
 * people, each replaced by `ERASED`. `gone`: fields of which only their form knows what they are. Or what takes its place.
 */
export type Fate<V, Holder> =
  [V] extends [string | readonly string[]] ? 'keep' | 'blank' | ((holder: Holder) => string)
  : [V] extends [number | boolean] ? 'keep'
  : [V] extends [readonly (infer Item)[]] ? readonly [Fates<Item>]
  : string extends keyof V ? 'gone'
  : Fates<V>;

/** The decision on every field of a thing, the optional ones too: a field without one does not compile. */
export type Fates<T> = { readonly [F in keyof T]-?: Fate<NonNullable<T[F]>, T> };

const executor = { kind: 'keep', organisationId: 'keep', memberId: 'keep' } as const;

/** A title may have been worded for the family even when the measure comes from the catalogue: then the catalogue's own returns. */
function catalogueTitle({ catalogueCode }: Measure): string {
  return (catalogueCode === undefined ? undefined : findCatalogueMeasure(catalogueCode)?.ru) ?? ERASED;
}

const measure: Fates<Measure> = {
  number: 'keep', helpType: 'keep', title: catalogueTitle, catalogueCode: 'keep', dueOn: 'keep', targetMemberIds: 'keep',
  executor, coExecutors: [executor], place: 'blank',
};

/**
 * Which fields of which fact are personal data (персональные данные), kind by kind. What is kept is the skeleton that `assess` reads, the
 * numbers and dates of acts, and ids; no word that somebody wrote about a family or its people is.
 */
export const personalFields: { readonly [K in FactKind]: Fates<FactData[K]> } = {
  opened: {
    ground: 'keep', form: 'keep', memberId: 'keep', applicantMemberId: 'keep', source: { sender: 'blank', channel: 'keep' },
    circumstances: [{ code: 'keep', note: 'blank' }], reopensCaseId: 'keep',
  },
  consent: { memberId: 'keep', textVersion: 'keep', signedOn: 'keep', validUntil: 'keep', scope: 'keep', note: 'blank' },
  consentWithdrawal: { memberId: 'keep', text: 'blank', scope: 'keep' },
  // A paper's number can be that of a passport; what a paper says stands in `details`.
  paper: { type: 'keep', number: 'blank', issuedOn: 'keep', issuer: 'blank', memberId: 'keep', details: 'gone' },
  diagnostic: {
    kind: 'keep', conclusion: 'blank', specialistName: 'blank', effectiveness: 'blank', recommendations: 'blank', memberIds: 'keep',
  },
  curatorAssignment: { specialistId: 'keep', reason: 'blank', overrideReason: 'blank' },
  levelAssignment: { level: 'keep', reason: 'blank', overrideReason: 'blank' },
  programme: {
    number: 'keep', level: 'keep', termMonths: 'keep', goal: 'blank', tasks: 'blank', expectedResults: 'blank',
    familyDesiredResult: 'blank', measures: [measure],
  },
  submission: { programmeNumber: 'keep', body: 'keep', sessionOn: 'keep' },
  signature: { programmeNumber: 'keep', act: 'keep', signer: 'keep', memberId: 'keep', name: 'blank' },
  decision: {
    kind: 'keep', body: 'keep', number: 'keep', programmeNumber: 'keep', level: 'keep', termMonths: 'keep', reason: 'keep',
    membersPresent: [{ name: 'blank', position: 'blank' }], family: { invited: 'keep', attended: 'keep' },
    outsideParticipants: [{ name: 'blank', organisation: 'blank' }], text: 'blank', recommendations: 'blank', overrideReason: 'blank',
    regulationVersion: 'keep',
  },
  registration: { year: 'keep', number: 'keep' },
  agreement: { number: 'keep', memberId: 'keep', familyDesiredResult: 'blank' },
  execution: {
    programmeNumber: 'keep', measureNumber: 'keep', result: 'keep', reason: 'blank', outcome: 'blank', markedBy: { organisationId: 'keep' },
  },
  executionReport: { programmeNumber: 'keep', measureNumber: 'keep', organisationId: 'keep', text: 'blank' },
  review: { kind: 'keep', period: 'keep', findings: 'blank', proposals: 'blank' },
  checkScheduled: { number: 'keep', dueOn: 'keep' },
  postSupportCheck: { number: 'keep', findings: 'blank', situation: 'keep' },
  withdrawal: { reason: 'keep', text: 'blank' },
  distribution: { programmeNumber: 'keep', recipients: [{ name: 'blank', organisationId: 'keep' }], toAll: 'keep' },
  distributionReceipt: { distributionFactId: 'keep', organisationId: 'keep', receivedBy: 'blank' },
  letter: {
    to: { name: 'blank', organisationId: 'keep' }, kind: 'keep', channel: 'keep', subject: 'blank', text: 'blank', number: 'keep', answerDueOn: 'keep',
    personalData: 'keep',
  },
  letterAnswer: { letterFactId: 'keep', text: 'blank', number: 'keep', granted: 'keep', answeredBy: { organisationId: 'keep' } },
  councilReferral: { to: 'keep', question: 'blank' },
  councilOpinion: { referralFactId: 'keep', advice: 'blank', number: 'keep', members: [{ name: 'blank', position: 'blank' }] },
  datesMoved: { moves: [{ code: 'keep', subject: 'keep', from: 'keep', to: 'keep' }] },
  // The act on which the data were destroyed is what remains to be shown.
  erasure: { reason: 'keep', basis: 'keep' },
  handoverKept: { handoverId: 'keep', reason: 'keep' },
  recommendation: {
    from: 'keep', resolutionNumber: 'keep', resolutionDate: 'keep', word: 'keep', text: 'blank', level: 'keep', termMonths: 'keep', outcome: 'keep',
  },
  questionnaire: {
    memberId: 'keep', channel: 'keep', satisfaction: 'keep', overcame: 'keep',
    answers: { timeliness: 'keep', attitude: 'keep', usefulness: 'keep', clarity: 'keep' }, text: 'blank',
  },
  recommendationAnswer: { recommendationFactId: 'keep', followed: 'keep', text: 'blank' },
};
