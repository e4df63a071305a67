import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

const entries = [
  {
    code: 'identified',
    ru: 'выявление',
    en: 'identified',
    sources: [magadan('алгоритм, п. 1'), azov('1 этап'), tatarstan('п. 4.3'), base('база, п. 7')],
  },
  {
    code: 'assessment',
    ru: 'определение статуса семьи',
    en: 'assessment',
    sources: [magadan('алгоритм, п. 2'), tatarstan('п. 4.6'), chelyabinsk('п. 3.2'), base('база, п. 7')],
  },
  {
    code: 'planning',
    ru: 'составление индивидуальной программы',
    en: 'planning',
    sources: [
      magadan('алгоритм, п. 3'), tatarstan('п. 4.6'), chelyabinsk('п. 3.3'), valuyki('этап 6'),
      base('база, п. 7'),
    ],
  },
  {
    code: 'decision',
    ru: 'рассмотрение и решение',
    en: 'decision',
    sources: [magadan('алгоритм, п. 4'), tatarstan('п. 4.11'), base('база, п. 7')],
  },
  {
    code: 'agreement',
    ru: 'договор с семьёй',
    en: 'agreement',
    sources: [
      magadan('алгоритм, п. 5'), tatarstan('п. 4.9'), chelyabinsk('п. 3.2.1'), valuyki('этап 7'),
      base('база, п. 7'),
    ],
  },
  {
    code: 'active',
    ru: 'реализация программы',
    en: 'active',
    sources: [
      magadan('алгоритм, п. 6'), tatarstan('п. 5.4'), chelyabinsk('п. 3.4'), azov('4 этап'), valuyki('этап 8'),
      base('база, п. 7'),
    ],
  },
  {
    code: 'evaluation',
    ru: 'оценка результатов',
    en: 'evaluation',
    sources: [
      magadan('алгоритм, п. 7'), tatarstan('п. 5.8'), chelyabinsk('п. 3.5'), azov('5 этап'), valuyki('этап 9'),
      base('база, п. 7'),
    ],
  },
  {
    code: 'postSupport',
    ru: 'постсопровождение',
    en: 'post-support',
    sources: [tatarstan('п. 5.9'), chelyabinsk('п. 3.2.1'), base('база, п. 14')],
  },
  {
    code: 'closed',
    ru: 'завершено',
    en: 'closed',
    sources: [
      tatarstan('п. 5.8'), chelyabinsk('п. 3.5'), azov('5 этап'), valuyki('этап 10'), base('база, п. 12'),
    ],
  },
  {
    code: 'notTaken',
    ru: 'семья не принята на сопровождение',
    en: 'not taken on',
    sources: [magadan('алгоритм, п. 4'), tatarstan('п. 4.4'), base('база, п. 9')],
  },
] as const satisfies readonly ReferenceEntry[];

export type CaseStatusCode = CodeOf<typeof entries>;

/** The road of a case (этапы сопровождения). */
export const caseStatuses: readonly ReferenceEntry<CaseStatusCode>[] = entries;
