import t from 'tap';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../../src/domain/regulations/regulation.ts';
import { seedRegulations } from '../../../src/operations/seed-regulations.ts';
import { testApp } from '../../support/app.ts';
import { type Cast, decisionBody, refusals, send, stateOf, tatarstanSteps, walk, walkedTo } from '../../support/case-road.ts';
import { regionCast } from '../../support/regions.ts';

const { rules } = tatarstan2017;

/** Tatarstan's file with other numbers, as if edited before the first start; nothing else is. */
const edited: RegulationSource = {
  ...tatarstan2017, code: 'tatarstan-edited', region: 'tatarstan-edited',
  rules: {
    ...rules,
    terms: { clause: 'п. 5.7', value: { ...rules.terms?.value, crisis: { longestMonths: 7, leastMonths: null } } },
    caseloadLimits: { clause: 'п. 5.6', value: { ...rules.caseloadLimits?.value, crisis: { families: 1 } } },
    deadlines: {
      clause: 'п. 4.4', value: (rules.deadlines?.value ?? []).map((deadline) => ({ ...deadline, term: { workingDays: 4 } })),
    },
    postSupport: { clause: 'п. 5.9', value: { after: ['success', 'movedAway'], everyMonths: 1, forMonths: 2 } },
  },
};

const api = await testApp(t);

async function toldBy(cast: Cast) {
  const road = await walkedTo(cast);
  const { endsOn, deadlines } = await stateOf<{ endsOn: string; deadlines: { dueOn: string; state: string }[] }>(road);
  const second = await walkedTo(cast, 'curator');
  const { level } = tatarstanSteps(second);
  for (const step of Object.values(tatarstanSteps(second)).slice(3, 7)) await walk(second, step);
  const place = refusals(await send(second, level.path, level.body));
  const body = decisionBody('2026-05-12', 'endWithoutSuccess', { reason: 'movedAway' });
  await walk(road, { path: 'decisions', as: 'council', body });
  const { status } = await stateOf<{ status: string }>(road);
  return { endsOn, decideBy: deadlines[0], place, status };
}

t.test('a number changed in the file changes what the service does, with no other edit', async (t) => {
  t.match(await toldBy(await regionCast(api, tatarstan2017)), {
    endsOn: '2026-09-13', decideBy: { dueOn: '2026-03-17', state: 'met' }, place: [], status: 'closed',
  });
  t.match(await toldBy(await regionCast(api, edited)), {
    endsOn: '2026-10-13', decideBy: { dueOn: '2026-03-06', state: 'metLate' },
    place: [['', 'caseload.limit-exceeded', 'tatarstan-edited, п. 5.6']], status: 'postSupport',
  });
});

t.test('after it, the same change stops the start', async (t) => {
  const changed = { ...edited, rules: { ...edited.rules, extensions: { clause: 'п. 5.8', value: { max: 1 } } } };
  await t.rejects(seedRegulations(api.db, api.clock, [changed]), { name: 'ChangedRegulation' });
});
