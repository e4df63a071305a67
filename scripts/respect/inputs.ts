import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { roadDates, workdayFrom } from '../scenario/dates.ts';

/** Days before today on which the family of the flows comes; its ten working days lie between, whatever holidays there are. */
const AGO = 40;

/**
 * What every flow takes: people of the demo, and days. The flows date their facts on working days that have passed, so that the sandbox's
 * clock can stay where it is.
 * @param today where the sandbox's clock stands, `YYYY-MM-DD`
 */
export function flowInputs(today: string, run: string = randomUUID()): Record<string, string> {
  const road = roadDates(addDays(today, -AGO));
  const days = Array.from({ length: 7 }, (_, count) => [`day${count}`, road.day(count)] as const);
  return {
    run, today,
    curatorId: '01990000-0000-7000-8002-000000000001',
    colleagueId: '01990000-0000-7000-8002-000000000003',
    partnerId: '01990000-0000-7000-8001-000000000002',
    until: addDays(today, 28),
    dueOn: workdayFrom(addDays(today, 30)),
    ...Object.fromEntries(days),
  };
}
