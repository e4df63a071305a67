import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, magadan, tatarstan } from './source.ts';

const entries = [
  {
    code: 'council',
    ru: 'ведомственный консилиум',
    en: 'council of the centre',
    sources: [tatarstan('п. 4.4'), magadan('алгоритм, п. 6'), chelyabinsk('п. 3.2.1')],
  },
  {
    code: 'municipalCouncil',
    ru: 'муниципальный социально-реабилитационный консилиум',
    en: 'municipal council on social rehabilitation',
    sources: [tatarstan('п. 4.13')],
  },
  {
    code: 'workingGroup',
    ru: 'межведомственная рабочая группа (комиссия)',
    en: 'interagency working group',
    sources: [magadan('алгоритм, п. 4')],
  },
  {
    code: 'kdn',
    ru: 'комиссия по делам несовершеннолетних и защите их прав (КДНиЗП)',
    en: 'commission on minors’ affairs and the protection of their rights (КДНиЗП)',
    sources: [azov('4 этап; 5 этап')],
  },
  {
    code: 'provider',
    ru: 'организатор социального сопровождения',
    en: 'provider of the accompaniment',
    sources: [azov('1 этап'), base('база, п. 9')],
  },
] as const satisfies readonly ReferenceEntry[];

export type BodyCode = CodeOf<typeof entries>;

/** Bodies that take or discuss decisions on a case (органы, принимающие решения). */
export const bodies: readonly ReferenceEntry<BodyCode>[] = entries;
