import type { Assessment } from '../domain/case/assess.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import type { CaseProjection } from '../db/queries/case-writes.ts';
import type { Delivery } from '../db/queries/deliveries.ts';
import type { MeasureRow } from '../db/queries/measures.ts';
import { deadlinesShown } from '../domain/case/deadlines-shown.ts';
import { feedStateOf } from '../domain/case/feed-state.ts';
import { type CaseStatus, statusOn } from '../domain/case/status.ts';
import { deliveriesOf, lettersOf, partsOf } from '../domain/correspondence.ts';
import { measuresOf } from '../domain/measure.ts';

/** What an assessment leaves in the case's row for lists, feeds and jobs. */
export function projectionOf(assessment: Assessment, factCount: number): CaseProjection {
  const { term, situation: { today } } = assessment;
  const feedState = feedStateOf(assessment);
  return {
    status: assessment.status,
    level: assessment.level ?? assessment.proposedLevel ?? null,
    countedLevel: assessment.countedLevel ?? null,
    curatorId: assessment.curatorId ?? null,
    register: assessment.register ?? null,
    startsOn: assessment.startedOn ?? null,
    endsOn: term?.endsOn ?? null,
    longestEndsOn: term?.longestEndsOn ?? null,
    outcome: assessment.outcome?.code ?? null,
    reassessOn: assessment.changesOn ?? null,
    statusThen: statusThen(assessment) ?? null,
    checksToSchedule: assessment.checksToSchedule.map(({ number, dueOn, scheduleOn }) => ({ number, dueOn, scheduleOn })),
    factCount,
    feedState,
    deadlinesShown: deadlinesShown(feedState.deadlines, today),
    inFeed: assessment.history.erasedOn === undefined,
  };
}

/** What the same facts say of the status on the day on which the calendar changes it. Nothing else changes with it. */
function statusThen({ changesOn, situation: { regulation, history, postSupport } }: Assessment): CaseStatus | undefined {
  return changesOn === undefined ? undefined : statusOn(regulation, history, postSupport, changesOn);
}

/** The measures of every version of the programme; those in force carry its first and last day. */
export function measureRowsOf(assessment: Assessment, record: CaseRecord): MeasureRow[] {
  const { history, startedOn, term } = assessment;
  const current = history.currentProgramme?.data.number;
  return history.programmes.flatMap(({ data: { number } }) => {
    const inForce = number === current && startedOn !== undefined && history.ending === undefined;
    return measuresOf(history, number).map(({ measure, state }) => ({
      caseId: record.id, familyId: record.familyId, organisationId: record.organisationId, region: record.region, programmeNumber: number, number: measure.number, helpType: measure.helpType, title: measure.title,
      dueOn: measure.dueOn, state, executorKind: measure.executor.kind,
      executorOrganisationId: measure.executor.organisationId ?? null, targetMemberIds: measure.targetMemberIds,
      parts: inForce ? partsOf(measure, record.organisationId) : [],
      termFrom: inForce ? startedOn : null, termTo: inForce ? (term?.endsOn ?? null) : null,
    }));
  });
}

/** The programmes and letters that went out to organisations of the directory. */
export function deliveryRowsOf({ history }: Assessment, record: CaseRecord): Delivery[] {
  const of = { caseId: record.id, familyId: record.familyId, organisationId: record.organisationId };
  const programmes = deliveriesOf(history).map(({ distributionId, programmeNumber, recipientId, sentOn, receivedOn }): Delivery => ({
    ...of, factId: distributionId, kind: 'programme', programmeNumber, recipientId, sentOn, dueOn: null, answeredOn: receivedOn ?? null,
  }));
  const letters = lettersOf(history).flatMap(({ id, sentOn, data: { to, answerDueOn }, answer }): Delivery[] =>
    to.organisationId === undefined
      ? []
      : [{
          ...of, factId: id, kind: 'letter', programmeNumber: null, recipientId: to.organisationId, sentOn, dueOn: answerDueOn ?? null,
          answeredOn: answer?.on ?? null,
        }]);
  return [...programmes, ...letters];
}
