import type { AnySchema, ValidateFunction } from 'ajv';
import type { RecordableKind } from '../../domain/case/fact-rules.ts';
import type { LineFault } from '../../domain/imports/import-record.ts';
import type { FamilyLine, LineReader, Read, SpecialistLine } from '../../operations/imports/line-reader.ts';
import type { FactRequest } from '../../operations/record-fact.ts';
import { factDefinitions } from '../facts/all-facts.ts';
import type { FactBody, FactDefinition } from '../facts/fact-definition.ts';
import { found } from '../plugins/characters.ts';
import { forbiddenKey } from '../plugins/json-body.ts';
import { structureFault } from '../plugins/json-structure.ts';
import { bodyValidator } from '../plugins/validation.ts';
import { validationFaults } from '../plugins/validation-faults.ts';
import { NewCase } from '../cases/opening-schema.ts';
import { NewFamily } from '../schemas/family.ts';
import { NewSpecialist } from '../schemas/specialist.ts';
import { CaseLine, FamilyLineExtras, SpecialistLineExtras } from './line-schemas.ts';

type Fields = Record<string, unknown>;
type Check = (value: unknown, under?: string) => LineFault[];

/** Holds the lines of imports against the schemas of the endpoints' own bodies, each compiled once. */
export function lineReader(): LineReader {
  const ajv = bodyValidator();
  const check = (schema: AnySchema): Check => checkBy(ajv.compile(schema));
  const [family, familyExtras] = [check(NewFamily), check(FamilyLineExtras)];
  const [specialist, specialistExtras] = [check(NewSpecialist), check(SpecialistLineExtras)];
  const [caseLine, opening] = [check(CaseLine), check(NewCase)];
  const facts = new Map(factDefinitions.map((definition) => [definition.kind as string, { definition, check: check(definition.body) }]));
  return {
    parse: parsed,
    family: (value) => outcome<FamilyLine>(value, [...familyExtras(value), ...family(withoutExtras(value))]),
    specialist: (value) => outcome<SpecialistLine>(value, [...specialistExtras(value), ...specialist(withoutExtras(value))]),
    case(value) {
      const faults = caseLine(value);
      if (faults.length > 0) return { faults };
      const line = value as { familyId: string; opening: Fields; facts: Fields[]; externalId?: string };
      faults.push(...opening({ ...line.opening, familyId: line.familyId }, '/opening'));
      const requests = line.facts.map((fact, index) => factOf(facts, fact, `/facts/${index}`, faults));
      return outcome({ ...line, facts: requests }, faults);
    },
  };
}

function checkBy(validate: ValidateFunction): Check {
  return (value, under = '') => {
    if (validate(value)) return [];
    return validationFaults(validate.errors ?? [], 'body').map((fault) => ({ ...fault, pointer: `${under}${fault.pointer}` }));
  };
}

function outcome<T>(value: unknown, faults: LineFault[]): Read<T> {
  return faults.length > 0 ? { faults } : { value: value as T };
}

function parsed(text: string): Read<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1] ?? String(text.length);
    return { faults: [{ code: 'json.syntax', pointer: '', params: { place } }] };
  }
  const structure = structureFault(text);
  const key = /__proto__|constructor|\\/.test(text) ? forbiddenKey(value) : undefined;
  // Decoded text has neither NUL nor half a letter in it: only an escape can hide one.
  const hidden = text.includes('\\u') ? [...found(value, (path) => path)].slice(0, 100) : [];
  const faults = [
    ...(structure === undefined ? [] : [structure]), ...(key === undefined ? [] : [{ code: 'json.forbidden-key', pointer: key }]), ...hidden,
  ];
  return outcome(value, faults);
}

/** The line as the body of its endpoint: what only lines have is taken off. */
function withoutExtras(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { externalId: _, members, ...rest } = value;
  return Array.isArray(members) ? { ...rest, members: members.map(withoutLeaving) } : { ...rest, ...(members === undefined ? {} : { members }) };
}

function withoutLeaving(member: unknown): unknown {
  if (!isFields(member)) return member;
  const { leftOn: _, ...rest } = member;
  return rest;
}

function factOf(
  facts: ReadonlyMap<string, { definition: FactDefinition; check: Check }>, { factKind, ...given }: Fields, at: string, faults: LineFault[],
): FactRequest<RecordableKind> {
  const known = facts.get(String(factKind));
  const { body, programmeNumber } = bodyOf(known?.definition, given);
  if (known === undefined) faults.push({ code: 'field.choice', pointer: `${at}/factKind`, params: { allowed: [...facts.keys()].join(', ') } });
  else faults.push(...known.check(body, at));
  const kind = (known?.definition.kind ?? 'paper');
  return {
    kind, on: body.date, data: (before) => known?.definition.toData(body, before, programmeNumber), names: () => known?.definition.names?.(body) ?? [],
  } as FactRequest<RecordableKind>;
}

/** The fact as the body of its endpoint: the path's number, and what the service gives by itself, are taken off. */
function bodyOf(definition: FactDefinition | undefined, given: Fields): { body: FactBody; programmeNumber: number } {
  if (definition?.path.includes(':number') === true) {
    const { programmeNumber, ...body } = given;
    return { body: body as unknown as FactBody, programmeNumber: Number(programmeNumber) || 0 };
  }
  if (definition?.kind !== 'programme') return { body: given as unknown as FactBody, programmeNumber: 0 };
  const { number: _, level: __, measures, ...body } = given;
  const plan = Array.isArray(measures) ? measures.map(withoutNumber) : measures;
  return { body: { ...body, measures: plan } as unknown as FactBody, programmeNumber: 0 };
}

function withoutNumber(measure: unknown): unknown {
  if (!isFields(measure)) return measure;
  const { number: _, ...rest } = measure;
  return rest;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
