import { partV } from '../appendices.ts';
import type { DirectionEntry } from './entry.ts';

/** Part V of the appendices, under the help type `psychological`. */
export const psychologicalDirections = [
  {
    code: 'psychologicalSupport',
    helpType: 'psychological',
    ru: 'психологическая помощь и поддержка',
    en: 'psychological help and support',
    sources: [partV(4, 5, 7, 8, 9, 11)],
  },
  {
    code: 'motherPersonalProblems',
    helpType: 'psychological',
    ru: 'личностные проблемы матери и внутрисемейные конфликты',
    en: 'personal problems of the mother and conflicts in the family',
    sources: [partV(6)],
  },
  {
    code: 'psychotherapy',
    helpType: 'psychological',
    ru: 'психотерапевтическая помощь',
    en: 'psychotherapy',
    sources: [partV(8)],
  },
  {
    code: 'familyPersonalProblems',
    helpType: 'psychological',
    ru: 'личностные проблемы членов семьи и межличностные конфликты',
    en: 'personal problems of family members and conflicts between people',
    sources: [partV(10)],
  },
] as const satisfies readonly DirectionEntry[];
