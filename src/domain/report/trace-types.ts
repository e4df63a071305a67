import type { Mark, Overcoming } from '../case/facts.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** What a spell is one of: before the start, under accompaniment, on one level, with one curator, under watch after the end; an extension is a day. */
export const spellKinds = ['preparation', 'accompaniment', 'level', 'curator', 'postSupport', 'extension'] as const;
export type SpellKind = (typeof spellKinds)[number];

/**
 * A stretch of a case's life, told by the dates of its facts. It begins on `from`; `to` is the first day on which it is no more, so that
 * a case which ends on the last day of a quarter has ended in it.
 */
export interface Spell {
  kind: SpellKind;
  /** 1, 2, 3 … within the kind. */
  number: number;
  /** Of an accompaniment the ground (основание) of the case, of a level its code, of a curator the specialist's id, else empty. */
  value: string;
  from: LocalDate;
  to: LocalDate | null;
  /** Of a level after another one, the one before. */
  valueBefore: string | null;
  /** How it ended: `started`, `levelChange`, `reassigned`, `ended`, `watchOver`, or the code of an outcome. */
  endedBy: string | null;
}

export const dueKinds = ['measure', 'deadline', 'review', 'postSupportCheck'] as const;
export type DueKind = (typeof dueKinds)[number];

/** Something that had to be done by a day. It counts if it was still wanted on that day. */
export interface Due {
  kind: DueKind;
  /** What within the case; one of a kind. */
  subject: string;
  /** The regulation's code of the deadline or review; empty for the other kinds. */
  code: string;
  /** Of a review, who looks at the results. */
  body: string | null;
  /** Of a measure. */
  helpType: string | null;
  executorKind: string | null;
  /** It is wanted from this day on, and no longer from `wantedTo` on. */
  wantedFrom: LocalDate;
  wantedTo: LocalDate | null;
  dueOn: LocalDate;
  lateAfter: LocalDate;
  doneOn: LocalDate | null;
  /** Of a measure: first marked as not carried out. */
  notDoneOn: LocalDate | null;
}

/** What a family answered to a questionnaire; of two of a day the one recorded later counts. */
export interface QuestionnaireTrace {
  factSeq: number;
  on: LocalDate;
  satisfaction: Mark;
  overcame: Overcoming;
}

/** What reports count of a case. Ids, codes and dates only. */
export interface CaseTraces {
  spells: Spell[];
  dues: Due[];
  questionnaires: QuestionnaireTrace[];
}
