import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import type { SigningKeys } from '../../keys.ts';
import { openSchema } from '../open-route.ts';
import { closed } from '../schemas/closed.ts';

const Jwk = Type.Object(
  {
    kid: Type.String({ description: 'Идентификатор ключа.' }),
    alg: Type.String({ description: 'Алгоритм подписи.' }),
    use: Type.String({ description: '`sig`: для подписи.' }),
    kty: Type.String({ description: 'Вид ключа.' }),
  },
  { additionalProperties: true, description: 'Открытый ключ (RFC 7517).' },
);

/** GET /.well-known/jwks.json: what our tokens are verified with. */
export function jwksRoute(keys: SigningKeys): FastifyPluginAsync {
  return async (app) => {
    app.get('/.well-known/jwks.json', {
      schema: openSchema({
        operationId: 'getJwks',
        tag: 'tokens',
        summary: 'Открытые ключи',
        description: 'Ключи проверки подписи токенов (JWKS, RFC 7517).',
        reply: closed({ keys: Type.Array(Jwk, { description: 'Ключи.' }) }),
        example: { keys: [{ kid: 'k1', alg: 'ES256', use: 'sig', kty: 'EC', crv: 'P-256', x: '…', y: '…' }] },
      }),
      handler: async (_, reply) => reply.header('cache-control', 'public, max-age=300').send(keys.jwks),
    });
  };
}
