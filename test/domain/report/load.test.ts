import t from 'tap';
import { isOverLimit, limitsOf } from '../../../src/domain/report/load.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';

const source = shippedRegulations.find(({ code }) => code === 'tatarstan-2017');
if (source === undefined) throw new Error('No regulation');
const tatarstan = resolveRegulation(source);
const weighted = resolveRegulation({ ...source, rules: { ...source.rules, caseload: { clause: 'п. 5.6', value: { counting: 'weighted', mode: 'overridable' } } } });

// Broken once on purpose, to see it fail: `>` made `>=`; the groups' units not added up.

t.test('each level has a limit of its own: 4 crisis, 6 basic, 8 adaptation families (п. 5.6)', async (t) => {
  t.same(limitsOf(tatarstan), { adaptation: 8, basic: 6, crisis: 4 });
  t.notOk(isOverLimit(tatarstan, { crisis: 4, basic: 6, adaptation: 8 }));
  t.ok(isOverLimit(tatarstan, { crisis: 5 }));
  t.ok(isOverLimit(tatarstan, { crisis: 1, basic: 7 }));
  t.notOk(isOverLimit(tatarstan, {}));
  t.notOk(isOverLimit(tatarstan, { unheardOf: 100 }), 'a level without a limit takes no place');
});

t.test('weighted, the shares of all levels make one whole', async (t) => {
  // 2/4 + 3/6 = 1
  t.notOk(isOverLimit(weighted, { crisis: 2, basic: 3 }));
  // 2/4 + 3/6 + 1/8
  t.ok(isOverLimit(weighted, { crisis: 2, basic: 3, adaptation: 1 }));
});
