import type { LocalDate } from './calendar/local-date.ts';
import type { Fact } from './case/facts.ts';
import { endedStatuses, type CaseStatus } from './case/status.ts';
import { refuseIfAny, type Violation } from './errors.ts';
import type { Family, FamilyMember } from './family.ts';
import { ERASED, personalFields } from './personal-fields.ts';
import { labelOf } from './reference/index.ts';

/** Why a family's personal data are destroyed (основание уничтожения), with what people read. */
export const erasureReasons = [
  { code: 'consentWithdrawn', ru: 'отзыв согласия на обработку персональных данных', en: 'consent to the processing withdrawn' },
  { code: 'retentionEnded', ru: 'истечение срока хранения', en: 'the time of keeping has ended' },
  { code: 'courtOrder', ru: 'решение суда или предписание уполномоченного органа', en: 'order of a court or of the supervisory body' },
  { code: 'enteredByMistake', ru: 'внесено ошибочно', en: 'entered by mistake' },
] as const;
export type ErasureReason = (typeof erasureReasons)[number]['code'];

/** A family's case and where it stands. */
export interface CaseStanding {
  id: string;
  status: CaseStatus;
}

/** Every reason why a family's data may not be destroyed on a day: cases that go on, a day to come. */
export function erasureViolations(cases: readonly CaseStanding[], on: LocalDate, today: LocalDate): Violation[] {
  const future: Violation[] = on > today ? [{ code: 'date.in-future', pointer: '/date', params: { date: on, today } }] : [];
  const open = cases.filter(({ status }) => !endedStatuses.includes(status));
  return [...future, ...open.map(({ id: caseId, status }): Violation => {
    const { ru: statusRu, en: statusEn } = labelOf('caseStatuses', status);
    return { code: 'erasure.case-open', params: { caseId, status, statusRu, statusEn } };
  })];
}

/** What was destroyed stays so: nothing is entered for the family any more. @throws DomainError family.erased */
export function refuseIfErased({ erasedOn }: Pick<Family, 'erasedOn'>): void {
  refuseIfAny(erasedOn === null ? [] : [{ code: 'family.erased', params: { date: erasedOn } }]);
}

/** The skeleton of a family: what it was called, where it lived and when its people were born is gone. */
export function erasedFamily(family: Family, on: LocalDate): Family {
  return {
    ...family,
    address: ERASED,
    categoryNote: family.categoryNote === null ? null : ERASED,
    contactPhone: null,
    members: family.members.map(erasedMember),
    erasedOn: on,
  };
}

function erasedMember(member: FamilyMember): FamilyMember {
  return { ...member, fullName: ERASED, birthDate: null };
}

/** The skeleton of a fact. `assess` says the same of a case's skeletons as of its facts. */
export function erasedFact<F extends Fact>(fact: F): F {
  return { ...fact, data: skeleton(fact.data, personalFields[fact.kind] as Table) };
}

type Table = { readonly [field: string]: Decided };
type Decided = 'keep' | 'blank' | 'gone' | ((holder: object) => string) | readonly [Table] | Table;

/** A field that the table does not know is not kept. */
function skeleton(holder: object, table: Table): object {
  const fields = Object.entries(holder).map(([field, value]) => [field, left(value, table[field] ?? 'gone', holder)] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function left(value: unknown, fate: Decided, holder: object): unknown {
  if (value === undefined || value === null || fate === 'keep') return value;
  if (fate === 'gone') return undefined;
  if (fate === 'blank') return Array.isArray(value) ? value.map(() => ERASED) : ERASED;
  if (typeof fate === 'function') return fate(holder);
  if (isTableOfItems(fate)) return (value as object[]).map((item) => skeleton(item, fate[0]));
  return skeleton(value, fate);
}

function isTableOfItems(fate: readonly [Table] | Table): fate is readonly [Table] {
  return Array.isArray(fate);
}
