import pg from 'pg';
import { fixedClock } from '../../src/clock.ts';
import { step } from '../../src/sandbox/progress.ts';
import type { Closing } from '../closing.ts';
import { populate } from '../data/population.ts';
import { CASES_A_PROVIDER } from '../data/shapes.ts';
import { durableServer } from '../durable-server.ts';
import type { Suite, Table } from '../suite.ts';
import { measuredAccesses } from './sizes/measured-accesses.ts';
import { type Measured, measuredTables } from './sizes/measured-tables.ts';
import { scales } from './sizes/scales.ts';

/** The day of the data; a Monday. */
const NOW = '2026-03-02T09:00:00.000Z';

/** How much room a case takes, and from it a region, ten, and the country. */
export const sizesSuite: Suite = {
  name: 'sizes',
  about: 'how many bytes a case takes with its indexes, and what follows for a region, ten regions and the country',
  async run({ cases }, closing) {
    const server = await step('Making and starting PostgreSQL', () => durableServer(closing));
    await populate(server.url, cases, fixedClock(NOW));
    const tables = await measured(server.url, cases, closing);
    const access = await measuredAccesses(server.url, fixedClock(NOW));
    const aCase = { rows: sum(tables, 'rows'), bytes: sum(tables, 'bytes') };
    return {
      title: 'Room that a case takes',
      surroundings: { node: process.version, cases, 'bytes of a record of an access': Math.round(access) },
      tables: [{
        title: 'A case, with its family, members, facts and whatever else is written for it; bytes with indexes and TOAST',
        columns: ['table', 'rows', 'bytes', 'of these in indexes'],
        rows: [...tables.map(rowOf), ['together', aCase.rows.toFixed(1), aCase.bytes.toFixed(0), sum(tables, 'inIndexes').toFixed(0)]],
      }, ...scaleTable(aCase.bytes, access)],
      limits: [],
      samples: { tables, access },
    };
  },
};

async function measured(url: string, cases: number, closing: Closing): Promise<Measured[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  closing.add(() => owner.end());
  return await measuredTables(owner, Math.ceil(cases / CASES_A_PROVIDER) * CASES_A_PROVIDER, CASES_A_PROVIDER);
}

function rowOf({ table, rows, bytes, inIndexes }: Measured): string[] {
  return [table, rows.toFixed(2), bytes.toFixed(0), inIndexes.toFixed(0)];
}

function sum(tables: readonly Measured[], figure: 'rows' | 'bytes' | 'inIndexes'): number {
  return tables.reduce((before, one) => before + one[figure], 0);
}

function scaleTable(bytesOfCase: number, bytesOfAccess: number): Table[] {
  const columns = ['', 'cases kept', 'cases GB', 'accesses a year', 'records of accesses GB a year', 'writes a second, busy hour', 'reads a second, busy hour'];
  return [{ title: 'Scales; what they assume stands in docs/scale.md', columns, rows: scales(bytesOfCase, bytesOfAccess) }];
}
