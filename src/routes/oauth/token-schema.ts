import type { FastifySchema } from 'fastify';
import { Type } from 'typebox';
import { roles } from '../../operations/context.ts';
import { BODY_EXAMPLE } from '../documented.ts';
import { openSchema } from '../open-route.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { oauthErrors, type OAuthErrorCode } from './oauth-error.ts';

const TokenRequest = Type.Object(
  {
    grant_type: Type.Optional(Type.String({ description: 'Всегда `client_credentials`.' })),
    client_id: Type.Optional(Type.String({ description: 'Клиент, если он не назван в заголовке Authorization.' })),
    client_secret: Type.Optional(Type.String({ description: 'Секрет, если он не передан в заголовке Authorization.' })),
    scope: Type.Optional(Type.String({ description: 'Если указан, должен совпадать с ролью клиента.' })),
  },
  { additionalProperties: true, description: 'Неизвестные параметры не учитываются (RFC 6749, 3.2).' },
);

const Token = named(
  'Token',
  closed(
    {
      access_token: Type.String({ description: 'Токен доступа (JWT, RFC 9068).' }),
      token_type: Type.Literal('Bearer', { description: 'Всегда `Bearer`.' }),
      expires_in: Type.Integer({ description: 'Сколько секунд действует.' }),
      scope: choice(roles, { description: 'Роль клиента: она и есть область действия токена.' }),
    },
    { description: 'Токен доступа.' },
  ),
);

const codes = Object.keys(oauthErrors) as OAuthErrorCode[];
const TokenError = named(
  'TokenError',
  closed(
    {
      error: choice(codes, { description: 'Код ошибки по RFC 6749, 5.2.' }),
      error_description: Type.String({ description: 'Пояснение.' }),
    },
    { description: 'Отказ в токене.' },
  ),
);

const refusal = (description: string, headers: object = {}) => ({
  description,
  headers,
  content: { 'application/json': { schema: TokenError } },
});

/** The document of POST /oauth/token. The form is read by hand: OAuth has its own errors. */
export const tokenSchema: FastifySchema = {
  ...openSchema({
    operationId: 'issueToken',
    tag: 'tokens',
    summary: 'Получить токен',
    description:
      'Токен доступа на 15 минут по идентификатору и секрету клиента (OAuth 2.0 client credentials). Секрет — в заголовке ' +
      '(`client_secret_basic`) или в теле (`client_secret_post`), но не там и там сразу.\n\n' +
      'После трёх неудачных попыток одного клиента с одного адреса следующая принимается через 1, 2, 4 … секунды, до 15 минут; так же — ' +
      'после многих неудач с одного адреса или у одного клиента.',
    reply: Token,
    example: {
      access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln', token_type: 'Bearer', expires_in: 900, scope: 'curator',
    },
    replies: {
      400: refusal('Запрос составлен неверно.'),
      401: refusal('Клиент неизвестен, отозван или секрет неверен.', {
        'www-authenticate': { type: 'string', description: 'Схема Basic.' },
      }),
      429: refusal('Слишком много неудачных попыток; секрет не проверялся.', {
        'retry-after': { type: 'string', description: 'Через сколько секунд повторить.' },
      }),
    },
  }),
  body: { content: { 'application/x-www-form-urlencoded': { schema: TokenRequest } } },
  [BODY_EXAMPLE]: { grant_type: 'client_credentials', client_id: 'demo-curator', client_secret: 'demo' },
} as FastifySchema;
