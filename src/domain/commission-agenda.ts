import { addDays, type LocalDate } from './calendar/local-date.ts';
import { addMonths } from './calendar/terms.ts';
import type { Assessment } from './case/assess.ts';
import { type Fact, isKind } from './case/facts.ts';
import type { Citation } from './errors.ts';
import { measuresInForce } from './measure.ts';
import { givesToCommission } from './resolution.ts';
import { reviewsOf } from './review.ts';

/** A quarter of a year, both days included. */
export interface Quarter {
  from: LocalDate;
  to: LocalDate;
}

/** The quarter that a text of the form `2026-Q3` names. */
export function quarterOf(text: string): Quarter {
  const [year = '', number = ''] = text.split('-Q');
  const from = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

export const commissionMatterKinds = ['review', 'ending'] as const;

/** Something that a quarter brings before the commission: the results of a period, or a term that ends. */
export interface CommissionMatter {
  kind: (typeof commissionMatterKinds)[number];
  /** For example `kdnQuarterly:2`. */
  subject: string;
  label: { ru: string; en: string };
  dueOn: LocalDate;
  /** The commission looked at it, or somebody decided, on this day. */
  settledOn: LocalDate | undefined;
  citation: Citation;
}

const endingLabel = { ru: 'продлить или прекратить: окончание срока программы', en: 'to go on or to stop: the programme’s term ends' };

/**
 * What a quarter brings before the commission by the case's regulation: what falls due in it and, in the quarter that today lies in,
 * what has been left over from earlier ones.
 */
export function commissionMatters({ situation }: Assessment, quarter: Quarter): CommissionMatter[] {
  const { regulation, history, calendar, today } = situation;
  const isNow = quarter.from <= today && today <= quarter.to;
  const reviews = reviewsOf(regulation, history, calendar).filter(({ body }) => body === 'kdn')
    .map(({ subject, label, dueOn, madeOn: settledOn, citation }): CommissionMatter => (
      { kind: 'review', subject, label, dueOn, settledOn, citation }));
  return [...reviews, ...endings(situation)].filter(({ dueOn, settledOn }) =>
    (dueOn >= quarter.from && dueOn <= quarter.to) || (isNow && dueOn < quarter.from && settledOn === undefined));
}

/** A term that another one followed was settled by the decision on that one; the last, by the end. */
function endings({ regulation, history: { terms, ending } }: Assessment['situation']): CommissionMatter[] {
  if (!givesToCommission(regulation).ending) return [];
  return terms.flatMap(({ endsOn: dueOn, replacedOn }, index): CommissionMatter[] => {
    const next = terms[index + 1];
    const settledOn = next?.decidedOn ?? ending?.on;
    // It never came to its end: another level's term took its place, or the accompaniment stopped before.
    if (replacedOn !== undefined || (next === undefined && ending !== undefined && ending.on < dueOn)) return [];
    return [{ kind: 'ending', subject: `term:${index + 1}`, label: endingLabel, dueOn, settledOn, citation: regulation.rules.terms.citation }];
  });
}

/** What has happened since the commission last had its say; no word that somebody wrote about the family. */
export interface SinceLastWord {
  /** The day of the commission's last word, else the programme's start. */
  since: LocalDate | undefined;
  /** How the measures in force stand; undefined where the regulation gives the commission no review. */
  measures: { done: number; notDone: number; open: number } | undefined;
  marks: { programmeNumber: number; measureNumber: number; result: 'done' | 'notDone'; on: LocalDate }[];
  decisions: { kind: string; body: string; number: string; level: string | undefined; on: LocalDate }[];
}

/**
 * What has happened between the commission's last word and the end of the quarter. Once everything of the quarter is settled, the word
 * before the quarter counts, so that a past quarter shows what was looked at then.
 */
export function sinceLastWord({ situation }: Assessment, quarter: Quarter, matters: readonly CommissionMatter[]): SinceLastWord {
  const { regulation, history } = situation;
  const settled = matters.every(({ settledOn }) => settledOn !== undefined);
  const words = history.facts.filter((fact) => isWord(situation, fact) && (settled ? fact.on < quarter.from : fact.on <= quarter.to));
  const last = words.at(-1);
  const later = history.facts.filter(({ seq, on }) => seq > (last?.seq ?? 0) && on <= quarter.to && on >= (history.startedOn ?? on));
  const reviewing = givesToCommission(regulation).reviews;
  return {
    since: last?.on ?? history.startedOn,
    measures: reviewing ? standing(situation) : undefined,
    marks: (reviewing ? later.filter(isKind('execution')) : []).map(({ on, data: { programmeNumber, measureNumber, result } }) => (
      { programmeNumber, measureNumber, result, on })),
    decisions: later.filter(isKind('decision')).map(({ on, data: { kind, body, number, level } }) => ({ kind, body, number, level, on })),
  };
}

function standing({ history }: Assessment['situation']): NonNullable<SinceLastWord['measures']> {
  const states = measuresInForce(history).map(({ state }) => state);
  const count = (one: string) => states.filter((state) => state === one).length;
  return { done: count('done'), notDone: count('notDone'), open: count('open') };
}

/** A decision or a review of the commission. */
function isWord({ regulation }: Assessment['situation'], fact: Fact): boolean {
  if (fact.kind === 'decision') return fact.data.body === 'kdn';
  if (fact.kind !== 'review') return false;
  return regulation.rules.reviews.value.some(({ code, body }) => body === 'kdn' && code === fact.data.kind);
}
