import t from 'tap';
import { testApp } from '../../support/app.ts';
import { mustBe, stateOf } from '../../support/case-road.ts';
import { aFamily } from '../../support/factories.ts';
import { regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { byId, commissionOf, resolutionBody, roads } from '../../support/resolutions.ts';

// What each word of a commission becomes in each of the five regions, as their texts have it.

const api = await testApp(t);

type Outcome = [outcome: string, clause: string];
interface Row { takeOn: Outcome; interimResult: Outcome; continue: Outcome; change: Outcome; level: Outcome; success: Outcome; failure: Outcome }

const advised = (review: string, decided: string): Omit<Row, 'takeOn'> => ({
  interimResult: ['recommendation', review], continue: ['recommendation', decided], change: ['recommendation', decided],
  level: ['recommendation', decided], success: ['recommendation', decided], failure: ['recommendation', decided],
});

const table: Record<string, Row> = {
  'magadan-2017': { takeOn: ['opened', 'алгоритм, п. 1'], ...advised('база, п. 15', 'алгоритм, п. 4') },
  'chelyabinsk-2022': { takeOn: ['opened', 'база, п. 5'], ...advised('база, п. 15', 'база, п. 9') },
  'tatarstan-2017': { takeOn: ['opened', 'п. 4.3'], ...advised('база, п. 15', 'п. 4.4, 4.11, 5.8') },
  'azov-2017': {
    takeOn: ['opened', '2 этап'], interimResult: ['review', '4 этап'], continue: ['decision', '5 этап'],
    change: ['recommendation', '4, 5 этапы'], level: ['recommendation', '4, 5 этапы'], success: ['decision', '4, 5 этапы'], failure: ['decision', '5 этап'],
  },
  valuyki: { takeOn: ['opened', 'этапы, вводная часть'], ...advised('база, п. 15', 'база, п. 9') },
};

const said: Record<Exclude<keyof Row, 'takeOn'>, object> = {
  interimResult: { word: 'interimResult' }, continue: { word: 'continue', termMonths: 2 }, change: { word: 'change' },
  level: { word: 'change', level: 'crisis' }, success: { word: 'end', success: true }, failure: { word: 'end', success: false, reason: 'movedAway' },
};

for (const [code, row] of Object.entries(table)) {
  t.test(code, async (t) => {
    const road = roads[code] as RegionRoad;
    const cast = await regionCast(api, road.source);
    const kdn = commissionOf(api, road.source.region);
    const live = await walkedIn(cast, road);
    const before = await stateOf<{ status: string }>(live);
    t.equal(before.status, 'active');
    for (const [name, item] of Object.entries(said)) {
      const [outcome, clause] = row[name as keyof typeof said];
      const reply = mustBe(200, await kdn.resolve(resolutionBody('2026-06-15', [{ ...item, case: byId(live.id) }]), { dryRun: true }));
      const [told] = reply.json<{ items: { outcome: string; citation: { clause: string; regulation: string; inherited: boolean } }[] }>().items;
      t.match(told, { outcome, citation: { clause, regulation: code, inherited: clause.startsWith('база') } }, name);
    }
    const family = await aFamily(api.db, cast.provider);
    const takeOn = { word: 'takeOn', provider: byId(cast.provider.id), family: byId(family.id), form: 'group', circumstances: [] };
    const reply = mustBe(200, await kdn.resolve(resolutionBody('2026-06-15', [takeOn]), { dryRun: true }));
    t.match(reply.json(), { items: [{ outcome: row.takeOn[0], citation: { clause: row.takeOn[1] } }] }, 'takeOn');
  });
}
