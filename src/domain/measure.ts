import type { LocalDate } from './calendar/local-date.ts';
import type { Measure } from './case/facts.ts';
import type { History } from './case/history.ts';

export type MeasureState = 'open' | 'done' | 'notDone';

export interface MeasureStanding {
  programmeNumber: number;
  measure: Measure;
  state: MeasureState;
  markedOn?: LocalDate;
  reason?: string;
  outcome?: string;
}

/** The measures of a programme version with their marks of completion (отметка о выполнении); the newest mark counts. */
export function measuresOf(history: History, programmeNumber: number): MeasureStanding[] {
  const programme = history.programmes.find((version) => version.data.number === programmeNumber);
  return (programme?.data.measures ?? []).map((measure) => standing(history, programmeNumber, measure));
}

function standing(history: History, programmeNumber: number, measure: Measure): MeasureStanding {
  const mark = history.executions.findLast(({ data }) =>
    data.programmeNumber === programmeNumber && data.measureNumber === measure.number);
  if (mark === undefined) return { programmeNumber, measure, state: 'open' };
  const { result, reason, outcome } = mark.data;
  return {
    programmeNumber, measure, state: result, markedOn: mark.on,
    ...(reason === undefined ? {} : { reason }), ...(outcome === undefined ? {} : { outcome }),
  };
}

/** Measures of the programme in force, or none before there is one. */
export function measuresInForce(history: History): MeasureStanding[] {
  return history.currentProgramme === undefined ? [] : measuresOf(history, history.currentProgramme.data.number);
}
