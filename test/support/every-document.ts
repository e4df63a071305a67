import type { FastifyInstance } from 'fastify';

type Json = Record<string, unknown>;

/** A place where a request names something: `/v1/cases/{id}` or `?familyId=`. */
export interface Named {
  in: 'path' | 'query';
  name: string;
  required: boolean;
  /** Names a thing by its id. */
  isId: boolean;
}

/** An operation as the published document tells it. */
export interface Operation {
  operationId: string;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  path: string;
  named: Named[];
  example?: Json;
  /** Its body is a file. */
  takesFile: boolean;
  security: Json[];
  sees: Json;
}

interface Published {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean; schema: { format?: string } }[];
  requestBody?: { content: Record<string, { example?: Json }> };
  security?: Json[];
  'x-sees'?: Json;
}

/** Every operation of the document. */
export function operationsOf(app: FastifyInstance): Operation[] {
  const { paths } = JSON.parse(JSON.stringify(app.swagger())) as { paths: Record<string, Record<string, Published>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => operationOf(method.toUpperCase() as Operation['method'], path, operation)));
}

function operationOf(method: Operation['method'], path: string, published: Published): Operation {
  const { operationId, parameters = [], requestBody, security = [], 'x-sees': sees = {} } = published;
  const example = requestBody?.content['application/json']?.example;
  const named = parameters.filter((one) => one.in === 'path' || one.in === 'query').map(namedOf)
    .sort((one, other) => path.indexOf(`{${one.name}}`) - path.indexOf(`{${other.name}}`));
  const takesFile = requestBody?.content['text/csv'] !== undefined;
  return { operationId, method, path, named, takesFile, security, sees, ...(example === undefined ? {} : { example }) };
}

function namedOf({ in: place, name, required = false, schema }: NonNullable<Published['parameters']>[number]): Named {
  return { in: place as Named['in'], name, required, isId: schema.format === 'uuid' };
}
