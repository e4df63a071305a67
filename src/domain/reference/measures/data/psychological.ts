import type { MeasureLines } from '../measure.ts';

/**
 * Psychological help (психологическая помощь).
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 *
 * The catalogue counts texts as they are spelt. Talks with those close to the family stand twice for that: line 12
 * of Appendix 4 and line 15 of Appendix 5 differ by one space, so each has a title for its own families.
 */
export const psychologicalMeasures: readonly MeasureLines[] = [
  {
    code: 'psychological.institutions',
    ru: 'Где получить психологическую помощь: адреса и часы работы учреждений',
    en: 'Where to get psychological help: addresses and opening hours',
    lines: {
      psychologicalSupport: { 4: 8, 5: 11, 7: 19, 8: 16, 9: 15, 11: 17 },
      motherPersonalProblems: { 6: 5 },
      familyPersonalProblems: { 10: 9 },
    },
  },
  {
    code: 'psychological.deepDiagnostics',
    ru: 'Углублённая психодиагностика детей и других членов семьи',
    en: 'Thorough psychological assessment of the children and the family',
    lines: { psychologicalSupport: { 4: 9, 5: 12, 8: 17 } },
  },
  {
    code: 'psychological.supportClubs',
    ru: 'Психологические клубы и тренинги для семей, где растут дети с ОВЗ',
    en: 'Psychological clubs and trainings for families of children with limited health',
    lines: { psychologicalSupport: { 4: 10, 5: 13 } },
  },
  {
    code: 'psychological.rehabilitation',
    ru: 'Психологическая реабилитация',
    en: 'Psychological rehabilitation',
    lines: { psychologicalSupport: { 4: 11, 5: 14 } },
  },
  {
    code: 'psychological.closeCircleLimitedHealth',
    ru: 'Беседа с близкими о помощи семье ребёнка с ОВЗ до 3 лет',
    en: 'Talk with those close to the family of a child with limited health under 3 about helping it',
    lines: { psychologicalSupport: { 4: 12 } },
  },
  {
    code: 'psychological.closeCircleDisabledChild',
    ru: 'Беседа с близкими о помощи семье ребёнка-инвалида',
    en: 'Talk with those close to the family of a disabled child about helping it',
    lines: { psychologicalSupport: { 5: 15 } },
  },
  {
    code: 'psychological.motherDiagnostics',
    ru: 'Углублённая психодиагностика матери, коррекция и родительские установки, если требуется',
    en: 'Thorough psychological assessment of the mother, with correction and parental attitudes if needed',
    lines: { motherPersonalProblems: { 6: 6 } },
  },
  {
    code: 'psychological.motherPersonalGrowth',
    ru: 'Занятия для матери: личностный рост, работа с чувствами, внутренние силы',
    en: 'Sessions for the mother: personal growth, work with feelings, inner strength',
    lines: { motherPersonalProblems: { 6: 7 } },
  },
  {
    code: 'psychological.motherMotivation',
    ru: 'Беседа с матерью и семьёй о дополнительной помощи психолога, если требуется',
    en: 'Talk with the mother and the family about more psychological help, if needed',
    lines: { motherPersonalProblems: { 6: 8 } },
  },
  {
    code: 'psychological.familyMotivation',
    ru: 'Беседа с семьёй о дополнительной помощи психолога',
    en: 'Talk with the family about more psychological help',
    lines: { psychologicalSupport: { 7: 20 } },
  },
  {
    code: 'psychological.mutualHelpGroups',
    ru: 'Группы взаимопомощи и клубы по интересам для семьи',
    en: 'Mutual help groups and hobby clubs for the family',
    lines: { psychologicalSupport: { 7: 21 } },
  },
  {
    code: 'psychological.behaviourTherapy',
    ru: 'Индивидуальная или групповая терапия трудного поведения',
    en: 'Individual or group therapy for difficult behaviour',
    lines: { psychotherapy: { 8: 18 } },
  },
  {
    code: 'psychological.communicationTrainings',
    ru: 'Группы взаимопомощи, тренинги, клубы: общение родителей и детей, учёба, взаимопонимание',
    en: 'Mutual help groups, trainings, clubs: time with the children, school, understanding each other',
    lines: { psychologicalSupport: { 9: 16 } },
  },
  {
    code: 'psychological.achievementMotivation',
    ru: 'Стремление несовершеннолетних родителей к успеху',
    en: 'Will to achieve in minor parents',
    lines: { familyPersonalProblems: { 10: 10 } },
  },
  {
    code: 'psychological.minorParentsMotivation',
    ru: 'Беседа с семьёй несовершеннолетних родителей о дополнительной помощи психолога, если требуется',
    en: 'Talk with the family of minor parents about more psychological help, if needed',
    lines: { familyPersonalProblems: { 10: 11 } },
  },
  {
    code: 'psychological.closeCircleMinorParents',
    ru: 'Настрой близких на помощь семье несовершеннолетних родителей: консультация, беседа',
    en: 'Winning those close to minor parents over to helping them: advice, talks',
    lines: { familyPersonalProblems: { 10: 12 } },
  },
  {
    code: 'psychological.positiveParenting',
    ru: 'Положительное отношение к роли родителя',
    en: 'Positive attitude to being a parent',
    lines: { familyPersonalProblems: { 10: 13 } },
  },
  {
    code: 'psychological.moreHelpMotivation',
    ru: 'Беседа о дополнительной помощи психолога',
    en: 'Talk about more psychological help',
    lines: { psychologicalSupport: { 11: 18 } },
  },
];
