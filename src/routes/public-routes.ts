import type { FastifyPluginAsync } from 'fastify';
import type { SigningKeys } from '../keys.ts';
import { healthRoute } from './health/get-health.ts';
import { readinessRoute } from './health/get-readiness.ts';
import { tokenRoute } from './oauth/issue-token.ts';
import { openapiRoute } from './openapi/get-openapi.ts';
import { problemRoute } from './problems/get-problem.ts';
import { authorizationServerRoute } from './well-known/get-authorization-server.ts';
import { jwksRoute } from './well-known/get-jwks.ts';

/** What anybody may call: tokens, keys, health, the document, the meaning of errors. */
export function publicRoutes(keys: SigningKeys, issuer: string): FastifyPluginAsync[] {
  return [
    tokenRoute,
    jwksRoute(keys),
    authorizationServerRoute(issuer),
    healthRoute,
    readinessRoute,
    openapiRoute,
    problemRoute,
  ];
}
