import { type DemoCase } from './demo-road.ts';
import { demoId } from './demo-people.ts';

const [anna, pyotr, darya] = [demoId(2, 1), demoId(2, 2), demoId(2, 3)];

/** Facts after which a road stands in a status; see `demoRoad`. */
const upTo = { identified: 0, assessment: 3, planning: 8, decision: 10, agreement: 11, active: 13, marked: 15, ended: 16, checked: 17 };

/** One or more cases in every status, a curator at the limit of one level, a programme that expires and one that has. */
export const demoCases: readonly DemoCase[] = [
  { family: 1, curatorId: anna, level: 'basic', termMonths: 12, daysAgo: 120, steps: upTo.active },
  { family: 2, curatorId: anna, level: 'crisis', termMonths: 6, daysAgo: 50, steps: upTo.active },
  { family: 3, curatorId: anna, level: 'crisis', termMonths: 6, daysAgo: 40, steps: upTo.active },
  { family: 4, curatorId: anna, level: 'crisis', termMonths: 6, daysAgo: 30, steps: upTo.active },
  { family: 5, curatorId: anna, level: 'crisis', termMonths: 6, daysAgo: 20, steps: upTo.active },
  { family: 6, curatorId: pyotr, level: 'basic', termMonths: 4, daysAgo: 115, steps: upTo.marked },
  { family: 7, curatorId: pyotr, level: 'crisis', termMonths: 6, daysAgo: 200, steps: upTo.marked },
  { family: 8, curatorId: pyotr, level: 'adaptation', termMonths: 12, daysAgo: 150, steps: upTo.ended },
  { family: 9, curatorId: darya, level: 'adaptation', termMonths: 12, daysAgo: 240, steps: upTo.checked },
  { family: 10, curatorId: darya, level: 'basic', termMonths: 12, daysAgo: 9, steps: upTo.agreement },
  { family: 11, curatorId: darya, level: 'basic', termMonths: 12, daysAgo: 6, steps: upTo.decision },
  { family: 12, curatorId: darya, level: 'adaptation', termMonths: 12, daysAgo: 5, steps: upTo.planning },
  { family: 13, curatorId: darya, level: 'basic', termMonths: 12, daysAgo: 25, steps: upTo.assessment },
  { family: 14, curatorId: darya, level: 'basic', termMonths: 12, daysAgo: 1, steps: upTo.identified },
];

/** Families without a case, for trying the first request on. */
export const demoFamilies = 16;
