import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { roles } from '../../operations/context.ts';
import { roleWords } from '../access-words.ts';
import { BODY_EXAMPLE, REPLY_EXAMPLE } from '../documented.ts';
import { tags } from '../tags.ts';
import { dropDiscriminators } from './document-discriminators.ts';
import { dropUnusedSchemas } from './document-schemas.ts';
import { describeWebhooks } from './document-webhooks.ts';
import { documentDescription } from './document-description.ts';
import { describeLimits } from './document-limits.ts';
import { referencePagePolicy } from './security-headers.ts';

type Json = Record<string, unknown>;

/** Publishes the document made of the routes' schemas, and at `/docs` the interactive reference, which needs no network. */
export async function publishDocument(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Сопровождение семей с детьми',
        version: '0.1.0',
        summary: 'Социальное сопровождение семей с детьми: дело от обращения до завершения.',
        description: documentDescription,
        license: { name: 'Все права защищены', identifier: 'LicenseRef-Proprietary' },
      } as { title: string; version: string },
      servers: [{ url: '/', description: 'Эта служба' }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: { securitySchemes },
    },
    refResolver: { buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === 'string' ? $id : `Schema${index}`) },
    transformObject: (documentObject) => {
      const document = (documentObject as { openapiObject: Json }).openapiObject;
      placeExamples(document);
      dropDiscriminators(document);
      describeWebhooks(document);
      dropUnusedSchemas(document);
      describeLimits(document);
      return document;
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, docExpansion: 'none', filter: true, persistAuthorization: false },
    staticCSP: referencePagePolicy,
    theme: { title: 'Сопровождение семей — API' },
  });
}

const securitySchemes = {
  oauth2: {
    type: 'oauth2',
    description: 'OAuth 2.0, client credentials: идентификатор и секрет клиента.',
    flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: Object.fromEntries(roles.map((role) => [role, roleWords[role].ru])) } },
  },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Токен из POST /oauth/token.' },
} as const;

/** The routes hand their examples over as `x-example-…`; here they go where the standard wants them. */
function placeExamples(document: Json): void {
  for (const path of Object.values(document['paths'] as Record<string, Record<string, Json>>)) {
    for (const operation of Object.values(path)) {
      place(operation[BODY_EXAMPLE], [operation['requestBody'] as Json | undefined]);
      const replies = Object.entries(operation['responses'] as Record<string, Json>);
      place(operation[REPLY_EXAMPLE], replies.filter(([status]) => status.startsWith('2')).map(([, reply]) => reply));
      delete operation[BODY_EXAMPLE];
      delete operation[REPLY_EXAMPLE];
    }
  }
}

function place(example: unknown, holders: readonly (Json | undefined)[]): void {
  if (example === undefined) return;
  for (const holder of holders) {
    const content = holder?.['content'] as Record<string, Json> | undefined;
    for (const media of Object.values(content ?? {})) media['example'] = example;
  }
}
