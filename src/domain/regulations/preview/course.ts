import { latest, type LocalDate } from '../../calendar/local-date.ts';
import { stretchOf } from '../../case/add-up.ts';
import { gateKey } from '../gate-rule.ts';
import type { EndingRule } from '../regulation.ts';
import type { Regulation } from '../resolve.ts';

/** What a road is asked for with: a level and the few days that are known. */
export interface RoadQuestion {
  level: string;
  /** The date of the approach (обращение): that of the gate `ground`. */
  approachedOn: LocalDate;
  /** Days on which other gates were or will be met, by the gate's key. */
  dates?: Record<string, LocalDate>;
  startsOn?: LocalDate;
  /** Months of the term; without it the level's longest. */
  termMonths?: number;
  ending?: { outcome: string; on: LocalDate };
}

/** The days that everything else is counted from. */
export interface Course {
  level: string;
  approachedOn: LocalDate;
  /** By the gate's key, the ground among them. */
  dates: ReadonlyMap<string, LocalDate>;
  start: { on: LocalDate; assumed: boolean };
  endsOn: LocalDate;
  longestEndsOn: LocalDate;
  ending: { outcome: string; on: LocalDate; assumed: boolean };
}

/**
 * Fills in what nobody gave: a start on the latest day given, as a programme starts with its last gate, and an end with
 * success on the last day of the term.
 */
export function courseOf(regulation: Regulation, question: RoadQuestion): Course {
  const { level, approachedOn, termMonths } = question;
  const dates = new Map([...Object.entries(question.dates ?? {}), ['ground', approachedOn] as const]);
  const gates = regulation.rules.steps.value.flatMap((step) => step.gates);
  const open = gates.some((gate) => !dates.has(gateKey(gate)));
  const on = question.startsOn ?? latest([...dates.values()]) ?? approachedOn;
  const { endsOn, longestEndsOn } = stretchOf(regulation, level, on, termMonths);
  const ending = question.ending === undefined
    ? { outcome: plainEnding(regulation), on: endsOn, assumed: true }
    : { ...question.ending, assumed: false };
  return { level, approachedOn, dates, start: { on, assumed: question.startsOn === undefined && open }, endsOn, longestEndsOn, ending };
}

function plainEnding(regulation: Regulation): string {
  const endings: readonly EndingRule[] = regulation.rules.endings.value;
  return (endings.find(({ decision }) => decision === 'completeWithSuccess') ?? endings[0])?.code ?? '';
}
