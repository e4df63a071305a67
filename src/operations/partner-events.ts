import type { CaseRecord } from '../db/queries/cases.ts';
import type { EventPlace, OutboxEvent } from '../db/queries/outbox.ts';
import { historyOf } from '../domain/case/add-up.ts';
import type { Assessment } from '../domain/case/assess.ts';
import type { Fact } from '../domain/case/facts.ts';
import { partsOf } from '../domain/correspondence.ts';
import { measureIdOf } from '../domain/measure-id.ts';
import { measuresInForce } from '../domain/measure.ts';

/** A write of a case, as far as outside organisations learn of it. */
interface Write {
  record: CaseRecord;
  facts: readonly Fact[];
  assessment: Assessment;
}

/** No commission learns of what goes on between a provider and the organisations that help it. */
type About = EventPlace & { municipality: null };

/** What the organisations that carry out measures, or that something was sent to, are told of a write, in order. */
export function partnerEventsOf(write: Write, about: EventPlace): OutboxEvent[] {
  const own: About = { ...about, municipality: null };
  return [...assigned(write, own), ...write.facts.flatMap((fact) => toldOf(write, own, fact))];
}

function toldOf({ record, assessment }: Write, about: About, { id: factId, kind, data }: Fact): OutboxEvent[] {
  switch (kind) {
    case 'distribution':
      return data.recipients.flatMap(({ organisationId }): OutboxEvent[] =>
        organisationId === undefined || organisationId === record.organisationId
          ? []
          : [{ ...about, recipientOrganisationId: organisationId, kind: 'programme.sent', data: { factId, programmeNumber: data.programmeNumber } }]);
    case 'letter':
      return [{ ...about, recipientOrganisationId: data.to.organisationId ?? null, kind: 'letter.sent', data: { factId } }];
    case 'letterAnswer':
      return [{ ...about, kind: 'letter.answered', data: { factId, letterFactId: data.letterFactId } }];
    case 'execution': {
      const { programmeNumber, measureNumber: number, result } = data;
      const found = measuresInForce(assessment.history).find(({ measure }) => measure.number === number);
      const executor = found && partsOf(found.measure, record.organisationId).find(({ part }) => part === 'executor');
      const measureId = measureIdOf({ caseId: record.id, programmeNumber, number });
      return [{
        ...about, recipientOrganisationId: executor?.organisationId ?? null,
        kind: 'measure.marked', data: { measureId, programmeNumber, number, factId, result },
      }];
    }
    default:
      return [];
  }
}

/** A version of the programme has come into force: each of its outside executors learns of its measures. */
function assigned(write: Write, about: About): OutboxEvent[] {
  const { record, assessment: { history } } = write;
  if (history.startedOn === undefined || history.ending !== undefined || !isNewlyInForce(write)) return [];
  return measuresInForce(history).flatMap(({ programmeNumber, measure }) =>
    partsOf(measure, record.organisationId).map(({ organisationId, part }): OutboxEvent => {
      const { number, dueOn } = measure;
      const measureId = measureIdOf({ caseId: record.id, programmeNumber, number });
      return {
        ...about, recipientOrganisationId: organisationId, kind: 'measure.assigned',
        data: { measureId, programmeNumber, number, dueOn, part },
      };
    }));
}

function isNewlyInForce({ record, facts, assessment: { history, situation } }: Write): boolean {
  if (record.startsOn === null) return true;
  if (!facts.some(({ kind }) => kind === 'decision')) return false;
  const added = new Set(facts.map(({ id }) => id));
  const before = historyOf(situation.regulation, history.facts.filter(({ id }) => !added.has(id)));
  return before.currentProgramme?.data.number !== history.currentProgramme?.data.number;
}
