import t from 'tap';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import type { Regulation } from '../../src/domain/regulations/resolve.ts';
import { testApp } from '../support/app.ts';
import { mustBe } from '../support/case-road.ts';
import { publishRegulations } from '../support/factories.ts';

const api = await testApp(t);
await publishRegulations(api.db);

async function regulation(code: string): Promise<Regulation> {
  return mustBe(200, await api.call('GET', `/v1/regulations/${code}`, { as: 'ministry' })).json<Regulation>();
}

t.test('each region calls the programme by its own name and keeps its own time', async (t) => {
  for (const [code, programmeShort, timeZone, clause] of [
    ['magadan-2017', 'ИПСС', 'Asia/Magadan', 'алгоритм, п. 2, 3'],
    ['chelyabinsk-2022', 'ИПСС', 'Asia/Yekaterinburg', 'п. 1.1'],
    ['tatarstan-2017', 'ИПССС', 'Europe/Moscow', 'п. 1.3'],
    ['azov-2017', 'ИПССС', 'Europe/Moscow', '2 этап'],
    ['valuyki', 'ИПС', 'Europe/Moscow', 'этап 6'],
  ] as const) {
    const { rules, ...heading } = await regulation(code);
    t.match(heading, { code, version: 1, timeZone });
    t.match(rules.names, { value: { programmeShort }, citation: { regulation: code, clause, inherited: false } });
  }
});

t.test('what a text is silent about comes from base and says so; what it tells does not', async (t) => {
  const silent: Record<string, string> = {
    'magadan-2017': 'consent outsideSpecialists terms caseload caseloadLimits circumstances registration '
      + 'deadlines municipalCouncil agreement reviews reports notices escalation endings extensions postSupport',
    'chelyabinsk-2022': 'consent outsideSpecialists caseload caseloadLimits grounds registration '
      + 'decisions municipalCouncil agreement reviews reports notices escalation extensions',
    'tatarstan-2017': 'consent caseload agreement reviews notices escalation extensions',
    'azov-2017': 'consent outsideSpecialists levels terms caseload caseloadLimits '
      + 'categories circumstances deadlines municipalCouncil agreement notices escalation extensions postSupport',
    valuyki: 'consent outsideSpecialists caseload caseloadLimits categories circumstances registration '
      + 'decisions deadlines municipalCouncil reviews reports notices escalation extensions postSupport',
  };
  for (const [code, names] of Object.entries(silent)) {
    const { rules } = await regulation(code);
    const inherited = Object.entries(rules).filter(([, { citation }]) => citation.inherited);
    t.same(inherited.map(([name]) => name).sort(), names.split(' ').sort(), code);
    t.ok(inherited.every(([, { citation }]) => citation.clause.startsWith('база, п. ')), code);
  }
});

t.test('a part from base is marked as such, and no other is', async (t) => {
  for (const { code } of shippedRegulations.filter((one) => one.code !== 'base')) {
    const { rules } = await regulation(code);
    const own = Object.values(rules).filter(({ citation }) => !citation.inherited);
    const parts = own.flatMap(({ value }) => partsOf(value));
    t.same(parts.filter(({ clause, fromBase = false }) => clause.startsWith('база') !== fromBase), [], code);
  }
});

/** Everything within a rule's value that carries a clause of its own. */
function partsOf(value: unknown): { clause: string; fromBase?: boolean }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'clause' in value ? [value as { clause: string; fromBase?: boolean }] : [];
  return [...own, ...Object.values(value).flatMap(partsOf)];
}
