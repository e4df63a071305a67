import type { AlertTurned } from '../db/queries/alerts.ts';
import type { CaseProjection } from '../db/queries/case-writes.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import type { EventPlace, OutboxEvent } from '../db/queries/outbox.ts';
import type { Assessment } from '../domain/case/assess.ts';
import type { Fact } from '../domain/case/facts.ts';
import { isReviewedByCommission } from '../domain/case/feed-state.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { partnerEventsOf } from './partner-events.ts';

/** A write of a case: the record before it, and everything that followed. */
export interface CaseWrite {
  record: CaseRecord;
  projection: CaseProjection;
  facts: readonly Fact[];
  assessment: Assessment;
  alerts: readonly AlertTurned[];
  deadlinesMoved: boolean;
  /** Instant. */
  now: string;
}

/** What the outside world is told of a write, in order: what was recorded, then what follows from it. */
export function eventsOf(write: CaseWrite): OutboxEvent[] {
  const { record: { region, organisationId, municipality, id: caseId }, assessment, facts, now: occurredAt } = write;
  const { regulation } = assessment.situation;
  const about = { region, organisationId, municipality, caseId, occurredAt };
  return [
    ...facts.map(({ id, kind, seq }): OutboxEvent => ({
      ...about, municipality: isForCommission(regulation, facts, id) ? municipality : null,
      kind: 'case.factRecorded', data: { factId: id, fact: kind, seq },
    })),
    ...changesOf(write).map((change) => ({ ...about, ...change })),
    ...partnerEventsOf(write, about),
    ...write.alerts.map((alert) => alertEvent(about, alert)),
    ...removal(write).map((gone) => ({ ...about, ...gone })),
  ];
}

/** An alert's event; a commission learns of those that concern it. */
export function alertEvent(about: EventPlace & { municipality: string }, { kind, data, forCommission }: AlertTurned): OutboxEvent {
  return { ...about, municipality: forCommission ? about.municipality : null, kind, data };
}

/** Facts that a commission may know of one by one: decisions, what it said itself, the register, and reviews that are its own. */
const told: ReadonlySet<string> = new Set(['decision', 'registration', 'recommendation', 'recommendationAnswer']);

function isForCommission(regulation: Regulation, facts: readonly Fact[], id: string): boolean {
  const fact = facts.find((one) => one.id === id);
  if (fact?.kind === 'review') return isReviewedByCommission(regulation, fact.data.kind);
  return fact !== undefined && told.has(fact.kind);
}

type Change = Pick<Extract<OutboxEvent, { kind: 'case.statusChanged' }>, 'kind' | 'data'>
  | Pick<Extract<OutboxEvent, { kind: 'case.levelChanged' }>, 'kind' | 'data'>
  | Pick<Extract<OutboxEvent, { kind: 'case.termChanged' }>, 'kind' | 'data'>
  | Pick<Extract<OutboxEvent, { kind: 'case.deadlinesChanged' }>, 'kind' | 'data'>
  | Pick<Extract<OutboxEvent, { kind: 'case.regulationChanged' }>, 'kind' | 'data'>;

function changesOf({ record, projection, assessment, deadlinesMoved }: CaseWrite): Change[] {
  const { status, level, deadlines, situation: { regulation } } = assessment;
  const changes: (Change | false)[] = [
    regulation.version !== record.regulationVersion
      && { kind: 'case.regulationChanged', data: { from: record.regulationVersion, to: regulation.version } },
    status !== record.status && { kind: 'case.statusChanged', data: { from: record.status, to: status, level: level ?? null } },
    projection.level !== record.level && { kind: 'case.levelChanged', data: { from: record.level, to: projection.level } },
    (projection.startsOn !== record.startsOn || projection.endsOn !== record.endsOn)
      && { kind: 'case.termChanged', data: { from: termOf(record), to: termOf(projection) } },
    deadlinesMoved && { kind: 'case.deadlinesChanged', data: { deadlines: deadlines.length } },
  ];
  return changes.filter((change) => change !== false);
}

function termOf({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) {
  return { startsOn, endsOn };
}

/** A case whose family was erased leaves the feed. */
function removal({ facts }: CaseWrite): Pick<Extract<OutboxEvent, { kind: 'case.removed' }>, 'kind' | 'data'>[] {
  return facts.some(({ kind }) => kind === 'erasure') ? [{ kind: 'case.removed', data: { reason: 'erased' } }] : [];
}
