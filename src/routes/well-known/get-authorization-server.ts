import type { FastifyPluginAsync } from 'fastify';
import { Type, type Static } from 'typebox';
import { roles } from '../../operations/context.ts';
import { openSchema } from '../open-route.ts';
import { closed } from '../schemas/closed.ts';

const words = (description: string) => Type.Array(Type.String(), { description });

const Metadata = closed({
  issuer: Type.String({ description: 'Издатель токенов (`iss`).' }),
  token_endpoint: Type.String({ description: 'Где получить токен.' }),
  jwks_uri: Type.String({ description: 'Где взять открытые ключи.' }),
  grant_types_supported: words('Способы получения токена.'),
  scopes_supported: words('Области действия: роли.'),
  response_types_supported: words('Пусто: входа через браузер нет.'),
  token_endpoint_auth_methods_supported: words('Как клиент предъявляет секрет.'),
});

/** GET /.well-known/oauth-authorization-server: RFC 8414. Addresses are absolute when the issuer is one. */
export function authorizationServerRoute(issuer: string): FastifyPluginAsync {
  const metadata = metadataOf(issuer);
  return async (app) => {
    app.get('/.well-known/oauth-authorization-server', {
      schema: openSchema({
        operationId: 'getAuthorizationServer',
        tag: 'tokens',
        summary: 'Сведения о сервере авторизации',
        description: 'Метаданные OAuth 2.0 (RFC 8414).',
        reply: Metadata,
        example: metadataOf('https://support.example.org'),
      }),
      handler: async () => metadata,
    });
  };
}

function metadataOf(issuer: string): Static<typeof Metadata> {
  return {
    issuer,
    token_endpoint: addressOf(issuer, '/oauth/token'),
    jwks_uri: addressOf(issuer, '/.well-known/jwks.json'),
    grant_types_supported: ['client_credentials'],
    scopes_supported: [...roles],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

function addressOf(issuer: string, path: string): string {
  return /^https?:\/\//.test(issuer) ? new URL(path, issuer).href : path;
}
