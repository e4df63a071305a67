import t from 'tap';
import { roles } from '../../src/operations/context.ts';
import { testApp } from '../support/app.ts';
import { valuesOf } from '../support/every-address.ts';
import { requestOf } from '../support/every-call.ts';
import { operationsOf } from '../support/every-document.ts';
import { aWorld, ownOf } from '../support/every-world.ts';
import { manyCases } from '../support/many-cases.ts';
import { bigTables, faultsOfPlan } from '../support/plans.ts';
import { statementsOf } from '../support/statements.ts';

// Every statement of the service, as every operation asks it for every role, held against the plan that PostgreSQL makes of it at 200 000 cases.
// Tried, and it failed: the places of a provider's curators without their index; a filter that all rows of a region pass.

const CASES = 200_000;

/** Statements that read much on purpose, each with the reason. */
const allowed: readonly { like: RegExp; because: string }[] = [
  { like: /grouping\("row"\)/, because: 'statistics count every case of a region' },
  { like: /select distinct region, regulation_code from organisation/, because: 'the jobs ask for all providers of the country, some thousands, to learn which regions there are' },
];

t.test('no statement reads a big table whole, or sorts what an index could give', async (t) => {
  const statements = statementsOf(t);
  const api = await testApp(t, { config: { exportsPerDay: 1_000_000 } });
  const world = await aWorld(api);
  for (const operation of operationsOf(api.app)) {
    for (const role of roles.filter((one) => one in operation.sees)) {
      await api.app.inject(requestOf(world, operation, { token: world.tokens[role], values: valuesOf(operation, ownOf(world, role)) }));
    }
  }
  t.ok(statements.size > 100, `${statements.size} statements were heard`);
  t.ok(await manyCases(api.db, CASES) >= CASES);
  const big = await bigTables(api.db);
  t.ok(big.has('support_case') && big.has('case_fact') && big.has('family'), 'the tables of families are big');
  const faults: string[] = [];
  const used = new Set<object>();
  for (const statement of statements) {
    const found = await faultsOfPlan(api.db, statement, big);
    const excuse = allowed.find(({ like }) => like.test(statement));
    if (found.length > 0 && excuse !== undefined) used.add(excuse);
    if (excuse !== undefined) continue;
    faults.push(...found.map((fault) => `${fault}: ${statement.replace(/\s+/g, ' ')}`));
  }
  t.same(faults, []);
  t.same(allowed.filter((one) => !used.has(one)), [], 'no excuse stands for nothing');
});
