import type { CodeOf, ReferenceEntry } from '../entry.ts';
import type { HelpTypeCode } from '../help-types.ts';
import { partV } from './appendices.ts';

export interface DirectionEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** The help type under which the appendices have the direction. */
  helpType: HelpTypeCode;
}

const entries = [
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

export type DirectionCode = CodeOf<typeof entries>;

/**
 * Directions of work with the family (направления работы с семьёй), by help type. Headings of the appendices that
 * differ only in spelling, or in the verb that opens them, are one direction.
 */
export const directions: readonly DirectionEntry<DirectionCode>[] = entries;
