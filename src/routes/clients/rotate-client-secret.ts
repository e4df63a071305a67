import { Temporal } from 'temporal-polyfill';
import { Type } from 'typebox';
import { performWithSecret } from '../../operations/perform-with-secret.ts';
import { rotateClientSecret } from '../../operations/rotate-client-secret.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { RequestProblem } from '../request-problem.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { clientAddress, clientExample, clientParams, ClientWithSecret, secretExample } from './client-schema.ts';

const USUAL_OVERLAP = { hours: 24 };
const LONGEST_OVERLAP = { hours: 7 * 24 };

const NewSecret = named('NewClientSecret', closed(
  { oldValidUntil: Type.Optional(instant('До какого времени принимается прежний секрет: от текущего до 7 суток вперёд; иначе — сутки.')) },
  { description: 'Замена секрета.' },
));

const oldValidUntil = '2026-01-14T06:00:00.000Z';

export const rotateClientSecretEndpoint = createEndpoint({
  operationId: 'rotateClientSecret',
  url: '/v1/clients/:clientId/secrets',
  tag: 'clients',
  summary: 'Заменить секрет клиента',
  description:
    'Даёт клиенту новый секрет и показывает его один раз. Прежний секрет действует до `oldValidUntil`, чтобы клиент успел перейти на новый; '
    + 'секрет перед ним — больше не действует.',
  params: clientParams,
  body: NewSecret,
  reply: ClientWithSecret,
  examples: {
    body: { oldValidUntil },
    reply: { ...clientExample, previousSecretValidUntil: oldValidUntil, version: 2, secret: secretExample },
  },
  async handle(ctx, { params: { clientId }, body }) {
    const until = endOfOld(body.oldValidUntil, ctx.clock.now());
    return await performWithSecret(ctx, (tx, secret) => rotateClientSecret(tx, ctx, { clientId, secret, oldValidUntil: until }), (changed) => ({
      status: 201,
      headers: { etag: entityTag(changed.version), location: clientAddress(changed.clientId) },
      body: changed,
    }));
  },
});

/** @throws RequestProblem for an instant that is past, or more than seven days ahead */
function endOfOld(asked: string | undefined, now: string): string {
  const at = Temporal.Instant.from(now);
  const latest = at.add(LONGEST_OVERLAP);
  const until = asked === undefined ? at.add(USUAL_OVERLAP) : Temporal.Instant.from(asked);
  const early = Temporal.Instant.compare(until, at) < 0;
  if (!early && Temporal.Instant.compare(until, latest) <= 0) return until.toString({ fractionalSecondDigits: 3 });
  const bound = early ? { boundRu: 'не меньше', boundEn: 'at least', limit: at.toString() } : { boundRu: 'не больше', boundEn: 'at most', limit: latest.toString() };
  throw new RequestProblem('request-malformed', [{ pointer: '/oldValidUntil', code: 'field.range', params: bound }]);
}
