import { Settings } from 'typebox/system';
import { Errors } from 'typebox/value';
import type { Violation } from '../../errors.ts';
import { sourceSchema } from '../source-schema.ts';
import { pointerTo } from './draft.ts';

// The library stops at the eighth fault by itself; whoever writes a regulation wants them all.
Settings.Set({ maxErrors: 200 });

type FormError = ReturnType<typeof Errors>[number];

/** Where a region's file does not have the form of one: every place, each once. */
export function formFaults(source: unknown): Violation[] {
  const faults = Errors(sourceSchema, source).filter(isTelling).flatMap(faultsOf);
  return faults.filter(({ pointer }, index) => faults.findIndex((other) => other.pointer === pointer) === index);
}

/** Left out: why each branch of a union does not fit, and the second telling of an unknown field. */
function isTelling({ keyword, schemaPath }: FormError): boolean {
  return !schemaPath.includes('/anyOf/') && keyword !== 'boolean';
}

function faultsOf({ keyword, instancePath, params }: FormError): Violation[] {
  const told = params as Record<string, string | number | undefined> & { additionalProperties?: string[]; requiredProperties?: string[] };
  if (keyword === 'additionalProperties') return fieldFaults('regulation.field-unknown', instancePath, told.additionalProperties);
  if (keyword === 'required') return fieldFaults('regulation.field-missing', instancePath, told.requiredProperties);
  const bound = told['limit'] ?? told['type'] ?? told['pattern'] ?? '';
  return [{ code: 'regulation.value-invalid', pointer: instancePath, params: { constraint: `${keyword} ${bound}`.trim() } }];
}

function fieldFaults(code: 'regulation.field-unknown' | 'regulation.field-missing', at: string, names: string[] = []): Violation[] {
  return names.map((name) => ({ code, pointer: `${at}${pointerTo(name)}`, params: { name } }));
}
