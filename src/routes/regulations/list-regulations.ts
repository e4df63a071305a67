import { Type } from 'typebox';
import { tatarstan2017 } from '../../domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../domain/regulations/regulation.ts';
import { listRegulations } from '../../operations/read-regulations.ts';
import { readEndpoint } from '../endpoint.ts';
import { cacheable } from '../reference/cacheable.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { REGULATION_FRESH_SECONDS, RegulationHeading } from './regulation-schema.ts';

export const listRegulationsEndpoint = readEndpoint({
  operationId: 'listRegulations',
  url: '/v1/regulations',
  tag: 'regulations',
  summary: 'Порядки регионов',
  description: 'Порядки (модельные программы, регламенты) всех регионов, каждая версия, по коду и версии.',
  reply: named(
    'RegulationList',
    closed({ items: Type.Array(RegulationHeading) }, { description: 'Порядки всех регионов.' }),
  ),
  examples: { reply: { items: [headingOf(tatarstan2017)] } },
  async handle(ctx) {
    return cacheable({ items: (await listRegulations(ctx)).map(headingOf) }, REGULATION_FRESH_SECONDS);
  },
});

function headingOf({ code, version, validFrom, title, region, timeZone }: RegulationSource) {
  return { code, version, validFrom, title, region, timeZone };
}
