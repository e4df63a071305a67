import { fixedClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { look } from '../../src/operations/look.ts';
import { quarterlyReport } from '../../src/operations/reports/quarterly-report.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { populate } from '../data/population.ts';
import { durableServer } from '../durable-server.ts';
import { median } from '../statistics.ts';
import type { Report, Suite } from '../suite.ts';
import { surroundingsOf } from './access/surroundings.ts';

/** The day of the data; a Monday. The reports are asked for when everything that is planned in it has fallen due. */
const NOW = '2026-03-02T09:00:00.000Z';
const LATER = '2027-01-11T09:00:00.000Z';
const periods = ['2026-Q1', '2026', '2025'] as const;
const MEGABYTE = 1024 * 1024;

interface Round {
  period: string;
  took: number;
  rss: number;
}

/** What the report of a whole region costs: its figures and its missing data, as the ministry asks for them. */
export const reportsSuite: Suite = {
  name: 'reports',
  about: 'the report of a whole region for a quarter and a year, with what is missing; `--cases` is the number of cases',
  async run(options, closing) {
    const { url } = await durableServer(closing);
    await populate(url, options.cases, fixedClock(NOW));
    const db = openDatabase({ url, role: APPLICATION_ROLE });
    closing.add(() => db.destroy());
    const caller = { clientId: 'bench', role: 'ministry', scope: { kind: 'figures', region: tatarstanDemo.code } } as const;
    const ctx: OperationContext = { db, clock: fixedClock(LATER), caller, traceId: 'bench', operation: 'bench', seen: new SeenFamilies() };
    const { load: _, ...surroundings } = await surroundingsOf(url, options);
    const before = process.memoryUsage.rss();
    const rounds: Round[] = [];
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const period of periods) {
        const began = performance.now();
        await look(ctx, (within) => quarterlyReport(within, { period }));
        if (round > 0) rounds.push({ period, took: performance.now() - began, rss: (process.memoryUsage.rss() - before) / MEGABYTE });
      }
    }
    return reportOf(surroundings, rounds);
  },
};

function reportOf(surroundings: Report['surroundings'], rounds: Round[]): Report {
  const took = (period: string) => median(rounds.filter((one) => one.period === period).map((one) => one.took));
  return {
    title: 'The report of a region', surroundings,
    tables: [{ title: 'Medians', columns: ['period', 'ms'], rows: periods.map((period) => [period, took(period).toFixed(0)]) }],
    limits: [
      { what: 'seconds for a year', measured: took('2026') / 1000, atMost: 5 },
      { what: 'growth of the process’s memory, MB', measured: Math.max(...rounds.map(({ rss }) => rss)), atMost: 64 },
    ],
    samples: rounds,
  };
}
