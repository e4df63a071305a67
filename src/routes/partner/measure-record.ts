import { Type } from 'typebox';
import { DomainError } from '../../domain/errors.ts';
import type { PartnerRecord } from '../../operations/partner/measures.ts';
import { entityTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { measureExample, measureView, PartnerMeasure } from './measure-schema.ts';

export const PartnerMeasureRecord = named('PartnerMeasureRecord', closed({
  factId: id('Запись в деле.'),
  date: date('Каким днём внесено.'),
  lateAfter: date('Последний день, в который отметка была в срок: срок мероприятия или, если он нерабочий, следующий рабочий день.'),
  late: Type.Boolean({ description: 'Позже срока. Поздняя запись принимается.' }),
  measure: PartnerMeasure,
}, { description: 'Что внесено и как стоит мероприятие.' }));

export const measureRecordExample = {
  factId: '01940000-0000-7000-8000-000000000116', date: '2026-05-20', lateAfter: '2026-05-29', late: false,
  measure: { ...measureExample, state: 'done' as const },
};

/** What was recorded, as the partner is told. */
export function recordReply({ measure, ...rest }: PartnerRecord) {
  const view = measureView(measure);
  return { status: 201, headers: { etag: entityTag(1), location: `/v1/partner/measures/${view.id}` }, body: { ...rest, measure: view } };
}

/** The domain speaks of numbers that stand in the address here: a refusal about them points to it. */
export async function aboutAddress<T>(pointers: readonly string[], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.violations.map((violation) =>
      (violation.pointer !== undefined && pointers.includes(violation.pointer) ? { ...violation, pointer: '{id}' } : violation)));
  }
}

/** Fields of the facts that the address of a measure holds. */
export const measurePointers = ['/programmeNumber', '/measureNumber', '/organisationId'];
