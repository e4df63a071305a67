import type { FastifyPluginAsync, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Caller, OperationContext } from '../operations/context.ts';
import { JsonText } from '../operations/json-text.ts';
import type { Reply } from '../operations/perform.ts';
import type { Precondition } from '../operations/precondition.ts';
import { look, readWhereFit } from '../operations/look.ts';
import { SeenFamilies } from '../operations/seen-families.ts';
import { type AnyOperationId, type Door, doorOf } from './access.ts';
import { accessRecord } from './access-record.ts';
import { readingOf, tellPosition } from './consistency-token.ts';
import { type Deprecation, deprecationHeaders } from './deprecation.ts';
import { documented, mediaTypes } from './documented.ts';
import type { EndpointKind } from './endpoint-kind.ts';
import { expectedVersion, isKnown, preconditionOf } from './entity-tag.ts';
import { asExport } from './export-quota.ts';
import { idempotencyClaim } from './idempotency-key.ts';
import { inSameRoom } from './in-same-room.ts';
import { RequestProblem } from './request-problem.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import type { Tag } from './tags.ts';
import './surroundings.ts';

/** An endpoint, told once: its document, its validation, its door and what it does. */
export interface EndpointSpec<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  operationId: AnyOperationId;
  /** Fastify's form: `/v1/cases/:id`. */
  url: string;
  tag: Tag;
  summary: string;
  /** Names the official Russian term. */
  description: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The answer's body. */
  reply: R;
  /** Taken from the demo data. */
  examples: { reply: Static<R>; body?: Static<B> };
  /** What it may answer besides what every endpoint of its kind may. */
  problems?: readonly ProblemCode[];
  /** The media type of an answer that is not JSON, or those it may have: the handler gives its text or its bytes. */
  produces?: string | readonly string[];
  /** Family data leave the service: counted against the caller's daily exports. */
  isExport?: boolean;
  /** It looks at the data itself, as often as it must, for it waits or writes in between; no picture of them is held around it. */
  looksItself?: boolean;
  /** A feed: its reader tells by a cursor what it has, so that a server may answer that has less than another. */
  isFeed?: boolean;
  /** It asks the database once, by a hot read: no transaction is opened around it. */
  oneTrip?: boolean;
  /** Set on an operation that is going: its answers say so, and the document. */
  deprecated?: Deprecation;
  handle(ctx: OperationContext, input: Input<Static<P>, Static<Q>, Static<B>>): Promise<Reply<Static<R>>>;
}

/** What came with the request, validated. */
export interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** PATCH only: the version in If-Match; 0 elsewhere, and for a tag that the service never gave. */
  expectedVersion: number;
  /** PUT only: what must be true of the record before. */
  precondition: Precondition;
  /** Path and query as sent. */
  url: string;
  /** Tells when the caller has gone, or was answered. */
  gone: AbortSignal;
}

type Spec<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> = EndpointSpec<P, Q, B, R>;

/** GET of one thing, with an ETag; If-None-Match is answered by 304. */
export function readEndpoint<R extends TSchema, P extends TSchema = TSchema, Q extends TSchema = TSchema>(
  spec: Spec<P, Q, TSchema, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'GET', status: 200, idempotent: false, dryRun: false, tagged: true }, spec);
}

/** GET of a list or of anything else that has no version. */
export function listEndpoint<R extends TSchema, P extends TSchema = TSchema, Q extends TSchema = TSchema>(
  spec: Spec<P, Q, TSchema, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'GET', status: 200, idempotent: false, dryRun: false, tagged: false }, spec);
}

/** POST that makes something: asks for an Idempotency-Key, answers 201 with Location and ETag, takes `?dryRun=true`. */
export function createEndpoint<R extends TSchema, B extends TSchema, P extends TSchema = TSchema>(
  spec: Spec<P, TSchema, B, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'POST', status: 201, idempotent: true, dryRun: true, tagged: true }, spec);
}

/** POST that only reads, its question too large for an address: nothing is stored, so it takes no Idempotency-Key. */
export function lookUpEndpoint<R extends TSchema, B extends TSchema, P extends TSchema = TSchema>(
  spec: Spec<P, TSchema, B, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'POST', status: 200, idempotent: false, dryRun: false, tagged: false }, spec);
}

/** PUT that sets something, or POST that does the same however often it is sent: neither takes an Idempotency-Key. */
export function actEndpoint<R extends TSchema, B extends TSchema = TSchema, P extends TSchema = TSchema>(
  method: 'PUT' | 'POST', spec: Spec<P, TSchema, B, R>,
): FastifyPluginAsync {
  return endpoint({ method, status: 200, idempotent: false, dryRun: false, tagged: false }, spec);
}

/** PUT that creates or updates what its address names, and does the same however often it is sent: 201 or 200, takes `?dryRun=true`. */
export function setEndpoint<R extends TSchema, B extends TSchema, P extends TSchema = TSchema>(
  spec: Spec<P, TSchema, B, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'PUT', status: 201, idempotent: false, dryRun: true, tagged: true, sets: true }, spec);
}

/** DELETE of one thing: answers 200 with what it was, takes `?dryRun=true`. */
export function removeEndpoint<R extends TSchema, P extends TSchema = TSchema>(spec: Spec<P, TSchema, TSchema, R>): FastifyPluginAsync {
  return endpoint({ method: 'DELETE', status: 200, idempotent: false, dryRun: true, tagged: false }, spec);
}

/** PATCH of something that has a version: asks for If-Match, answers 200 with the new ETag. */
export function changeEndpoint<R extends TSchema, B extends TSchema, P extends TSchema = TSchema>(
  spec: Spec<P, TSchema, B, R>,
): FastifyPluginAsync {
  return endpoint({ method: 'PATCH', status: 200, idempotent: false, dryRun: false, tagged: true }, spec);
}

function endpoint<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  kind: EndpointKind,
  spec: Spec<P, Q, B, R>,
): FastifyPluginAsync {
  const door = doorOf(spec.operationId);
  if (door === 'public') throw new Error(`${spec.operationId} is public: register it as a plain route`);
  return inSameRoom(async (app) => {
    app.route({
      method: kind.method,
      url: spec.url,
      schema: documented(kind, spec, door),
      ...(spec.produces === undefined ? {} : { config: { produces: mediaTypes(spec.produces) } }),
      onRequest: async (request) => {
        await app.authenticate(request);
        if (isAllowed(door, request)) return;
        await accessRecord(request, spec.operationId, door).of('forbidden');
        throw new RequestProblem('forbidden');
      },
      ...sayingGoodbye(spec),
      handler: async (request, reply) => {
        const ctx = { ...contextOf(kind, door, spec.operationId, request), ...readingOf(kind, spec.isFeed === true, request) };
        const input = inputOf<P, Q, B>(kind, request, reply);
        const recorded = accessRecord(request, spec.operationId, door, ctx);
        const answer = await counted(request, spec, () => recorded.around(() => carryOut(kind, door, spec, ctx, input)));
        await tellPosition(kind, request, reply);
        return send(request, reply, answer);
      },
    });
  });
}

function counted<T>(request: FastifyRequest, { isExport }: { isExport?: boolean }, work: () => Promise<T>): Promise<T> {
  return isExport === true ? asExport(request, work) : work();
}

/** Whatever is answered, a refusal as well, tells of a deprecation. */
function sayingGoodbye({ deprecated, ...described }: { deprecated?: Deprecation; tag: Tag; operationId: string }): Pick<RouteOptions, 'onSend'> {
  if (deprecated === undefined) return {};
  return {
    onSend: async (_request, reply) => {
      reply.headers(deprecationHeaders(deprecated, described, reply.getHeader('link')?.toString()));
    },
  };
}

export function isAllowed(door: Door, { caller }: FastifyRequest): boolean {
  return caller !== null && caller.role !== 'system' && door.roles[caller.role] !== undefined;
}

/** What only reads family data sees one picture of it, behind the wall of the caller's scope; a write opens its own transaction. */
async function carryOut<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  kind: EndpointKind, door: Door, spec: Spec<P, Q, B, R>, ctx: OperationContext, input: Input<Static<P>, Static<Q>, Static<B>>,
): Promise<Reply<Static<R>>> {
  const reads = kind.method === 'GET' || !(kind.idempotent || kind.sets === true || kind.method === 'PATCH' || kind.method === 'DELETE');
  if (!reads || spec.looksItself === true) return await spec.handle(ctx, input);
  return await (door.families && spec.oneTrip !== true ? look : readWhereFit)(ctx, (within) => spec.handle(within, input));
}

export function contextOf(kind: EndpointKind, door: Door, operation: string, request: FastifyRequest): OperationContext {
  if (request.caller === null) throw new RequestProblem('unauthenticated');
  const { db, clock } = request.server.surroundings;
  const base = { db, clock, caller: seeing(door, request.caller), traceId: request.id, operation, seen: new SeenFamilies() };
  if (kind.dryRun && isDryRun(request.query)) return { ...base, dryRun: true };
  return kind.idempotent ? { ...base, idempotency: claimOf(request) } : base;
}

/** Whoever sees a region only as figures reaches its rows in no other way. */
function seeing(door: Door, caller: Caller): Caller {
  const { scope, role } = caller;
  if (role === 'system' || door.roles[role] !== 'figures' || (scope.kind !== 'region' && scope.kind !== 'centre')) return caller;
  return { ...caller, scope: { kind: 'figures', region: scope.region, receiver: scope.kind === 'centre' ? 'resourceCentre' : 'ministry' } };
}

function isDryRun(query: unknown): boolean {
  return (query as { dryRun?: boolean }).dryRun === true;
}

function claimOf(request: FastifyRequest): NonNullable<OperationContext['idempotency']> {
  const { method, url, body, query, headers } = request;
  return idempotencyClaim({ method, url, body, query, header: headers['idempotency-key'] });
}

/** Fastify has validated the parts against the spec's schemas: here they get the types of those schemas. */
function inputOf<P extends TSchema, Q extends TSchema, B extends TSchema>(
  kind: EndpointKind,
  request: FastifyRequest,
  reply: FastifyReply,
): Input<Static<P>, Static<Q>, Static<B>> {
  return {
    params: request.params as Static<P>,
    query: request.query as Static<Q>,
    body: request.body as Static<B>,
    expectedVersion: kind.method === 'PATCH' ? expectedVersion(request.headers['if-match']) : 0,
    precondition: kind.sets === true ? preconditionOf(request.headers) : { createOnly: false },
    url: request.url,
    get gone() {
      return goneSignal(reply);
    },
  };
}

function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  if (raw.closed) controller.abort();
  return controller.signal;
}

const JSON_TYPE = 'application/json; charset=utf-8';

function send(request: FastifyRequest, reply: FastifyReply, answer: Reply): FastifyReply {
  reply.headers(answer.headers ?? {});
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && isKnown(request.headers['if-none-match'], answer.headers?.['etag'])) return reply.code(304).send();
  if (answer.body instanceof JsonText) return reply.code(answer.status).type(JSON_TYPE).send(answer.body.bytes);
  if (answer.json !== undefined) return reply.code(answer.status).type(JSON_TYPE).send(answer.json);
  return reply.code(answer.status).send(answer.body);
}
