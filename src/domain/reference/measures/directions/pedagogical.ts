import { partV } from '../appendices.ts';
import type { DirectionEntry } from './entry.ts';

/** Part V of the appendices, under the help type `pedagogical`. */
export const pedagogicalDirections = [
  {
    code: 'limitedHealthParenting',
    helpType: 'pedagogical',
    ru: 'родительская компетентность в воспитании детей с ограниченными возможностями здоровья до 3 лет',
    en: 'parenting of children with limited health under 3',
    sources: [partV(4)],
  },
  {
    code: 'disabledChildParenting',
    helpType: 'pedagogical',
    ru: 'родительская компетентность в воспитании детей-инвалидов',
    en: 'parenting of disabled children',
    sources: [partV(5)],
  },
  {
    code: 'responsibleMotherhood',
    helpType: 'pedagogical',
    ru: 'педагогическая компетентность родителей, ответственное материнство',
    en: 'parenting skills and responsible motherhood',
    sources: [partV(6)],
  },
  {
    code: 'parentingSkills',
    helpType: 'pedagogical',
    ru: 'педагогическая компетентность родителей',
    en: 'parenting skills',
    sources: [partV(7, 8, 9, 10, 11)],
  },
  {
    code: 'parentChildBonds',
    helpType: 'pedagogical',
    ru: 'укрепление детско-родительских отношений',
    en: 'stronger bonds between parents and children',
    sources: [partV(4, 5, 7, 8, 9, 10, 11)],
  },
  {
    code: 'educationRights',
    helpType: 'pedagogical',
    ru: 'защита прав детей в области образования',
    en: 'children’s rights in education',
    sources: [partV(5, 7, 9, 11)],
  },
  {
    code: 'childFriendlyJustice',
    helpType: 'pedagogical',
    ru: 'права и интересы детей, дружественное к ребёнку правосудие',
    en: 'children’s rights and interests, child-friendly justice',
    sources: [partV(8)],
  },
  {
    code: 'childOccupation',
    helpType: 'pedagogical',
    ru: 'занятость несовершеннолетнего',
    en: 'occupation of the minor',
    sources: [partV(5, 7, 8, 11)],
  },
  {
    code: 'organisedLeisure',
    helpType: 'pedagogical',
    ru: 'организованный досуг, внеурочная занятость',
    en: 'organised leisure and occupation after school',
    sources: [partV(9)],
  },
  {
    code: 'careerGuidance',
    helpType: 'pedagogical',
    ru: 'профессиональная ориентация несовершеннолетнего',
    en: 'career guidance for the minor',
    sources: [partV(7, 8, 9, 11)],
  },
  {
    code: 'learningMotivation',
    helpType: 'pedagogical',
    ru: 'мотивация к учебной и познавательной деятельности',
    en: 'will to learn and to know',
    sources: [partV(7, 8, 9, 11)],
  },
  {
    code: 'socialEnvironment',
    helpType: 'pedagogical',
    ru: 'взаимоотношения с социальным окружением',
    en: 'relations with people around',
    sources: [partV(7)],
  },
  {
    code: 'minorParentsEducation',
    helpType: 'pedagogical',
    ru: 'профильное образование несовершеннолетних родителей',
    en: 'specialised education of minor parents',
    sources: [partV(10)],
  },
] as const satisfies readonly DirectionEntry[];
