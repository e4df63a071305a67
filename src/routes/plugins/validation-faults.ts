import type { ErrorObject } from 'ajv';
import type { FieldCode } from '../field-catalogue.ts';
import type { FieldFault } from '../request-problem.ts';
import { formatNames } from './formats.ts';
import { patternNames } from './pattern-names.ts';

/** The part of the request that was validated. */
export type RequestPart = 'params' | 'body' | 'querystring';

type Params = Record<string, string | number>;
interface Found {
  code: FieldCode;
  /** Appended to the place that the validator names. */
  under?: string;
  params?: Params;
}

/** More than this many faults help nobody. */
const MOST_FAULTS = 100;

/** A validator's findings in our own words: one for each place, without the noise of unions. */
export function validationFaults(errors: readonly ErrorObject[], part: RequestPart): FieldFault[] {
  const faults = new Map<string, FieldFault>();
  for (const error of errors.filter(isTelling)) {
    const { code, under, params } = finding(error);
    const path = under === undefined ? error.instancePath : `${error.instancePath}/${escaped(under)}`;
    const pointer = pointerOf(path, part);
    if (!faults.has(pointer)) faults.set(pointer, { pointer, code, ...(params === undefined ? {} : { params }) });
    if (faults.size === MOST_FAULTS) break;
  }
  if (faults.size > 0) return [...faults.values()];
  return errors.slice(0, 1).map((error) => ({ pointer: pointerOf(error.instancePath, part), code: 'field.invalid' }));
}

/** Left out: that a nullable value is not null, and that no branch of a union fits, for the branches say why. */
function isTelling(error: ErrorObject): boolean {
  if (['anyOf', 'oneOf', 'if', 'not', 'allOf'].includes(error.keyword)) return false;
  return !(error.keyword === 'type' && error.params['type'] === 'null');
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function pointerOf(path: string, part: RequestPart): string {
  if (part === 'body') return path;
  const name = path.slice(1);
  return part === 'params' ? `{${name}}` : `?${name}`;
}

function finding({ keyword, params }: ErrorObject): Found {
  switch (keyword) {
    case 'additionalProperties':
      return named('field.unknown', text(params['additionalProperty']));
    case 'required':
      return named('field.required', text(params['missingProperty']));
    case 'type':
      return { code: 'field.type', params: { type: text(params['type']) } };
    case 'format':
      return { code: 'field.format', params: formatParams(text(params['format'])) };
    case 'pattern':
      return { code: 'field.pattern', params: patternParams(text(params['pattern'])) };
    case 'enum':
      return { code: 'field.choice', params: { allowed: (params['allowedValues'] as unknown[]).join(', ') } };
    case 'const':
      return { code: 'field.choice', params: { allowed: text(params['allowedValue']) } };
    case 'discriminator':
      return untold(params['error'] === 'tag', text(params['tag']));
    case 'uniqueItems':
      return { code: 'field.repeated' };
    default:
      return bounded(keyword, Number(params['limit'] ?? 0));
  }
}

function named(code: FieldCode, name: string): Found {
  return { code, under: name, params: { name } };
}

/** The field that tells variants apart is no text, or is none of the words. */
function untold(isType: boolean, tag: string): Found {
  return isType ? { code: 'field.type', under: tag, params: { type: 'string' } } : { code: 'field.variant', under: tag };
}

function bounded(keyword: string, limit: number): Found {
  const least = { limit, boundRu: 'не меньше', boundEn: 'at least' };
  const most = { limit, boundRu: 'не больше', boundEn: 'at most' };
  const bounds: Record<string, Found> = {
    minLength: { code: 'field.length', params: least },
    maxLength: { code: 'field.length', params: most },
    minItems: { code: 'field.count', params: least },
    maxItems: { code: 'field.count', params: most },
    minProperties: { code: 'field.count', params: least },
    maxProperties: { code: 'field.count', params: most },
    minimum: { code: 'field.range', params: least },
    maximum: { code: 'field.range', params: most },
  };
  return bounds[keyword] ?? { code: 'field.invalid' };
}

function patternParams(pattern: string): Params {
  const name = patternNames[pattern] ?? { ru: `значение по образцу ${pattern}`, en: `a value like ${pattern}` };
  return { patternRu: name.ru, patternEn: name.en };
}

function formatParams(format: string): Params {
  const name = formatNames[format] ?? { ru: format, en: format };
  return { formatRu: name.ru, formatEn: name.en };
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
