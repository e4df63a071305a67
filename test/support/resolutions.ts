import type { LightMyRequestResponse } from 'fastify';
import { azov2017 } from '../../src/domain/regulations/data/azov-2017.ts';
import { chelyabinsk2022 } from '../../src/domain/regulations/data/chelyabinsk-2022.ts';
import { magadan2017 } from '../../src/domain/regulations/data/magadan-2017.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { valuyki } from '../../src/domain/regulations/data/valuyki.ts';
import { gateKey } from '../../src/domain/regulations/gate-rule.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import type { TestApp } from './app.ts';
import { at } from './case-road.ts';
import { MUNICIPALITY } from './factories.ts';
import type { RegionRoad } from './regions.ts';

type Body = Record<string, unknown>;
type Particulars = Pick<RegionRoad, 'body' | 'decider'> & Partial<RegionRoad>;

/** A region's road in the order of its own regulation: for what comes after the start. */
export function roadOf(source: RegulationSource, particulars: Particulars): RegionRoad {
  const gates = (source.rules.steps?.value ?? []).flatMap(({ gates: ofStep }, index) =>
    ofStep.filter(({ gate }) => gate !== 'ground').map((gate) => ({ step: index + 1, gate: gateKey(gate), clause: gate.clause })));
  return { source, from: '2026-03-02', level: 'basic', due: ['2026-05-15', '2026-06-30'], gates, ...particulars };
}

/** The roads of the five regions, by the code of the regulation. */
export const roads: Record<string, RegionRoad> = {
  'magadan-2017': roadOf(magadan2017, { body: 'workingGroup', decider: 'council' }),
  'chelyabinsk-2022': roadOf(chelyabinsk2022, { body: 'provider', decider: 'head' }),
  'tatarstan-2017': roadOf(tatarstan2017, { body: 'council', decider: 'council' }),
  'azov-2017': roadOf(azov2017, { body: 'provider', decider: 'head', opening: { ground: 'kdnResolution' } }),
  valuyki: roadOf(valuyki, {
    body: 'provider', decider: 'head', desiredResult: 'Ребёнок ходит в детский сад', opening: { ground: 'selfReferral', applicant: true },
  }),
};

let numbers = 0;

/** A resolution with a number of its own; the items say `word` and whatever belongs to it. */
export function resolutionBody(date: string, items: readonly Body[], changes: Body = {}): Body {
  numbers += 1;
  return { number: `П-${numbers}`, date, text: 'Комиссия постановила.', items, ...changes };
}

/** A commission of a municipality that sends resolutions. */
export function commissionOf(api: TestApp, region: string, municipality = MUNICIPALITY) {
  const token = () => api.token('commission', { region, municipality });
  return {
    get token() {
      return token();
    },
    /** Sends a resolution, the clock at noon of its day. */
    async resolve(body: Body, { key, dryRun = false, today }: { key?: string; dryRun?: boolean; today?: string } = {}): Promise<LightMyRequestResponse> {
      at({ api }, today ?? String(body['date']));
      const url = `/v1/kdn/resolutions${dryRun ? '?dryRun=true' : ''}`;
      return await api.call('POST', url, { as: token(), body, ...(key === undefined ? {} : { key }) });
    },
  };
}

/** A case addressed by its id. */
export const byId = (id: string) => ({ by: 'id', id });
