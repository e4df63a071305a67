import { tatarstan2017 } from '../../domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../domain/regulations/resolve.ts';
import { perform } from '../../operations/perform.ts';
import { publishRegulation } from '../../operations/publish-regulation.ts';
import { createEndpoint } from '../endpoint.ts';
import { contentTag } from '../reference/cacheable.ts';
import { NewRegulation } from './new-regulation-schema.ts';
import { Regulation } from './regulation-schema.ts';

const example = { ...tatarstan2017, version: 2, validFrom: '2026-07-01' };

export const publishRegulationEndpoint = createEndpoint({
  operationId: 'publishRegulation',
  url: '/v1/regulations',
  tag: 'regulations',
  summary: 'Издать версию порядка',
  description:
    'Издаёт следующую версию порядка своего региона или первую версию нового. Порядок проверяется целиком, и ответ называет все ошибки: '
    + 'шаги, по которым нельзя дойти до начала, сроки от событий, которых не бывает, уровни без срока. Изданная версия не меняется. '
    + 'Дела, открытые раньше, остаются на своей версии, пока решение `changeRegulation` не переведёт их.\n\n'
    + 'Проверить, не издавая, — `dryRun=true`.',
  body: NewRegulation,
  reply: Regulation,
  examples: { body: example, reply: resolveRegulation(example) },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => publishRegulation(tx, ctx, body), (made) => ({
      status: 201,
      headers: { etag: contentTag(made), location: `/v1/regulations/${made.code}?version=${made.version}` },
      body: made,
    }));
  },
});
