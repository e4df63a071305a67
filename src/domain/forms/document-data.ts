import type { LocalDate } from '../calendar/local-date.ts';
import type { Fact } from '../case/facts.ts';
import type { History } from '../case/history.ts';
import type { Situation } from '../case/situation.ts';
import type { Family } from '../family.ts';
import type { Regulation } from '../regulations/resolve.ts';

/** A specialist as papers name them. */
export interface NamedSpecialist {
  name: string;
  position: string;
}

/** Everything that the papers of one case may tell, gathered once. Without a family and a situation it makes blank forms. */
export interface DocumentData {
  regulation: Regulation;
  /** The organizer of the accompaniment, who issues the paper. */
  organisation: { id: string; name: string; municipality: string | null };
  family: Family | undefined;
  /** Whose case it is, when it is one member's. */
  memberId: string | null;
  /** Where the case stands today, its facts included. */
  situation: Situation | undefined;
  /** Organisations that the facts name, by id. */
  organisations: ReadonlyMap<string, string>;
  /** Specialists that the facts name, by id. */
  specialists: ReadonlyMap<string, NamedSpecialist>;
}

/** What a blank form is made of: a regulation's terms and lists, and nobody's facts. */
export function blankData(regulation: Regulation): DocumentData {
  return {
    regulation, organisation: { id: '', name: '', municipality: null }, family: undefined, memberId: null, situation: undefined,
    organisations: new Map(), specialists: new Map(),
  };
}

export function historyIn({ situation }: DocumentData): History | undefined {
  return situation?.history;
}

/** The case's facts of one kind in the order of recording. */
export function factsOf<K extends Fact['kind']>(data: DocumentData, kind: K): Extract<Fact, { kind: K }>[] {
  return (historyIn(data)?.facts ?? []).filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

/** The fact of a kind that is asked for by its id, or the last one. */
export function factAsked<K extends Fact['kind']>(
  data: DocumentData, kind: K, id: string | undefined,
): Extract<Fact, { kind: K }> | undefined {
  const facts = factsOf(data, kind);
  return id === undefined ? facts.at(-1) : facts.find((fact) => fact.id === id);
}

/** The number in the register of families (журнал учёта), `2026/15`. */
export function registerNumber(data: DocumentData): string | undefined {
  const register = historyIn(data)?.register;
  return register === undefined ? undefined : `${register.year}/${register.number}`;
}

/** The last day up to which a family's members are counted as living in it. */
export function dayOf({ situation }: DocumentData): LocalDate {
  return situation?.today ?? '9999-12-31';
}
