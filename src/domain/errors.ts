import { errorCatalogue, type ErrorCode } from './error-catalogue.ts';

/** Where a rule stands: a region's regulation, its version and the clause, for example «п. 5.6». */
export interface Citation {
  regulation: string;
  version: number;
  clause: string;
  /** True when the region is silent and the value comes from `base`. */
  inherited: boolean;
}

/** One broken rule: what (`code`), where in the input (JSON pointer), with which values, by which clause. */
export interface Violation {
  code: ErrorCode;
  pointer?: string;
  params?: Record<string, string | number>;
  citation?: Citation;
}

/** Thrown by operations when a request cannot be carried out; carries every violation found, never just the first. */
export class DomainError extends Error {
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(violations.map((violation) => violation.code).join(', '));
    this.name = 'DomainError';
    this.violations = violations;
  }
}

/** Throws a DomainError when there is anything to complain about. */
export function refuseIfAny(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new DomainError(violations);
}

/** The text of a violation for people, with its values filled in. */
export function violationText(violation: Violation, language: 'ru' | 'en'): string {
  const template = errorCatalogue[violation.code][language];
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(violation.params?.[name] ?? `{${name}}`));
}
