import type { LocalDate } from './calendar/local-date.ts';
import { type FactOf, isKind, type LetterData, type Measure } from './case/facts.ts';
import type { History, ProgrammeVersion } from './case/history.ts';

/** A letter of the case and how far it has come. */
export interface LetterStanding {
  id: string;
  seq: number;
  sentOn: LocalDate;
  data: LetterData;
  answer?: FactOf<'letterAnswer'>;
}

/** The letters of a case in the order of recording; the first answer is the one that counts for the due date. */
export function lettersOf({ facts }: History): LetterStanding[] {
  const answers = facts.filter(isKind('letterAnswer'));
  return facts.filter(isKind('letter')).map(({ id, seq, on: sentOn, data }) => {
    const answer = answers.find(({ data: { letterFactId } }) => letterFactId === id);
    return { id, seq, sentOn, data, ...(answer === undefined ? {} : { answer }) };
  });
}

/** One sending of an approved programme to one organisation of the directory, and the day it confirmed. */
export interface DeliveryStanding {
  distributionId: string;
  programmeNumber: number;
  recipientId: string;
  sentOn: LocalDate;
  receivedOn?: LocalDate;
}

/** Every sending of the programme to organisations that can confirm by themselves, in the order of recording. */
export function deliveriesOf({ facts }: History): DeliveryStanding[] {
  const receipts = facts.filter(isKind('distributionReceipt'));
  return facts.filter(isKind('distribution')).flatMap(({ id, on: sentOn, data: { programmeNumber, recipients } }) => {
    const named = new Set(recipients.flatMap(({ organisationId }) => organisationId ?? []));
    return [...named].map((recipientId) => {
      const receipt = receipts.find(({ data }) => data.distributionFactId === id && data.organisationId === recipientId);
      return { distributionId: id, programmeNumber, recipientId, sentOn, ...(receipt === undefined ? {} : { receivedOn: receipt.on }) };
    });
  });
}

/** The part that an organisation has in a measure. */
export interface MeasurePart {
  organisationId: string;
  part: 'executor' | 'coExecutor';
}

/** The outside organisations that carry out a measure; one that is named twice is its executor. */
export function partsOf({ executor, coExecutors }: Measure, providerId: string): MeasurePart[] {
  const parts = new Map<string, MeasurePart['part']>();
  for (const { organisationId } of coExecutors) if (organisationId !== undefined) parts.set(organisationId, 'coExecutor');
  if (executor.organisationId !== undefined) parts.set(executor.organisationId, 'executor');
  parts.delete(providerId);
  return [...parts].map(([organisationId, part]) => ({ organisationId, part }));
}

/** Every outside organisation that carries out something of a version of the programme, in the order of its measures. */
export function outsideExecutors({ data: { measures } }: Pick<ProgrammeVersion, 'data'>, providerId: string): string[] {
  return [...new Set(measures.flatMap((measure) => partsOf(measure, providerId).map(({ organisationId }) => organisationId)))];
}
