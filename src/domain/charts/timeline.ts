import { addDays, latest, type LocalDate } from '../calendar/local-date.ts';
import type { Assessment } from '../case/assess.ts';
import type { Fact } from '../case/facts.ts';
import type { History, Term } from '../case/history.ts';
import { lastTerm, runningStatuses } from '../case/status.ts';
import { situationOf } from '../case/situation.ts';
import { labelOf } from '../reference/index.ts';
import { spellsOf } from '../report/spells.ts';
import { checkEvents, decisionEvents, reviewEvents, type TimelineEvent } from './timeline-events.ts';
import { type MeasureLine, measureLines } from './timeline-measures.ts';

/** Something that lasts: from a day on, `to` being the first day on which it is no more; null while it goes on. */
export interface TimelineSpell {
  code: string;
  label: string;
  from: LocalDate;
  to: LocalDate | null;
}

/** A term of the programme (срок программы), as long as it counted. */
export interface TimelineTerm {
  origin: 'start' | 'extension' | 'levelChange';
  from: LocalDate;
  /** Its last day. */
  to: LocalDate;
  /** The last day on which it counted: an ending cuts it short. */
  until: LocalDate;
  longestTo: LocalDate;
  /** Another level's term took its place, or the accompaniment ended, before it was over. */
  cutShort: boolean;
}

/** What the picture of a case shows (ход сопровождения), before it is laid out. */
export interface CaseTimeline {
  today: LocalDate;
  first: LocalDate;
  last: LocalDate;
  statuses: TimelineSpell[];
  levels: TimelineSpell[];
  curators: TimelineSpell[];
  terms: TimelineTerm[];
  decisions: TimelineEvent[];
  reviews: TimelineEvent[];
  measures: MeasureLine[];
  checks: TimelineEvent[];
  /** When the accompaniment ended. */
  endedOn: LocalDate | undefined;
}

/** A case as it stands today; `names` tells the curators by id. */
export function caseTimeline(assessment: Assessment, names: ReadonlyMap<string, string>): CaseTimeline {
  const { history, situation: { today } } = assessment;
  const spells = spellsOf(assessment);
  const of = (kind: string, label: (value: string) => string): TimelineSpell[] => spells.filter((one) => one.kind === kind)
    .map(({ value, from, to }) => ({ code: value, label: label(value), from, to }));
  const rows = {
    statuses: statusesOf(assessment),
    levels: of('level', (code) => labelOf('levels', code).ru),
    curators: of('curator', (id) => names.get(id) ?? 'куратор'),
    terms: history.terms.map((term) => termOf(term, history.ending?.on)),
    endedOn: history.ending?.on, decisions: decisionEvents(history), reviews: reviewEvents(assessment), measures: measureLines(assessment), checks: checkEvents(assessment),
  };
  return { today, first: history.opened.on, last: lastDay(assessment, rows), ...rows };
}

function termOf({ origin, startsOn: from, endsOn, longestEndsOn: longestTo, replacedOn }: Term, endedOn: LocalDate | undefined): TimelineTerm {
  const to = replacedOn === undefined ? endsOn : latest([from, addDays(replacedOn, -1)]) ?? endsOn;
  const until = endedOn === undefined || endedOn > to ? to : latest([from, endedOn]) ?? to;
  return { origin, from, to, until, longestTo, cutShort: replacedOn !== undefined || until < to };
}

/** The statuses by the days on which they changed, told by the dates of the facts. */
function statusesOf({ status: now, history, postSupport, situation }: Assessment): TimelineSpell[] {
  const { regulation, calendar, today } = situation;
  const turns = [...history.terms.map(({ endsOn }) => addDays(endsOn, 1)), postSupport?.closesOn ?? today];
  const first = history.opened.on;
  const days = [...new Set([first, ...history.facts.map(({ on }) => on), ...turns])].filter((day) => day >= first && day < today).sort();
  const found: TimelineSpell[] = [];
  const see = (code: string, from: LocalDate) => {
    const before = found.at(-1);
    if (before?.code === code) return;
    if (before !== undefined) before.to = from;
    found.push({ code, label: labelOf('caseStatuses', code).ru, from, to: null });
  };
  const told = toldFrom(history);
  for (const day of days) see(situationOf(regulation, calendar, history.facts.filter((fact) => told(fact) <= day), day).status, day);
  see(now, first > today ? first : today);
  return found;
}

/** From which day on a fact is told of: what names a version of the programme may be dated before that was drafted, and says nothing until then. */
function toldFrom({ programmes }: History): (fact: Fact) => LocalDate {
  const drafted = new Map(programmes.map(({ data: { number }, draftedOn }) => [number, draftedOn]));
  return ({ on, data }) => {
    const named = 'programmeNumber' in data ? drafted.get(data.programmeNumber ?? 0) : undefined;
    return named === undefined || named < on ? on : named;
  };
}

/** As long as something goes on, today is on the picture; of a case that is over, what happened to it. */
function lastDay(
  { status, history, postSupport, situation: { today } }: Assessment, rows: Pick<CaseTimeline, 'statuses' | 'measures' | 'reviews' | 'checks' | 'terms'>,
): LocalDate {
  const over = !runningStatuses.includes(status) && (history.ending ?? history.notTaken) !== undefined;
  const dated = [
    ...rows.measures.flatMap(({ dueOn, markedOn }) => [dueOn, markedOn ?? dueOn]), ...[...rows.reviews, ...rows.checks].map(({ on }) => on),
    ...rows.terms.map(({ until }) => until), ...history.facts.map(({ on }) => on), ...(over ? [] : [lastTerm(history)?.longestEndsOn ?? today]),
    ...(postSupport === undefined ? [] : [postSupport.closesOn]), rows.statuses.at(-1)?.from ?? today,
  ];
  return latest(over && status !== 'postSupport' ? dated : [...dated, today]) ?? today;
}
