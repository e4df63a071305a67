import { russianDate } from '../forms/russian-date.ts';
import { labelOf } from '../reference/index.ts';
import type { RegisterEntry } from './register-entry.ts';

// What an entry of the register says, in words; the same on paper and in a spreadsheet.

export function categoriesText({ categories, categoryNote }: RegisterEntry): string {
  return categories.map((code) => (code === 'other' && categoryNote !== null ? `другая: ${categoryNote}` : labelOf('categories', code).ru)).join('; ');
}

export function groundText({ ground }: RegisterEntry): string {
  return labelOf('grounds', ground).ru;
}

export function levelText({ level }: RegisterEntry): string {
  return level === null ? '' : labelOf('levels', level).ru;
}

export function statusText({ status }: RegisterEntry): string {
  return labelOf('caseStatuses', status).ru;
}

export function outcomeText({ outcome }: RegisterEntry): string {
  return outcome === null ? '' : labelOf('outcomes', outcome.code).ru;
}

export function compositionText({ members, minors }: RegisterEntry): string {
  return minors === null ? String(members) : `${members}, из них детей ${minors}`;
}

/** Number and date of the programme, «2026/15-2 от 11.03.2026». */
export function programmeText({ programme }: RegisterEntry): string {
  if (programme === null) return '';
  return programme.approved === null ? programme.number : `${programme.number} от ${russianDate(programme.approved.on)}`;
}

/** From when to when the family is watched after the end. */
export function watchText({ watch }: RegisterEntry): string {
  if (watch === null) return '';
  return watch.closesOn === null ? `с ${russianDate(watch.from)}` : `с ${russianDate(watch.from)} до ${russianDate(watch.closesOn)}`;
}
