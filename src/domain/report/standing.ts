import type { LocalDate } from '../calendar/local-date.ts';
import type { Period } from './period.ts';
import type { Due, Spell, SpellKind, DueKind } from './traces.ts';

/** Where a spell stands in a period: what was there the evening before its first day, what came, what went, what is there on its last evening. */
export interface SpellStanding {
  kind: SpellKind;
  value: string;
  valueBefore: string | null;
  /** Null as long as it had not ended by the period's end. */
  endedBy: string | null;
  atStart: boolean;
  began: boolean;
  ended: boolean;
  atEnd: boolean;
}

export const dueStates = ['done', 'doneLate', 'notDone', 'late', 'open'] as const;
/** In time; late; marked as not carried out; not done though the time is over; the last day of the time is after the period. */
export type DueState = (typeof dueStates)[number];

/** Where something that fell due in a period stands at the period's end. */
export interface DueStanding {
  kind: DueKind;
  code: string;
  body: string | null;
  helpType: string | null;
  executorKind: string | null;
  state: DueState;
}

/** Undefined for a spell that the period does not touch. What happened after the period changes nothing. */
export function spellStanding(spell: Spell, { from, to }: Period): SpellStanding | undefined {
  const { kind, value, valueBefore } = spell;
  if (spell.from > to || (spell.to !== null && spell.to < from)) return undefined;
  const over = spell.to !== null && spell.to <= to;
  return {
    kind, value, valueBefore, endedBy: over ? spell.endedBy : null,
    atStart: spell.from < from, began: spell.from >= from, ended: over, atEnd: !over,
  };
}

/** Undefined for what did not fall due in the period, or was no longer wanted on that day. */
export function dueStanding(due: Due, period: Period): DueStanding | undefined {
  const { kind, code, body, helpType, executorKind, dueOn, wantedFrom, wantedTo } = due;
  const inPeriod = dueOn >= period.from && dueOn <= period.to;
  if (!inPeriod || wantedFrom > dueOn || (wantedTo !== null && wantedTo <= dueOn)) return undefined;
  return { kind, code, body, helpType, executorKind, state: stateAt(due, period.to) };
}

function stateAt({ lateAfter, doneOn, notDoneOn }: Due, day: LocalDate): DueState {
  if (doneOn !== null && doneOn <= day) return doneOn <= lateAfter ? 'done' : 'doneLate';
  if (notDoneOn !== null && notDoneOn <= day) return 'notDone';
  return lateAfter <= day ? 'late' : 'open';
}
