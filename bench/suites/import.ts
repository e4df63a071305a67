import pg from 'pg';
import { fixedClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { newId } from '../../src/db/new-id.ts';
import { insertOrganisation } from '../../src/db/queries/organisations.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { durableServer } from '../durable-server.ts';
import { pairedRatio } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Report, Suite } from '../suite.ts';
import { surroundingsOf } from './access/surroundings.ts';
import { copyTurn, type Ground, importTurn } from './import/turns.ts';

const NOW = '2026-03-02T09:00:00.000Z';

interface Round {
  took: number;
  rss: number;
  copy: number;
}

/** What a bulk import of families costs beside a plain COPY of the same rows. `--cases` is the number of families. */
export const importSuite: Suite = {
  name: 'import',
  about: 'a bulk import of families, from the first byte to the last result, beside COPY of the same rows',
  async run(options, closing) {
    const { url } = await durableServer(closing);
    const clock = fixedClock(NOW);
    const service = openDatabase({ url, role: APPLICATION_ROLE });
    closing.add(() => service.destroy());
    await prepareDatabase(service, { url, setting: 'DATABASE_URL' }, clock, () => undefined);
    const organisationId = newId();
    await inTransaction(service, systemWall, (tx) => insertOrganisation(tx, {
      id: organisationId, kind: 'provider', name: 'Центр «Пример»', region: 'tatarstan', municipality: 'Примерский муниципальный район',
      regulationCode: 'tatarstan-2017', createdAt: NOW,
    }));
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    closing.add(() => owner.end());
    const { load: _, data: __, ...surroundings } = await surroundingsOf(url, options);
    const ground: Ground = { service, owner, clock, organisationId, families: options.cases };
    const rounds: Round[] = [];
    for (let round = 0; round <= options.rounds; round += 1) {
      process.stderr.write(`  ${round === 0 ? 'warming up' : `round ${round} of ${options.rounds}`}\n`);
      const { took, rss } = await importTurn(ground, round);
      const copy = await copyTurn(ground);
      if (round > 0) rounds.push({ took, rss, copy });
    }
    return reportOf({ ...surroundings, families: options.cases }, rounds, options.cases);
  },
};

function reportOf(surroundings: Report['surroundings'], rounds: Round[], families: number): Report {
  const took = rounds.map((round) => round.took);
  const copy = rounds.map((round) => round.copy);
  const ratio = pairedRatio(took, copy);
  const speed = (milliseconds: number) => families / (milliseconds / 1000);
  const rss = Math.max(...rounds.map((round) => round.rss));
  const line = (what: string, times: number[]) => [what, median(times).toFixed(0), speed(median(times)).toFixed(0)];
  return {
    title: 'A bulk import of families', surroundings,
    tables: [{ title: 'Medians', columns: ['what', 'ms', 'families a second'], rows: [line('import', took), line('COPY of the same rows', copy)] }],
    limits: [
      { what: 'families a second', measured: speed(median(took)), atLeast: 5000 },
      { what: 'time of the import / time of COPY', measured: ratio.median, atMost: 4 },
      { what: 'memory of the process, MB', measured: rss, atMost: 300 },
    ],
    samples: rounds,
  };
}
