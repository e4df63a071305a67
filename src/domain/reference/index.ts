import { accessPurposes } from './access-purposes.ts';
import { bodies } from './bodies.ts';
import { caseStatuses } from './case-statuses.ts';
import { categories } from './categories.ts';
import { circumstances } from './circumstances.ts';
import { consentScopes } from './consent-scopes.ts';
import { decisionKinds } from './decision-kinds.ts';
import type { ReferenceEntry } from './entry.ts';
import { grounds } from './grounds.ts';
import { helpTypes } from './help-types.ts';
import { indicators } from './indicators.ts';
import { kinships } from './kinships.ts';
import { levels } from './levels.ts';
import { directions } from './measures/directions.ts';
import { outcomes } from './outcomes.ts';
import { paperTypes } from './paper-types.ts';
import { technologies } from './technologies.ts';
import { workForms } from './work-forms.ts';

/** Every reference list by name. The order of the entries is that of the sources. */
export const referenceLists = {
  levels,
  categories,
  circumstances,
  helpTypes,
  grounds,
  outcomes,
  paperTypes,
  consentScopes,
  decisionKinds,
  bodies,
  kinships,
  caseStatuses,
  technologies,
  workForms,
  indicators,
  workDirections: directions,
  accessPurposes,
} as const satisfies Record<string, readonly ReferenceEntry[]>;

export type ReferenceListName = keyof typeof referenceLists;

const byCode = new Map<ReferenceListName, ReadonlyMap<string, ReferenceEntry>>(
  (Object.keys(referenceLists) as ReferenceListName[]).map((name) => [
    name,
    new Map(referenceLists[name].map((entry) => [entry.code, entry])),
  ]),
);

/** The entry with this code, or undefined when the list has none. */
export function findEntry(list: ReferenceListName, code: string): ReferenceEntry | undefined {
  return byCode.get(list)?.get(code);
}

/** What people see for a code. A code that the list does not have stands for itself, so no text is lost. */
export function labelOf(list: ReferenceListName, code: string): { ru: string; en: string } {
  const entry = findEntry(list, code);
  return entry === undefined ? { ru: code, en: code } : { ru: entry.ru, en: entry.en };
}

export type { ReferenceEntry, Source } from './entry.ts';
