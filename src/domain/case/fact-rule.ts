import type { LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import type { FactData, FactKind } from './facts.ts';
import type { History } from './history.ts';
import type { Situation } from './situation.ts';

/** What a request points to outside the case, looked up before the rules are asked. */
export interface Surroundings {
  /** Members of the family who have not left it. */
  memberIds: ReadonlySet<string>;
  /** Those organisations named in the request that exist in the region. */
  organisationIds: ReadonlySet<string>;
  /** Those specialists named in the request who work in the case's organisation, are active and hold cases. */
  curatorIds: ReadonlySet<string>;
  /** Members who may give consent for the family: its adults, and the legal representatives among the minors. */
  consentingIds: ReadonlySet<string>;
  /** The case's own provider; every other organisation is an outside one. */
  providerId: string;
}

/** Something that a fact rests on and cannot be dated before. */
export interface Cause {
  ru: string;
  en: string;
  on: LocalDate | undefined;
}

/** The rules of one kind of fact: which action it is, what it rests on, and what may be wrong with the request. */
export interface FactRule<K extends FactKind> {
  action(data: FactData[K]): string;
  causes?(situation: Situation, data: FactData[K]): Cause[];
  violations?(situation: Situation, data: FactData[K], around: Surroundings, on: LocalDate): Violation[];
}

/** A refusal for every member named who does not belong to the family. */
export function unknownMembers(ids: readonly (string | undefined)[], pointer: (index: number) => string, around: Surroundings): Violation[] {
  return ids.flatMap((id, index): Violation[] =>
    id === undefined || around.memberIds.has(id)
      ? []
      : [{ code: 'link.unknown', pointer: pointer(index), params: { what: id } }]);
}

/** Nothing of the programme's course happens before its start. */
export function startOf(history: History): Cause {
  return { ru: 'начало программы', en: 'the start of the programme', on: history.startedOn };
}
