import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What a front end may read of an answer besides its body. */
const exposedHeaders = [
  'ETag', 'Location', 'Link', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'Trace-Id', 'Idempotency-Replayed', 'Deprecation', 'Sunset',
  'Consistency-Token',
];
/** What it may send. */
const allowedHeaders = [
  'Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'Accept-Language', 'X-Access-Purpose', 'traceparent',
  'Consistency-Token',
];
/** How long a browser may remember a preflight's answer, in seconds. */
const PREFLIGHT_LIFE = 600;

/**
 * Lets front ends of the listed origins call from a browser; to all others no header says a word of it. Tokens travel in
 * Authorization, so no credentials of the browser are asked for.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: (origin, decide) => decide(null, origin !== undefined && origins.includes(origin) ? origin : false),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders,
    allowedHeaders,
    credentials: false,
    maxAge: PREFLIGHT_LIFE,
    strictPreflight: false,
  });
}
