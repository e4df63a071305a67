import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { TestApp } from './app.ts';
import { aCase, assessed, submitted } from './cases.ts';
import { aFamily, aProvider, aSpecialist } from './factories.ts';

/** Tatarstan's rules in a region where a curator has one place for a crisis, and a head may exceed that. */
export const lenientRegion = {
  ...tatarstan2017, code: 'lenient-2017', region: 'lenient',
  rules: {
    ...tatarstan2017.rules,
    caseload: { clause: 'п. 1', value: { counting: 'perLevel', mode: 'overridable' } },
    caseloadLimits: { clause: 'п. 1', value: { crisis: { families: 1 } } },
  },
} as RegulationSource;

/** Ten times the same, at once. */
export function ten<T>(work: (turn: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 10 }, (_, turn) => work(turn)));
}

/** Ten cases of one curator that only wait for a level, and ten that only wait for the council. */
export async function crowdedProvider({ db, token }: TestApp, today: string) {
  const provider = await aProvider(db);
  const curator = await aSpecialist(db, provider);
  const waiting = await ten(async () => {
    const family = await aFamily(db, provider);
    return await aCase(db, family, assessed(family, '2026-03-10', curator.id), today);
  });
  const ready = await ten(async () => {
    const [family, own] = [await aFamily(db, provider), await aSpecialist(db, provider)];
    return await aCase(db, family, submitted(family, today, own.id, 'adaptation'), today);
  });
  const client = (role: 'head' | 'council', turn: number) => token(role, { organisationId: provider.id, clientId: `flow-${role}-${turn}` });
  return { waiting, ready, client };
}
