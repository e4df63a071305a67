import { partV } from '../appendices.ts';
import type { DirectionEntry } from './entry.ts';

/** Part V of the appendices, under the help type `medical`. */
export const medicalDirections = [
  {
    code: 'healthyLife',
    helpType: 'medical',
    ru: 'укрепление здоровья, формирование здорового образа жизни',
    en: 'better health, a healthy way of life',
    sources: [partV(4, 5, 7, 8, 9, 10, 11)],
  },
  {
    code: 'recreation',
    helpType: 'medical',
    ru: 'оздоровление и отдых в санаториях и лагерях',
    en: 'health and rest in sanatoriums and camps',
    sources: [partV(5, 7, 9, 11)],
  },
  {
    code: 'illnessPrevention',
    helpType: 'medical',
    ru: 'профилактика нарушений состояния здоровья',
    en: 'prevention of illness',
    sources: [partV(6)],
  },
] as const satisfies readonly DirectionEntry[];
