import type { CaseRecord } from '../db/queries/cases.ts';
import { actionsNow, type Assessment } from '../domain/case/assess.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import { measurePart, namesOfPart, programmePart } from '../domain/external-id.ts';
import { measureIdOf } from '../domain/measure-id.ts';
import { violationText } from '../domain/errors.ts';
import { type ConsentEffect, keptWithoutConsent, stoppedWithoutConsent } from '../domain/reference/consent-effects.ts';
import { labelOf } from '../domain/reference/index.ts';
import { alertText } from './alert-text.ts';
import type { Caller } from './context.ts';

/** The parts of a case's state that the record does not hold, as of today. */
export interface CaseState {
  record: CaseRecord;
  assessment: Assessment;
  /** Today in the case's region: what the state below is as of. */
  today: string;
}

/** The whole state of a case, ready for the wire: what stands, what is due, what is flagged, what may be done. */
export function caseView({ record, assessment, today }: CaseState) {
  const { circumstances, applicantMemberId, source } = assessment.history.opened.data;
  return {
    ...caseSummary(record),
    status: assessment.status,
    level: assessment.level ?? null,
    proposedLevel: assessment.proposedLevel ?? null,
    curatorId: assessment.curatorId ?? null,
    circumstances,
    applicantMemberId: applicantMemberId ?? null,
    source: source ?? null,
    asOf: today,
    missing: assessment.missing.map(reasonOf),
    programme: programmeOf(assessment, record),
    deadlines: assessment.deadlines.map(deadlineOf),
    alerts: assessment.alerts.map(alertOf),
    outcome: outcomeOf(assessment),
    postSupport: postSupportOf(assessment),
    consent: consentOf(assessment),
    allowedActions: actionsNow(assessment).map(({ action, allowed, reasons }) => ({ action, allowed, reasons: reasons.map(reasonOf) })),
  };
}

/** A case as its caller may see it: a commission gets statuses, decisions and deadlines, and nothing that tells of the family. */
export function caseViewFor({ role }: Caller, state: CaseState): CaseView {
  const view = caseView(state);
  if (role !== 'commission') return view;
  const programme = view.programme === null ? null : { ...view.programme, measures: [] };
  // That there is a consent, and until when; not what the family consented to.
  const consent = { ...view.consent, textVersion: null, scope: [], kept: [], stopped: [] };
  const alerts = state.assessment.alerts.filter(({ forCommission }) => forCommission).map(alertOf);
  return { ...view, alerts, programme, consent, allowedActions: [], circumstances: [], applicantMemberId: null, source: null };
}

/** A case as lists show it. */
export function caseSummary(record: CaseRecord) {
  const { id, organisationId, region, municipality, familyId, form, memberId, reopensCaseId, openedOn, ground } = record;
  return {
    id, organisationId, region, municipality, familyId, form, memberId, reopensCaseId, openedOn, ground,
    regulation: { code: record.regulationCode, version: record.regulationVersion },
    registerNumber: record.register === null ? null : `${record.register.year}/${record.register.number}`,
    status: record.status as CaseStatus,
    level: record.level,
    curatorId: record.curatorId,
    startsOn: record.startsOn,
    endsOn: record.endsOn,
    externalIds: record.externalIds ?? [],
    createdAt: record.createdAt,
    version: record.version,
  };
}

type Reason = Assessment['missing'][number];

/** A reason in both languages, so that nobody needs a dictionary of codes; `gate` names what is missing, if that is the reason. */
function reasonOf(reason: Reason) {
  const { code, params, citation } = reason;
  return {
    code,
    text: violationText(reason, 'ru'),
    textEn: violationText(reason, 'en'),
    gate: params?.['gate'] === undefined ? null : String(params['gate']),
    citation: citation ?? null,
  };
}

function programmeOf({ history, startedOn, term, terms, measures }: Assessment, { id: caseId, partNames = [] }: CaseRecord) {
  const current = history.currentProgramme;
  if (current === undefined || startedOn === undefined || term === undefined) return null;
  const { number } = current.data;
  return {
    number,
    externalIds: namesOfPart(partNames, programmePart(number)),
    startsOn: startedOn,
    endsOn: term.endsOn,
    longestEndsOn: term.longestEndsOn,
    extensions: history.extensions,
    terms: terms.map(({ level, startsOn, endsOn, origin, decidedOn, replacedOn }) => (
      { level, startsOn, endsOn, origin, decidedOn, replacedOn: replacedOn ?? null })),
    measures: measures.map(({ measure, state, markedOn, reason, outcome }) => ({
      id: measureIdOf({ caseId, programmeNumber: number, number: measure.number }), number: measure.number, helpType: measure.helpType, title: measure.title, dueOn: measure.dueOn, state,
      markedOn: markedOn ?? null, reason: reason ?? null, outcome: outcome ?? null,
      externalIds: namesOfPart(partNames, measurePart(number, measure.number)),
    })),
  };
}

function deadlineOf({ code, subject, label, dueOn, lateAfter, provisional, metOn, state, citation }: Assessment['deadlines'][number]) {
  return { code, subject, text: label.ru, textEn: label.en, dueOn, lateAfter, provisional, metOn: metOn ?? null, state, citation };
}

function alertOf({ kind, subject, severity, raiseOn, dueOn, citation }: Assessment['alerts'][number]) {
  return { kind, ...alertText(kind), subject, severity, since: raiseOn, dueOn, citation };
}

function outcomeOf({ outcome }: Assessment) {
  if (outcome === undefined) return null;
  const { ru, en } = labelOf('outcomes', outcome.code);
  return { code: outcome.code, text: ru, textEn: en, on: outcome.on };
}

function postSupportOf({ postSupport }: Assessment) {
  if (postSupport === undefined) return null;
  const { anchor, until, closesOn, checks, citation } = postSupport;
  return {
    anchor, until, closesOn, citation,
    checks: checks.map(({ number, dueOn, lateAfter, scheduled, madeOn }) => (
      { number, dueOn, lateAfter, scheduled, madeOn: madeOn ?? null })),
  };
}

/** The consent; once it is no more, with what is kept all the same and what stops. */
function consentOf({ consent: { state, since, textVersion, validUntil, scope } }: Assessment) {
  const over = state === 'lapsed' || state === 'withdrawn';
  return {
    state, since: since ?? null, textVersion: textVersion ?? null, validUntil: validUntil ?? null, scope,
    kept: over ? keptWithoutConsent.map(effectOf) : [],
    stopped: over ? stoppedWithoutConsent.map(effectOf) : [],
  };
}

function effectOf({ ru, en, basis }: ConsentEffect) {
  return { text: ru, textEn: en, basis };
}

export type CaseView = ReturnType<typeof caseView>;
export type CaseSummary = ReturnType<typeof caseSummary>;
