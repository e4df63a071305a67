import pg from 'pg';
import { fixedClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { durableServer } from '../durable-server.ts';
import { pairedRatio } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Report, Suite } from '../suite.ts';
import { surroundingsOf } from './access/surroundings.ts';
import { type Day, liveThrough, type Measured, night } from './daily/days.ts';
import { makeRegion } from './daily/region.ts';

/** The day of the data; a Monday. */
const NOW = '2026-03-02T09:00:00.000Z';

/** What the daily run costs beside the plain statement that finds its rows. */
export const dailySuite: Suite = {
  name: 'daily',
  about: 'the daily run of a region beside plain SQL that finds the same rows',
  async run(options, closing) {
    const { url } = await durableServer(closing);
    const clock = fixedClock(NOW);
    const service = openDatabase({ url, role: APPLICATION_ROLE });
    closing.add(() => service.destroy());
    await makeRegion(url, options.cases, clock, () => night({ service, clock }));
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    closing.add(() => owner.end());
    const { load: _, ...surroundings } = await surroundingsOf(url, options);
    const days = await liveThrough({ service, owner, clock }, options.rounds, (text) => process.stderr.write(`  ${text}\n`));
    return reportOf({ ...surroundings, days: days.length }, days);
  },
};

function reportOf(surroundings: Report['surroundings'], days: Day[]): Report {
  const took = (of: (day: Day) => Measured) => days.map((day) => of(day).took);
  const [plain, planned, run] = [took((day) => day.plain), took((day) => day.planned), took((day) => day.run)];
  const [toPlain, toPlanned] = [pairedRatio(run, plain), pairedRatio(run, planned)];
  const line = (what: string, of: (day: Day) => Measured, ratio: string) =>
    [what, String(median(days.map((day) => of(day).rows))), median(took(of)).toFixed(1), ratio];
  return {
    title: 'The daily run of a region', surroundings,
    tables: [{
      title: 'One day (medians)', columns: ['what', 'rows', 'ms', 'run / this (least – most)'],
      rows: [
        line('plain SQL that finds what falls due', (day) => day.plain, ratioText(toPlain)),
        line('the same in what was planned', (day) => day.planned, ratioText(toPlanned)),
        line('the whole daily run', (day) => day.run, ''),
      ],
    }],
    limits: [{ what: 'time of the daily run / time of the plain SQL', measured: toPlain.median, atMost: 3 }],
    samples: days,
  };
}

function ratioText({ median: middle, least, most }: ReturnType<typeof pairedRatio>): string {
  return `${middle.toFixed(2)} (${least.toFixed(2)} – ${most.toFixed(2)})`;
}
