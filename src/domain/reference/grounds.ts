import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, magadan, tatarstan, valuyki } from './source.ts';

const entries = [
  {
    code: 'parentApplication',
    ru: 'письменное заявление родителя (законного представителя) несовершеннолетнего',
    en: 'written application by a parent (legal representative) of a minor',
    sources: [tatarstan('п. 4.3'), magadan('алгоритм, п. 1'), azov('2 этап'), base('база, п. 5')],
  },
  {
    code: 'minorApplication',
    ru: 'письменное заявление несовершеннолетнего',
    en: 'written application by a minor',
    sources: [tatarstan('п. 4.3'), magadan('алгоритм, п. 1'), base('база, п. 5')],
  },
  {
    code: 'message',
    ru: 'сообщение органа, учреждения или лица о нахождении семьи в трудной жизненной ситуации',
    en: 'message from an authority, institution or person that a family is in difficulty',
    sources: [
      tatarstan('п. 4.3'), magadan('алгоритм, п. 1'), azov('2 этап'), valuyki('этапы, вводная часть'),
      base('база, п. 5'),
    ],
  },
  {
    code: 'kdnResolution',
    ru: 'постановление комиссии по делам несовершеннолетних и защите их прав',
    en: 'resolution of the commission on minors’ affairs (КДНиЗП)',
    sources: [azov('2 этап')],
  },
  {
    code: 'selfReferral',
    ru: 'личное обращение семьи',
    en: 'the family comes itself',
    sources: [valuyki('этапы, вводная часть')],
  },
] as const satisfies readonly ReferenceEntry[];

export type GroundCode = CodeOf<typeof entries>;

/** What opens a case (основания); who may apply and from which age stands in each regulation. */
export const grounds: readonly ReferenceEntry<GroundCode>[] = entries;
