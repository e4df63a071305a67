import type { MeasureLines } from '../measure.ts';

/**
 * Medical help (медицинская помощь).
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 */
export const medicalMeasures: readonly MeasureLines[] = [
  {
    code: 'medical.institutions',
    ru: 'Где получить медицинскую помощь: адреса и часы работы учреждений',
    en: 'Where to get medical help: addresses and opening hours',
    lines: {
      healthyLife: { 4: 13, 5: 16, 7: 22, 8: 19, 9: 17, 10: 14, 11: 19 },
      illnessPrevention: { 6: 9 },
    },
  },
  {
    code: 'medical.childrenExamination',
    ru: 'Медицинское обследование детей',
    en: 'Medical examination of the children',
    lines: { healthyLife: { 4: 14, 5: 17 } },
  },
  {
    code: 'medical.childTreatment',
    ru: 'Лечение ребёнка в стационаре или амбулаторно',
    en: 'Hospital or outpatient treatment for the child',
    lines: { healthyLife: { 4: 15, 5: 18 } },
  },
  {
    code: 'medical.disabilityRegistration',
    ru: 'Установление инвалидности, если есть медицинские показания',
    en: 'Registration of a disability where there are medical grounds',
    lines: { healthyLife: { 4: 16, 7: 25 }, illnessPrevention: { 6: 13 } },
  },
  {
    code: 'medical.childTechnicalAids',
    ru: 'Технические средства реабилитации для ребёнка',
    en: 'Technical aids for the child’s rehabilitation',
    lines: { healthyLife: { 4: 17 } },
  },
  {
    code: 'medical.technicalAids',
    ru: 'Технические средства реабилитации (ТСР)',
    en: 'Technical aids for rehabilitation',
    lines: { healthyLife: { 5: 19 } },
  },
  {
    code: 'medical.technicalAidsTraining',
    ru: 'Как пользоваться техническими средствами реабилитации: обучение',
    en: 'Training in the use of technical aids',
    lines: { healthyLife: { 5: 20 } },
  },
  {
    code: 'medical.sanatorium',
    ru: 'Документы на санаторно-курортное лечение',
    en: 'Papers for treatment in a sanatorium',
    lines: { recreation: { 5: 21 } },
  },
  {
    code: 'medical.rehabilitation',
    ru: 'Медицинская реабилитация',
    en: 'Medical rehabilitation',
    lines: { recreation: { 5: 22 } },
  },
  {
    code: 'medical.healthCamp',
    ru: 'Путёвка в детский оздоровительный лагерь',
    en: 'Place in a children’s health camp',
    lines: { recreation: { 5: 23, 7: 26 } },
  },
  {
    code: 'medical.psychotherapist',
    ru: 'Приём у психотерапевта',
    en: 'Appointment with a psychotherapist',
    lines: { illnessPrevention: { 6: 10 } },
  },
  {
    code: 'medical.motherAndNewbornExamination',
    ru: 'Медицинское обследование матери и новорождённого',
    en: 'Medical examination of the mother and the newborn',
    lines: { illnessPrevention: { 6: 11 } },
  },
  {
    code: 'medical.escortToTreatment',
    ru: 'Поездка с членами семьи на лечение, в стационар или амбулаторно, если требуется',
    en: 'Going with family members to hospital or outpatient treatment, if needed',
    lines: { illnessPrevention: { 6: 12 } },
  },
  {
    code: 'medical.minorExamination',
    ru: 'Медицинское обследование несовершеннолетнего, если есть показания',
    en: 'Medical examination of the minor, where indicated',
    lines: { healthyLife: { 7: 23, 8: 20, 11: 20 } },
  },
  {
    code: 'medical.familyTreatment',
    ru: 'Направление членов семьи на лечение, в стационар или амбулаторно, если требуется',
    en: 'Referral of family members to hospital or outpatient treatment, if needed',
    lines: { healthyLife: { 7: 24, 9: 19 } },
  },
  {
    code: 'medical.minorsExamination',
    ru: 'Медицинское обследование несовершеннолетних детей многодетной семьи, если есть показания',
    en: 'Medical examination of the minors of a large family, where indicated',
    lines: { healthyLife: { 9: 18 } },
  },
  {
    code: 'medical.schoolMedicalCard',
    ru: 'Медицинская карта ребёнка для детского сада или школы',
    en: 'Child’s medical card for nursery school or school',
    lines: { healthyLife: { 9: 20 } },
  },
  {
    code: 'medical.motherAndChildStay',
    ru: 'Отдых ребёнка в оздоровительном лагере, в том числе по путёвке «Мать и дитя»',
    en: 'Stay in a children’s health camp, also on a "Mother and Child" voucher',
    lines: { recreation: { 9: 21 } },
  },
  {
    code: 'medical.necessaryCare',
    ru: 'Медицинская помощь, в которой нуждается семья',
    en: 'The medical care that the family needs',
    lines: { healthyLife: { 10: 15, 11: 21 } },
  },
  {
    code: 'medical.motherAndChildVouchers',
    ru: 'Путёвки: детский оздоровительный лагерь, «Мать и дитя»',
    en: 'Vouchers: children’s health camp, "Mother and Child"',
    lines: { recreation: { 11: 22 } },
  },
];
