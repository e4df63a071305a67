import { partV } from '../appendices.ts';
import type { DirectionEntry } from './entry.ts';

/** Part V of the appendices, under the help type `social`. */
export const socialDirections = [
  {
    code: 'socialSupport',
    helpType: 'social',
    ru: 'получение мер социальной поддержки',
    en: 'social support',
    sources: [partV(4, 5, 6, 7, 8, 9, 10, 11)],
  },
  {
    code: 'furtherTraining',
    helpType: 'social',
    ru: 'получение дополнительного образования',
    en: 'further education',
    sources: [partV(6)],
  },
  {
    code: 'education',
    helpType: 'social',
    ru: 'получение образования',
    en: 'education',
    sources: [partV(10)],
  },
  {
    code: 'employment',
    helpType: 'social',
    ru: 'решение вопросов трудовой занятости',
    en: 'work and employment',
    sources: [partV(4, 5, 6, 7, 8, 9, 10, 11)],
  },
  {
    code: 'sponsors',
    helpType: 'social',
    ru: 'спонсорская, благотворительная помощь',
    en: 'sponsors and charity',
    sources: [partV(4, 5, 6, 7, 9, 10, 11)],
  },
  {
    code: 'utilityDebt',
    helpType: 'social',
    ru: 'задолженность по коммунальным платежам',
    en: 'debts for utilities',
    sources: [partV(6, 9, 11)],
  },
  {
    code: 'volunteers',
    helpType: 'social',
    ru: 'волонтёрская помощь',
    en: 'help of volunteers',
    sources: [partV(4, 5, 6, 10)],
  },
] as const satisfies readonly DirectionEntry[];
