import type { CodeOf, ReferenceEntry } from './entry.ts';
import { base, tatarstan, valuyki } from './source.ts';

const entries = [
  {
    code: 'processing',
    ru: 'обработка персональных данных организатором сопровождения',
    en: 'processing of personal data by the provider',
    sources: [valuyki('этап 4'), base('база, п. 8')],
  },
  {
    code: 'transferToExecutors',
    ru: 'передача персональных данных соисполнителям',
    en: 'transfer of personal data to those who carry out measures',
    sources: [base('база, п. 8')],
  },
  {
    code: 'outsideSpecialists',
    ru: 'привлечение специалистов других организаций',
    en: 'bringing in specialists of other organisations',
    sources: [tatarstan('п. 5.3')],
  },
  {
    code: 'statistics',
    ru: 'использование сведений о семье в статистике и исследованиях',
    en: 'use of the family’s data in statistics and research',
    sources: [base('база, п. 8')],
  },
] as const satisfies readonly ReferenceEntry[];

export type ConsentScopeCode = CodeOf<typeof entries>;

/** What a consent may cover (объём согласия); the first is always among what is given. */
export const consentScopes: readonly ReferenceEntry<ConsentScopeCode>[] = entries;
