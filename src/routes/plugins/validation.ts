import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifySchema } from 'fastify';
import type { FastifyRouteSchemaDef } from 'fastify/types/schema.js';
import { namedSchemas } from '../schemas/named.ts';
import { formats } from './formats.ts';

/** Strict about our own schemas; every violation is reported, not the first. */
const strict = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  discriminator: true,
  formats,
} as const;

/**
 * Two validators: bodies are taken as they are, without coercion, defaults or silent stripping; what comes in the
 * address is text, so numbers and truth values are read from it. Headers are documented, and read by hand.
 */
export function useValidation(app: FastifyInstance): void {
  const schemas = namedSchemas();
  for (const schema of schemas) app.addSchema(schema);
  const bodies = new Ajv({ ...strict, schemas });
  const addresses = new Ajv({ ...strict, schemas, coerceTypes: 'array', useDefaults: true });
  app.setValidatorCompiler(({ schema, httpPart }: FastifyRouteSchemaDef<FastifySchema>) => {
    if (httpPart === 'headers') return () => true;
    return whenNeeded(httpPart === 'body' ? bodies : addresses, schema);
  });
}

/** A validator of values that are not a request's body but follow the same schemas. */
export function bodyValidator(): Ajv {
  return new Ajv({ ...strict, schemas: namedSchemas() });
}

/** Compiles with the first request: a process that starts has hundreds of schemas, and most of its first minute needs few. */
function whenNeeded(ajv: Ajv, schema: AnySchema) {
  let compiled: ValidateFunction | undefined;
  const validate = Object.assign((data: unknown): boolean => {
    compiled ??= ajv.compile(schema);
    const valid = compiled(data);
    validate.errors = compiled.errors ?? null;
    return valid;
  }, { errors: null as ValidateFunction['errors'] | null });
  return validate;
}
