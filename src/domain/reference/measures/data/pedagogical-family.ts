import type { MeasureLines } from '../measure.ts';

/**
 * Pedagogical help (педагогическая помощь) to parents and the whole family.
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 */
export const pedagogicalFamilyMeasures: readonly MeasureLines[] = [
  {
    code: 'pedagogical.institutions',
    ru: 'Где получить педагогическую помощь: адреса и часы работы учреждений',
    en: 'Where to get pedagogical help: addresses and opening hours',
    lines: {
      limitedHealthParenting: { 4: 1 },
      disabledChildParenting: { 5: 1 },
      parentingSkills: { 7: 1, 8: 1, 9: 1, 10: 1, 11: 1 },
    },
  },
  {
    code: 'pedagogical.mutualHelpClubs',
    ru: 'Клубы взаимопомощи и лектории для родителей, со специалистами других организаций',
    en: 'Mutual help clubs and lectures for parents, with specialists of other organisations',
    lines: { limitedHealthParenting: { 4: 2 }, disabledChildParenting: { 5: 2 } },
  },
  {
    code: 'pedagogical.specialUpbringing',
    ru: 'Помощь педагога родителям: воспитание, обучение и профессия с учётом особенностей детей',
    en: 'Pedagogical help for parents: upbringing, teaching and a trade that suit the child’s condition',
    lines: { limitedHealthParenting: { 4: 3 }, disabledChildParenting: { 5: 3 } },
  },
  {
    code: 'pedagogical.careSkillsLimitedHealth',
    ru: 'Родственники учатся уходу за ребёнком с ОВЗ',
    en: 'Relatives learn to care for a child with limited health',
    lines: { limitedHealthParenting: { 4: 4 } },
  },
  {
    code: 'pedagogical.leisureInstitutions',
    ru: 'Где провести семейный досуг: адреса и часы работы учреждений',
    en: 'Where to spend family leisure: addresses and opening hours',
    lines: { parentChildBonds: { 4: 5, 5: 5, 7: 5, 8: 3, 9: 3, 11: 3 } },
  },
  {
    code: 'pedagogical.familyLeisure',
    ru: 'Семейный досуг силами других учреждений: экскурсии, поездки, праздники',
    en: 'Family leisure with other institutions: excursions, trips, holidays',
    lines: { parentChildBonds: { 4: 6, 5: 6, 7: 6, 8: 4, 9: 4, 11: 4 } },
  },
  {
    code: 'pedagogical.familyClubsAssistance',
    ru: 'Помощь родителям и детям во вступлении в семейные клубы других учреждений',
    en: 'Help for parents and children to join family clubs of other institutions',
    lines: { parentChildBonds: { 4: 7, 5: 7 } },
  },
  {
    code: 'pedagogical.careSkillsDisabledChild',
    ru: 'Родственники учатся уходу за ребёнком-инвалидом и его развитию',
    en: 'Relatives learn to care for a disabled child and help it develop',
    lines: { disabledChildParenting: { 5: 4 } },
  },
  {
    code: 'pedagogical.motherCompetence',
    ru: 'Знания матери и семьи о воспитании и развитии детей',
    en: 'Knowledge of the mother and the family about bringing up children',
    lines: { responsibleMotherhood: { 6: 1 } },
  },
  {
    code: 'pedagogical.housekeeping',
    ru: 'Навыки домашнего хозяйства',
    en: 'Housekeeping skills',
    lines: { responsibleMotherhood: { 6: 2 } },
  },
  {
    code: 'pedagogical.parentGroups',
    ru: 'Родительские группы, семейные клубы, группы поддержки, «Школы родительского всеобуча»',
    en: 'Parents’ groups, family clubs, support groups, "Schools of Parents’ General Education"',
    lines: { responsibleMotherhood: { 6: 3 } },
  },
  {
    code: 'pedagogical.closeCircleClasses',
    ru: 'Занятия, на которых близкие настраиваются помогать матери и семье',
    en: 'Classes that win those close to the mother over to helping her and the family',
    lines: { responsibleMotherhood: { 6: 4 } },
  },
  {
    code: 'pedagogical.fosterParentTrainings',
    ru: 'Тренинги для приёмных родителей и опекунов: отношения с детьми, поведение, установки',
    en: 'Trainings for foster parents and guardians: relations with the children, behaviour, attitudes',
    lines: { parentingSkills: { 7: 2 } },
  },
  {
    code: 'pedagogical.creativeStudios',
    ru: 'Творческие студии и игровые пространства для детей вместе с родителями',
    en: 'Creative studios and play spaces for children together with parents',
    lines: { parentingSkills: { 7: 3 } },
  },
  {
    code: 'pedagogical.fosterParentClubs',
    ru: 'Клубы приёмных родителей и «Школа родительского всеобуча»',
    en: 'Foster parents’ clubs and the "School of Parents’ General Education"',
    lines: { parentingSkills: { 7: 4 } },
  },
  {
    code: 'pedagogical.familyClubs',
    ru: 'Участие родителей и детей в семейных клубах других учреждений',
    en: 'Parents and children in family clubs of other institutions',
    lines: { parentChildBonds: { 7: 7, 8: 5, 9: 5 } },
  },
  {
    code: 'pedagogical.mutualHelpGroups',
    ru: 'Группы взаимопомощи родителей по технологии «Школа родительского всеобуча»',
    en: 'Parents’ mutual help groups by the technology "School of Parents’ General Education"',
    lines: { parentingSkills: { 8: 2 } },
  },
  {
    code: 'pedagogical.clubsAndParentSchool',
    ru: 'Клубы взаимопомощи, лектории и «Школа родительского всеобуча»',
    en: 'Mutual help clubs, lectures and the "School of Parents’ General Education"',
    lines: { parentingSkills: { 9: 2 } },
  },
  {
    code: 'pedagogical.minorParentsCompetence',
    ru: 'Знания несовершеннолетних родителей о детях: лектории, «Школа родительского всеобуча»',
    en: 'Knowledge of minor parents about children: lectures, "School of Parents’ General Education"',
    lines: { parentingSkills: { 10: 2 } },
  },
  {
    code: 'pedagogical.minorParentsHousekeeping',
    ru: 'Навыки домашнего хозяйства для несовершеннолетних родителей',
    en: 'Housekeeping skills for minor parents',
    lines: { parentingSkills: { 10: 3 } },
  },
  {
    code: 'pedagogical.outsideSpecialists',
    ru: 'Помощь специалистов других организаций в развитии родительских навыков',
    en: 'Help of other organisations’ specialists with parenting skills',
    lines: { parentingSkills: { 10: 4 } },
  },
  {
    code: 'pedagogical.grandparentsClubs',
    ru: 'Семейные клубы для несовершеннолетних родителей и их родителей, ставших бабушкой и дедушкой',
    en: 'Family clubs for minor parents and their own parents, now grandparents',
    lines: { parentChildBonds: { 10: 5 } },
  },
  {
    code: 'pedagogical.activeFamilyLeisure',
    ru: 'Семейный досуг: экскурсии, поездки, праздники, походы, спорт, в том числе с волонтёрами',
    en: 'Family leisure: excursions, trips, holidays, hikes, sport, also with volunteers',
    lines: { parentChildBonds: { 10: 6 } },
  },
  {
    code: 'pedagogical.parentLectures',
    ru: 'Знания родителя о детях: лектории и «Школа родительского всеобуча»',
    en: 'Knowledge of the parent about children: lectures and "School of Parents’ General Education"',
    lines: { parentingSkills: { 11: 2 } },
  },
  {
    code: 'pedagogical.singleParentFamilyClubs',
    ru: 'Участие родителя с детьми в семейных клубах других учреждений',
    en: 'The parent and the children in family clubs of other institutions',
    lines: { parentChildBonds: { 11: 5 } },
  },
];
