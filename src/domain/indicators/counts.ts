import type { LocalDate } from '../calendar/local-date.ts';
import type { Period } from '../report/period.ts';
import { spellStanding } from '../report/standing.ts';
import type { Spell } from '../report/trace-types.ts';
import { countNonProfits } from './non-profits.ts';
import type { Engagement, NonProfitPartner, Recorded, Training, Volunteer } from './records.ts';

/** From this mark of five on a family is satisfied with the help. */
export const SATISFIED_FROM = 4;

/** The outcome of a family that got out of its difficulty. */
export const OVERCAME = 'success';

/** What indicators count of a case. */
export interface IndicatorCase {
  organisationId: string;
  familyId: string;
  spells: readonly Spell[];
  /** In the order in which they were recorded. */
  questionnaires: readonly { on: LocalDate; satisfaction: number }[];
}

/** What there is to count; cases in the order of their ids. */
export interface IndicatorRecords {
  cases: readonly IndicatorCase[];
  trainings: readonly Training[];
  nonProfits: readonly NonProfitPartner[];
  volunteers: readonly Volunteer[];
}

/** The numbers of a period, as of the evening of its last day. */
export interface IndicatorCounts {
  centres: number;
  trained: number;
  trainedInPeriod: number;
  nonProfits: number;
  volunteers: number;
  /** Families that got help: under accompaniment on at least one day of the period. */
  helped: number;
  asked: number;
  satisfied: number;
  overcame: number;
  /** What is lacking: see `lackingFor`. */
  notAsked: number;
  volunteersUntrained: number;
  nonProfitsByNameOnly: number;
}

/** The numbers from the records themselves: what the service counts in the database, told plainly. */
export function indicatorCounts({ cases, trainings, nonProfits, volunteers }: IndicatorRecords, period: Period): IndicatorCounts {
  const { organisations, byNameOnly } = countNonProfits(nonProfits.filter((one) => wasEngaged(one, period)));
  const trained = trainings.filter((one) => stands(one) && one.accompaniment && one.completedOn <= period.to);
  return {
    trained: new Set(trained.map(({ specialistId }) => specialistId)).size,
    trainedInPeriod: new Set(trained.filter(({ completedOn }) => completedOn >= period.from).map(({ specialistId }) => specialistId)).size,
    nonProfits: organisations, nonProfitsByNameOnly: byNameOnly,
    ...countVolunteers(volunteers, period), ...countFamilies(cases, period),
  };
}

function stands({ annulledAt }: Recorded): boolean {
  return annulledAt === null;
}

function wasEngaged(one: Engagement, { from, to }: Period): boolean {
  return stands(one) && one.engagedFrom <= to && (one.engagedUntil === null || one.engagedUntil >= from);
}

function countVolunteers(volunteers: readonly Volunteer[], period: Period): Pick<IndicatorCounts, 'volunteers' | 'volunteersUntrained'> {
  const engaged = new Set(volunteers.filter((one) => wasEngaged(one, period)).map(({ personId }) => personId));
  const trained = new Set(volunteers.filter((one) => stands(one) && one.trainedOn !== null && one.trainedOn <= period.to).map(({ personId }) => personId));
  const both = [...engaged].filter((id) => trained.has(id)).length;
  return { volunteers: both, volunteersUntrained: engaged.size - both };
}

type FamilyCounts = Pick<IndicatorCounts, 'centres' | 'helped' | 'asked' | 'satisfied' | 'overcame' | 'notAsked'>;

function countFamilies(cases: readonly IndicatorCase[], period: Period): FamilyCounts {
  const standings = cases.flatMap(({ organisationId, familyId, spells }) => spells.filter(({ kind }) => kind === 'accompaniment').flatMap((spell) => {
    const standing = spellStanding(spell, period);
    return standing === undefined ? [] : [{ organisationId, familyId, overcame: standing.endedBy === OVERCAME }];
  }));
  const helped = new Set(standings.map(({ familyId }) => familyId));
  const marks = [...newestMarks(cases, period)].filter(([familyId]) => helped.has(familyId)).map(([, { satisfaction }]) => satisfaction);
  return {
    centres: new Set(standings.map(({ organisationId }) => organisationId)).size, helped: helped.size, asked: marks.length,
    satisfied: marks.filter((mark) => mark >= SATISFIED_FROM).length, notAsked: helped.size - marks.length,
    overcame: new Set(standings.filter(({ overcame }) => overcame).map(({ familyId }) => familyId)).size,
  };
}

/** Each family's newest questionnaire of the period; of one day, the one recorded last. */
function newestMarks(cases: readonly IndicatorCase[], { from, to }: Period): Map<string, { on: LocalDate; satisfaction: number }> {
  const newest = new Map<string, { on: LocalDate; satisfaction: number }>();
  for (const { familyId, questionnaires } of cases) {
    for (const one of questionnaires) {
      const before = newest.get(familyId);
      if (one.on >= from && one.on <= to && (before === undefined || one.on >= before.on)) newest.set(familyId, one);
    }
  }
  return newest;
}
