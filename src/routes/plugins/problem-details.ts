import { violationText, type Citation, type DomainError, type Violation } from '../../domain/errors.ts';
import { errorCatalogue } from '../../domain/error-catalogue.ts';
import { fieldCatalogue } from '../field-catalogue.ts';
import { problemCatalogue, type Language, type ProblemCode, type ProblemEntry } from '../problem-catalogue.ts';
import type { FieldFault } from '../request-problem.ts';
import type { ProblemBody, ProblemErrorBody } from '../schemas/problem.ts';

/** A problem before it is put into words. */
export interface ProblemDraft {
  code: ProblemCode;
  faults?: readonly FieldFault[];
  violations?: readonly Violation[];
  headers?: Record<string, string>;
}

/** Where and when a problem happened. */
export interface ProblemPlace {
  /** The path of the request, without its query. */
  instance: string;
  traceId: string;
  language: Language;
}

/** The domain's refusal: something missing is 404, anything that the state forbids 409; else the input is at fault, 422. */
export function draftOfRefusal(error: DomainError): ProblemDraft {
  const kinds: string[] = error.violations.map(({ code }) => errorCatalogue[code].kind);
  const code = kinds.includes('missing') ? 'not-found' : kinds.includes('state') ? 'action-refused' : 'request-invalid';
  return { code, violations: error.violations };
}

/** The body of the answer, RFC 9457, in the caller's language. */
export function problemBody(draft: ProblemDraft, { instance, traceId, language }: ProblemPlace): ProblemBody {
  const entry: ProblemEntry = problemCatalogue[draft.code];
  const errors = [
    ...(draft.faults ?? []).map((fault) => faultError(fault, language)),
    ...(draft.violations ?? []).map((violation) => violationError(violation, language)),
  ];
  const citation = draft.violations?.find((violation) => violation.citation !== undefined)?.citation;
  return {
    type: `/problems/${draft.code}`,
    title: entry[language],
    status: entry.status,
    detail: detailOf(entry, errors, language),
    instance,
    code: draft.code,
    traceId,
    ...(errors.length === 0 ? {} : { errors }),
    ...cited(citation),
  };
}

function detailOf(entry: ProblemEntry, errors: readonly ProblemErrorBody[], language: Language): string {
  const texts = [...new Set(errors.map(({ detail }) => detail))];
  if (texts.length > 0) return texts.slice(0, 5).join(' ');
  return (language === 'ru' ? entry.adviceRu : entry.adviceEn) ?? `${entry[language]}.`;
}

function faultError(fault: FieldFault, language: Language): ProblemErrorBody {
  const template = fieldCatalogue[fault.code][language];
  const detail = template.replace(/\{(\w+)\}/g, (_, name: string) => String(fault.params?.[name] ?? ''));
  return { pointer: fault.pointer, code: fault.code, detail };
}

function violationError(violation: Violation, language: Language): ProblemErrorBody {
  const detail = violationText(violation, language);
  return { pointer: violation.pointer ?? '', code: violation.code, detail, ...cited(violation.citation) };
}

function cited(citation: Citation | undefined): { clause?: string; citation?: Citation } {
  return citation === undefined ? {} : { clause: `${citation.regulation}, ${citation.clause}`, citation };
}
