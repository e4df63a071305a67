import type { MeasureLines } from '../measure.ts';

/**
 * Social help (социальная помощь).
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 */
export const socialMeasures: readonly MeasureLines[] = [
  {
    code: 'social.materialAid',
    ru: 'Материальная помощь деньгами или в натуральной форме',
    en: 'Material aid in money or in kind',
    lines: { socialSupport: { 4: 22, 5: 28, 6: 20, 7: 32, 8: 25, 9: 27, 10: 21, 11: 26 } },
  },
  {
    code: 'social.socialContract',
    ru: 'Социальный контракт: государственная социальная помощь',
    en: 'State social assistance on a social contract',
    lines: { socialSupport: { 4: 23, 5: 29, 6: 21, 7: 34, 8: 27, 9: 29, 10: 24, 11: 28 } },
  },
  {
    code: 'social.parentsEmployment',
    ru: 'Работа для родителей и других членов семьи, если требуется',
    en: 'Work for the parents and other family members, if needed',
    lines: { employment: { 4: 24, 5: 31 } },
  },
  {
    code: 'social.unemployedTraining',
    ru: 'Профессия для безработных членов семьи: обучение, в том числе с участием центра занятости',
    en: 'Vocational training for unemployed family members, also with the employment centre',
    lines: { employment: { 4: 25, 5: 32 } },
  },
  {
    code: 'social.parentsLabourSkills',
    ru: 'Трудовые навыки и самозанятость: родители учатся сами решать бытовые задачи',
    en: 'Labour skills and self-employment: parents learn to manage everyday tasks',
    lines: { employment: { 4: 26, 5: 33 } },
  },
  {
    code: 'social.charity',
    ru: 'Поддержка семьи общественными и благотворительными организациями',
    en: 'Support of the family by public and charitable organisations',
    lines: { sponsors: { 4: 27 } },
  },
  {
    code: 'social.shortChildMinding',
    ru: 'Недолгий присмотр за детьми',
    en: 'Minding the children for a short time',
    lines: { volunteers: { 4: 28, 6: 28 } },
  },
  {
    code: 'social.childEscort',
    ru: 'Провожатый для ребёнка: прогулка, дорога на лечение и другое',
    en: 'Someone to go with the child: walks, the way to treatment and other',
    lines: { volunteers: { 4: 29, 5: 36, 10: 28 } },
  },
  {
    code: 'social.schoolMealsDisabledChild',
    ru: 'Бесплатное горячее питание ребёнка-инвалида по месту учёбы',
    en: 'Free hot school meals for a disabled child',
    lines: { socialSupport: { 5: 30 } },
  },
  {
    code: 'social.temporaryWorkDisabledChild',
    ru: 'Временная работа ребёнка-инвалида и других детей от 14 до 18 лет вне учёбы',
    en: 'Temporary work outside school for a disabled child and other children from 14 to 18',
    lines: { employment: { 5: 34 } },
  },
  {
    code: 'social.charityAssistance',
    ru: 'Помощь в получении поддержки общественных и благотворительных организаций',
    en: 'Help to get support of public and charitable organisations',
    lines: { sponsors: { 5: 35, 6: 25, 7: 39, 9: 33 } },
  },
  {
    code: 'social.trainingByEmploymentCentre',
    ru: 'Профессиональное и дополнительное профессиональное обучение через центры занятости',
    en: 'Vocational and further training through the employment centre',
    lines: { furtherTraining: { 6: 22 } },
  },
  {
    code: 'social.othersEmployment',
    ru: 'Работа для других членов семьи, в том числе временная вне учёбы для детей от 14 до 18 лет',
    en: 'Work for other family members, also temporary work outside school for children from 14 to 18',
    lines: { employment: { 6: 23 } },
  },
  {
    code: 'social.labourSkills',
    ru: 'Трудовые навыки и самозанятость: семья учится сама решать бытовые задачи',
    en: 'Labour skills and self-employment: the family learns to manage everyday tasks',
    lines: { employment: { 6: 24, 7: 37, 8: 28, 9: 32, 11: 31 }, socialSupport: { 10: 23 } },
  },
  {
    code: 'social.utilityDebt',
    ru: 'Реструктуризация долга за жильё и коммунальные услуги',
    en: 'Restructuring of the debt for housing and utilities',
    lines: { utilityDebt: { 6: 26, 9: 34, 11: 33 } },
  },
  {
    code: 'social.autoPayment',
    ru: 'Подключение «Автоплатежа»',
    en: 'Setting up automatic payments',
    lines: { utilityDebt: { 6: 27, 9: 35, 11: 34 } },
  },
  {
    code: 'social.walkEscort',
    ru: 'Провожатый для ребёнка: прогулка и другое',
    en: 'Someone to go with the child: walks and other',
    lines: { volunteers: { 6: 29 } },
  },
  {
    code: 'social.schoolMeals',
    ru: 'Бесплатное горячее питание несовершеннолетнего по месту учёбы',
    en: 'Free hot school meals for the minor',
    lines: { socialSupport: { 7: 33, 8: 26, 11: 27 } },
  },
  {
    code: 'social.familyEmployment',
    ru: 'Работа для членов семьи, если требуется',
    en: 'Work for family members, if needed',
    lines: { employment: { 7: 35 } },
  },
  {
    code: 'social.unemployedTrainingFosterFamily',
    ru: 'Профессия для безработных членов замещающей семьи: обучение, в том числе с участием центра занятости',
    en: 'Vocational training for unemployed members of a foster family, also with the employment centre',
    lines: { employment: { 7: 36 } },
  },
  {
    code: 'social.temporaryWork',
    ru: 'Временная работа несовершеннолетних от 14 до 18 лет вне учёбы',
    en: 'Temporary work outside school for minors from 14 to 18',
    lines: { employment: { 7: 38, 8: 30 } },
  },
  {
    code: 'social.unemployedTrainingMinorInConflict',
    ru: 'Профессия для безработных в семье подростка в конфликте с законом, в том числе с центром занятости',
    en: 'Vocational training for the unemployed in the family of a minor in conflict with the law',
    lines: { employment: { 8: 29 } },
  },
  {
    code: 'social.schoolMealsManyChildren',
    ru: 'Бесплатное горячее питание детей многодетной семьи по месту учёбы',
    en: 'Free hot school meals for the children of a large family',
    lines: { socialSupport: { 9: 28 } },
  },
  {
    code: 'social.familyEmploymentWithMinors',
    ru: 'Работа для членов семьи, в том числе временная вне учёбы для детей от 14 до 18 лет',
    en: 'Work for family members, also temporary work outside school for children from 14 to 18',
    lines: { employment: { 9: 30, 11: 29 } },
  },
  {
    code: 'social.unemployedTrainingManyChildren',
    ru: 'Профессия для безработных членов многодетной семьи: обучение через центры занятости',
    en: 'Vocational training for unemployed members of a large family through the employment centre',
    lines: { employment: { 9: 31 } },
  },
  {
    code: 'social.canteenMeals',
    ru: 'Бесплатное питание в социальной столовой',
    en: 'Free meals in a social canteen',
    lines: { socialSupport: { 10: 22 } },
  },
  {
    code: 'social.trainingMinorParents',
    ru: 'Профессиональное и дополнительное профессиональное обучение, в том числе через центры занятости',
    en: 'Vocational and further training, also through the employment centre',
    lines: { education: { 10: 25 } },
  },
  {
    code: 'social.employment',
    ru: 'Помощь в поиске работы, если требуется',
    en: 'Help to find work, if needed',
    lines: { employment: { 10: 26 } },
  },
  {
    code: 'social.charityInKind',
    ru: 'Поддержка общественных и благотворительных организаций, в том числе в натуральной форме',
    en: 'Support of public and charitable organisations, also in kind',
    lines: { sponsors: { 10: 27 } },
  },
  {
    code: 'social.unemployedTrainingThroughCentres',
    ru: 'Профессия для безработных членов семьи: обучение, в том числе через центры занятости',
    en: 'Vocational training for unemployed family members, also through the employment centre',
    lines: { employment: { 11: 30 } },
  },
  {
    code: 'social.charityBenefactorsDeputies',
    ru: 'Поддержка общественных и благотворительных организаций, благотворителей, депутатов',
    en: 'Support of public and charitable organisations, benefactors and deputies',
    lines: { sponsors: { 11: 32 } },
  },
];
