import type { MeasureLines } from '../measure.ts';

/**
 * Legal help (юридическая помощь).
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 */
export const legalMeasures: readonly MeasureLines[] = [
  {
    code: 'legal.institutions',
    ru: 'Где получить юридическую помощь: адреса и часы работы учреждений',
    en: 'Where to get legal help: addresses and opening hours',
    lines: {
      benefitsAndGuarantees: { 4: 18, 5: 24, 6: 14, 7: 27, 9: 22, 10: 16, 11: 23 },
      legalEducation: { 8: 21 },
    },
  },
  {
    code: 'legal.supportClasses',
    ru: 'Занятия для родителей и детей: как получить меры поддержки, в том числе «Правовой навигатор»',
    en: 'Classes for parents and children: how to get support measures, also with "Legal Navigator"',
    lines: { benefitsAndGuarantees: { 4: 19, 5: 25 } },
  },
  {
    code: 'legal.benefitsPaymentsSubsidies',
    ru: 'Льготы и выплаты (ЖКХ, транспорт и другие), пособия, компенсации, субсидии',
    en: 'Benefits and payments (utilities, transport and other), allowances, compensations, subsidies',
    lines: { supportDue: { 4: 20, 5: 26 } },
  },
  {
    code: 'legal.freeLegalHelpBroad',
    ru: 'Бесплатный юрист: от гражданского до уголовного права, права детей, женщин, отцов, инвалидов',
    en: 'Free legal help: from civil to criminal law, rights of children, women, fathers, disabled people',
    lines: { lawyer: { 4: 21, 5: 27, 6: 19, 9: 26 } },
  },
  {
    code: 'legal.familyClasses',
    ru: 'Занятия для членов семьи о мерах поддержки по технологии «Правовой навигатор»',
    en: 'Classes for family members on support measures by the technology "Legal Navigator"',
    lines: { benefitsAndGuarantees: { 6: 15, 10: 17 } },
  },
  {
    code: 'legal.documents',
    ru: 'Восстановление, получение и замена документов',
    en: 'Restoring, getting and replacing documents',
    lines: { personalDocuments: { 6: 16, 10: 19 }, documents: { 8: 23 } },
  },
  {
    code: 'legal.benefitsAndPayments',
    ru: 'Льготы и выплаты по закону',
    en: 'Benefits and payments by law',
    lines: { supportDue: { 6: 17, 9: 24 } },
  },
  {
    code: 'legal.benefitPapers',
    ru: 'Документы для пособий, компенсаций, субсидий и льгот',
    en: 'Papers for allowances, compensations, subsidies and benefits',
    lines: { supportDue: { 6: 18, 7: 30, 9: 25 } },
  },
  {
    code: 'legal.fosterFamilyClasses',
    ru: 'Занятия для замещающих родителей и детей о мерах поддержки, в том числе «Правовой навигатор»',
    en: 'Classes for foster parents and children on support measures, also with "Legal Navigator"',
    lines: { benefitsAndGuarantees: { 7: 28 } },
  },
  {
    code: 'legal.benefitsHousingTransport',
    ru: 'Льготы и выплаты по закону: ЖКХ, транспорт и другие',
    en: 'Benefits and payments by law: utilities, transport and other',
    lines: { supportDue: { 7: 29 } },
  },
  {
    code: 'legal.freeLegalHelp',
    ru: 'Бесплатный юрист по социально-правовым вопросам',
    en: 'Free legal help in social matters',
    lines: { lawyer: { 7: 31, 11: 25 } },
  },
  {
    code: 'legal.legalEducation',
    ru: 'Правовое просвещение родителей и детей, в том числе «Правовой навигатор»',
    en: 'Legal education for parents and children, also with "Legal Navigator"',
    lines: { legalEducation: { 8: 22 } },
  },
  {
    code: 'legal.freeLegalHelpChildrenDisabled',
    ru: 'Бесплатный юрист: от гражданского до уголовного права, права детей и инвалидов',
    en: 'Free legal help: from civil to criminal law, rights of children and disabled people',
    lines: { lawyer: { 8: 24 } },
  },
  {
    code: 'legal.familiesWithChildrenClasses',
    ru: 'Занятия о мерах поддержки семей с детьми по технологии «Правовой навигатор»',
    en: 'Classes on support for families with children by the technology "Legal Navigator"',
    lines: { benefitsAndGuarantees: { 9: 23 } },
  },
  {
    code: 'legal.benefitsRegistration',
    ru: 'Оформление положенных семье льгот, пособий и выплат',
    en: 'Applying for the benefits, allowances and payments due to the family',
    lines: { benefitsAndGuarantees: { 10: 18 } },
  },
  {
    code: 'legal.freeLegalHelpFamilyWork',
    ru: 'Бесплатный юрист: гражданское, жилищное, семейное, трудовое право, права детей, женщин, отцов',
    en: 'Free legal help: civil, housing, family, labour law, rights of children, women, fathers',
    lines: { freeConsultations: { 10: 20 } },
  },
  {
    code: 'legal.navigatorClasses',
    ru: 'Занятия для родителей и детей о мерах поддержки с «Правовым навигатором»',
    en: 'Classes for parents and children on support measures with "Legal Navigator"',
    lines: { benefitsAndGuarantees: { 11: 24 } },
  },
];
