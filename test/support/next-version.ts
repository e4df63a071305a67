import type { LightMyRequestResponse } from 'fastify';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import type { TestApp } from './app.ts';

/** Tatarstan's regulation in a version 2 from 1 April 2026: the crisis level lasts 5 months at most, two checks follow a success. */
export function nextTatarstan(rules: RegulationSource['rules'] = {}, version = 2, validFrom = '2026-04-01'): RegulationSource {
  const own = structuredClone(tatarstan2017.rules);
  const terms = { clause: 'п. 5.7 в новой ред.', value: { ...own.terms?.value, crisis: { longestMonths: 5, leastMonths: null } } };
  const postSupport = { clause: 'п. 5.9 в новой ред.', value: { after: ['success'], everyMonths: 3, forMonths: 6 } };
  return { ...tatarstan2017, version, validFrom, rules: { ...own, terms, postSupport, ...rules } };
}

/** Asks for a publication; answers whatever came. */
export async function publish(
  { call }: Pick<TestApp, 'call'>, body: unknown, how: { as?: string; dryRun?: boolean; key?: string } = {},
): Promise<LightMyRequestResponse> {
  const query = how.dryRun === true ? '?dryRun=true' : '';
  return await call('POST', `/v1/regulations${query}`, { as: how.as ?? 'admin', body, ...(how.key === undefined ? {} : { key: how.key }) });
}
