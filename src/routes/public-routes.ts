import type { FastifyPluginAsync } from 'fastify';
import type { SigningKeys } from '../keys.ts';
import { calendarRoute } from './calendars/get-calendar.ts';
import { healthRoute } from './health/get-health.ts';
import { readinessRoute } from './health/get-readiness.ts';
import { metricsRoute } from './metrics/get-metrics.ts';
import { tokenRoute } from './oauth/issue-token.ts';
import { openapiRoute } from './openapi/get-openapi.ts';
import { problemRoute } from './problems/get-problem.ts';
import { authorizationServerRoute } from './well-known/get-authorization-server.ts';
import { jwksRoute } from './well-known/get-jwks.ts';

/** What needs no access token: tokens, keys, health, the document, the meaning of errors; metrics, when they have a token of their own. */
export function publicRoutes(keys: SigningKeys, issuer: string, metricsToken?: string): FastifyPluginAsync[] {
  return [
    tokenRoute,
    jwksRoute(keys),
    authorizationServerRoute(issuer),
    healthRoute,
    readinessRoute,
    openapiRoute,
    problemRoute,
    calendarRoute,
    ...(metricsToken === undefined ? [] : [metricsRoute(metricsToken)]),
  ];
}
