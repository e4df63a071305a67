import { partV } from '../appendices.ts';
import type { DirectionEntry } from './entry.ts';

/** Part V of the appendices, under the help type `legal`. */
export const legalDirections = [
  {
    code: 'benefitsAndGuarantees',
    helpType: 'legal',
    ru: 'оформление льгот и гарантий',
    en: 'benefits and guarantees',
    sources: [partV(4, 5, 6, 7, 9, 10, 11)],
  },
  {
    code: 'supportDue',
    helpType: 'legal',
    ru: 'оформление причитающихся семье мер социальной поддержки',
    en: 'social support due to the family',
    sources: [partV(4, 5, 6, 7, 9)],
  },
  {
    code: 'personalDocuments',
    helpType: 'legal',
    ru: 'оформление личных документов членов семьи',
    en: 'personal documents of family members',
    sources: [partV(6, 10)],
  },
  { code: 'documents', helpType: 'legal', ru: 'оформление документов', en: 'documents', sources: [partV(8)] },
  {
    code: 'legalEducation',
    helpType: 'legal',
    ru: 'правовое просвещение',
    en: 'legal education',
    sources: [partV(8)],
  },
  {
    code: 'lawyer',
    helpType: 'legal',
    ru: 'адвокатская помощь',
    en: 'help of a lawyer',
    sources: [partV(4, 5, 6, 7, 8, 9, 11)],
  },
  {
    code: 'freeConsultations',
    helpType: 'legal',
    ru: 'бесплатные консультации, в том числе по вопросам социальной поддержки',
    en: 'free advice, also on social support',
    sources: [partV(10)],
  },
] as const satisfies readonly DirectionEntry[];
