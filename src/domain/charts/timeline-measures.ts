import type { LocalDate } from '../calendar/local-date.ts';
import { actionDeadline } from '../calendar/terms.ts';
import type { Assessment } from '../case/assess.ts';
import type { MeasureStanding } from '../measure.ts';
import type { MarkState } from './timeline-events.ts';

/** A measure of the programme in force and its mark of completion. */
export interface MeasureLine {
  number: number;
  title: string;
  from: LocalDate;
  dueOn: LocalDate;
  markedOn: LocalDate | undefined;
  state: Exclude<MarkState, 'decision'>;
}

/** The measures once the programme runs, in their order. */
export function measureLines({ startedOn, measures, history, situation: { calendar, today } }: Assessment): MeasureLine[] {
  if (startedOn === undefined) return [];
  const enacted = history.currentProgramme?.decided?.on ?? startedOn;
  const from = enacted > startedOn ? enacted : startedOn;
  return measures.map((standing) => {
    const { number, title, dueOn } = standing.measure;
    const { lateAfter } = actionDeadline(calendar, dueOn);
    const state = stateOf(standing, lateAfter, history.ending === undefined ? today : undefined);
    return { number, title, from: from < dueOn ? from : dueOn, dueOn, markedOn: standing.markedOn, state };
  });
}

/** Nothing becomes late any more once the accompaniment has ended. */
function stateOf({ state, markedOn }: MeasureStanding, lateAfter: LocalDate, today: LocalDate | undefined): MeasureLine['state'] {
  if (state === 'done') return markedOn !== undefined && markedOn > lateAfter ? 'doneLate' : 'done';
  if (state === 'notDone') return 'notDone';
  return today !== undefined && today > lateAfter ? 'late' : 'open';
}
