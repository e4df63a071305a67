import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { formats } from '../../src/routes/plugins/formats.ts';

type Json = Record<string, unknown>;

/**
 * The document of the API's own endpoints, a sandbox's included, as the runner of the tests has had it written once for all files: to make
 * it takes half a second. Nothing when a test runs without the runner.
 */
export function documentOfRun(): Json | undefined {
  const file = process.env['TEST_API_DOCUMENT'];
  return file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')) as Json;
}

/** `app.inject`, with every reply held against the published document. */
export type CheckedInject = (options: InjectOptions) => Promise<LightMyRequestResponse>;

/** Not part of the document: the interactive reference's own files. */
const outside = /^\/docs(\/|$)/;

/**
 * Wraps `inject`: a reply whose status is not documented, whose media type or body differs from the document, or that lacks a
 * documented header, throws, and so fails the test that sent the request. The document is the app's own unless it is handed in.
 */
export function checked(app: FastifyInstance, document?: Json): CheckedInject {
  const contract = contractOf(document ?? JSON.parse(JSON.stringify(app.swagger())) as Json);
  return async (options) => {
    const reply = await app.inject(options);
    const faults = contract(String(options.method ?? 'GET'), pathOf(options), reply);
    if (faults.length > 0) throw new Error(`Against the document: ${faults.join('; ')}\n${reply.body}`);
    return reply;
  };
}

function pathOf({ url }: InjectOptions): string {
  return (typeof url === 'string' ? url : (url?.pathname ?? '/')).split('?', 1)[0] ?? '/';
}

type Contract = (method: string, path: string, reply: LightMyRequestResponse) => string[];

/** The check of one document. */
export function contractOf(document: Json): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, inlineRefs: false, code: { optimize: false }, formats });
  ajv.addSchema(document, 'document');
  const routes = Object.entries(document['paths'] as Record<string, Json>).map(([path, item]) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    path,
    item,
  })).sort((one, other) => placeholders(one.path) - placeholders(other.path));
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  return (method, path, reply) => {
    if (outside.test(path)) return [];
    const route = routes.find(({ pattern }) => pattern.test(path));
    const verb = method.toLowerCase() === 'head' ? 'get' : method.toLowerCase();
    const operation = route?.item[verb] as Json | undefined;
    if (route === undefined || operation === undefined) return undocumented(reply, validatorOf);
    const pointer = `/paths/${escaped(route.path)}/${verb}/responses/${reply.statusCode}`;
    const response = (operation['responses'] as Json)[String(reply.statusCode)] as Json | undefined;
    if (response === undefined) return [`${method} ${route.path}: status ${reply.statusCode} is not documented`];
    return replyFaults(response, pointer, reply, method, validatorOf);
  };
}

/** OpenAPI matches concrete paths before templated ones. */
function placeholders(path: string): number {
  return path.split('{').length;
}

/** An address or a method that does not exist: 404 or 405 (or 4xx before routing), as a problem. */
function undocumented(reply: LightMyRequestResponse, validatorOf: (pointer: string) => ValidateFunction): string[] {
  if (reply.statusCode < 400 || reply.statusCode > 499) return [`undocumented address answered ${reply.statusCode}`];
  if (mediaType(reply) !== 'application/problem+json') return [`problem expected, ${mediaType(reply)} came`];
  return reply.body === '' ? [] : bodyFaults(reply, validatorOf('/components/schemas/Problem'));
}

function replyFaults(
  response: Json,
  pointer: string,
  reply: LightMyRequestResponse,
  method: string,
  validatorOf: (pointer: string) => ValidateFunction,
): string[] {
  const content = response['content'] as Record<string, Json> | undefined;
  const faults = missingHeaders(response, reply);
  if (content === undefined) return reply.body === '' ? faults : [...faults, 'a body where none is documented'];
  const type = mediaType(reply);
  if (content[type] === undefined) return [...faults, `media type ${type} is not documented`];
  if (method.toUpperCase() === 'HEAD' || !/[/+]json$/.test(type)) return faults;
  return [...faults, ...bodyFaults(reply, validatorOf(`${pointer}/content/${escaped(type)}/schema`))];
}

/** Headers that need not be there every time. */
const optional = ['link', 'idempotency-replayed', 'consistency-token'];

function missingHeaders(response: Json, reply: LightMyRequestResponse): string[] {
  const names = Object.keys((response['headers'] ?? {}));
  const missing = names.filter((name) => !optional.includes(name) && reply.headers[name] === undefined);
  // The 200 of a PUT is what was there already, which has an ETag, or a dry run, which says so.
  const either = ['etag', 'dry-run'].every((name) => names.includes(name)) && missing.length === 1;
  return either ? [] : missing.map((name) => `header ${name} is missing`);
}

function bodyFaults(reply: LightMyRequestResponse, validate: ValidateFunction): string[] {
  if (validate(reply.json())) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

function mediaType(reply: LightMyRequestResponse): string {
  return String(reply.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
}

function escaped(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}
