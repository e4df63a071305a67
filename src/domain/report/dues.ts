import { latest, type LocalDate } from '../calendar/local-date.ts';
import { actionDeadline } from '../calendar/terms.ts';
import type { Assessment } from '../case/assess.ts';
import type { Measure } from '../case/facts.ts';
import type { History, ProgrammeVersion } from '../case/history.ts';
import { reviewsOf } from '../review.ts';
import type { Due, DueKind } from './trace-types.ts';

/** Everything of a case that had to be done by a day, with the day on which it was. */
export function duesOf(assessment: Assessment): Due[] {
  return [...measures(assessment), ...deadlines(assessment), ...reviews(assessment), ...checks(assessment)];
}

function due(kind: DueKind, rest: Partial<Due> & Pick<Due, 'subject' | 'wantedFrom' | 'dueOn' | 'lateAfter'>): Due {
  return {
    kind, code: '', body: null, helpType: null, executorKind: null, wantedTo: null, doneOn: null, notDoneOn: null, ...rest,
  };
}

/** The lines of each version of the programme that came into force, wanted as long as it was. */
function measures({ history, situation: { calendar } }: Assessment): Due[] {
  return versionsInForce(history).flatMap(({ version, from, to }) => version.data.measures.map((measure) => due('measure', {
    subject: `${version.data.number}/${measure.number}`, helpType: measure.helpType, executorKind: measure.executor.kind,
    wantedFrom: from, wantedTo: to, dueOn: measure.dueOn, lateAfter: actionDeadline(calendar, measure.dueOn).lateAfter,
    ...marksOf(history, version.data.number, measure),
  })));
}

function marksOf({ executions }: History, programmeNumber: number, { number }: Measure): Pick<Due, 'doneOn' | 'notDoneOn'> {
  const own = executions.filter(({ data }) => data.programmeNumber === programmeNumber && data.measureNumber === number);
  return {
    doneOn: own.findLast(({ data }) => data.result === 'done')?.on ?? null,
    notDoneOn: own.find(({ data }) => data.result === 'notDone')?.on ?? null,
  };
}

interface InForce {
  version: ProgrammeVersion;
  from: LocalDate;
  to: LocalDate | null;
}

/** A version is in force from its enactment until another one is enacted, or the case ends; one enacted anew goes on. */
function versionsInForce(history: History): InForce[] {
  const all = enactments(history);
  return history.programmes.flatMap((version) => {
    const own = all.findIndex(({ number }) => number === version.data.number);
    const last = all.findLastIndex(({ number }) => number === version.data.number);
    const from = all[own]?.on;
    return from === undefined ? [] : [{ version, from, to: all[last + 1]?.on ?? history.ending?.on ?? null }];
  });
}

const enacting = ['approveProgramme', 'extend', 'changeLevel'];

/**
 * When which version came into force, in the order of recording and not before the start. Where a region asks for no approval, the
 * version that stands at the start comes into force with it.
 */
function enactments({ facts, startedOn, currentProgramme }: History): { number: number; on: LocalDate }[] {
  if (startedOn === undefined) return [];
  let drafted = 0;
  const found: { number: number; on: LocalDate }[] = [];
  const enact = (number: number, on: LocalDate) => found.push({ number, on: latest([on, startedOn, found.at(-1)?.on ?? on]) ?? on });
  for (const { kind, data, on } of facts) {
    if (kind === 'programme') drafted = data.number;
    if (kind !== 'decision' || !enacting.includes(data.kind)) continue;
    const number = data.programmeNumber ?? (data.kind === 'approveProgramme' ? drafted : undefined);
    if (number !== undefined) enact(number, on);
  }
  const atStart = currentProgramme?.data.number;
  return found.length === 0 && atStart !== undefined ? [{ number: atStart, on: startedOn }] : found;
}

/** The regulation's own deadlines. One is wanted no more once the family is not taken on. */
function deadlines({ deadlines: all, history, situation: { regulation } }: Assessment): Due[] {
  const codes = regulation.rules.deadlines.value.map(({ code }) => code);
  return all.filter(({ code }) => codes.includes(code)).map(({ code, dueOn, lateAfter, metOn }) => due('deadline', {
    subject: code, code, wantedFrom: history.opened.on, wantedTo: metOn === undefined ? (history.notTaken?.on ?? null) : null,
    dueOn, lateAfter, doneOn: metOn ?? null,
  }));
}

function reviews({ history, situation: { regulation, calendar } }: Assessment): Due[] {
  return reviewsOf(regulation, history, calendar).map(({ code, subject, body, from, dueOn, lateAfter, madeOn }) => due('review', {
    subject, code, body, wantedFrom: from, wantedTo: madeOn === undefined ? (history.ending?.on ?? null) : null,
    dueOn, lateAfter, doneOn: madeOn ?? null,
  }));
}

/** The checks that a decision to end the watch sooner has dropped are not among them. */
function checks({ postSupport }: Assessment): Due[] {
  return (postSupport?.checks ?? []).map(({ number, from, dueOn, lateAfter, madeOn }) => due('postSupportCheck', {
    subject: `check:${number}`, wantedFrom: from, dueOn, lateAfter, doneOn: madeOn ?? null,
  }));
}
